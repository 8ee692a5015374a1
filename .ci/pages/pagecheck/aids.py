"""Contents that lead to their headings and follow the reading; buttons that copy the code they stand by."""

from .findings import Finding
from .tab import Tab, View


def contents(tab: Tab, page: str, view: View) -> list[Finding]:
    """Follows every link from a navigation part to a place on the open page, by keyboard."""
    findings = []
    count = tab.run("aids.js", "linkCount()")
    for index in range(count):
        tab.run("aids.js", f"focusLink({index})")
        tab.press("Enter")
        place = tab.run("aids.js", f"place({index})")
        faults = []
        if not place["found"]:
            faults.append("leads to nothing")
        elif not -2 <= place["top"] < place["screen"] * (1 if place["atEnd"] else 0.5):
            faults.append(f"leads to a heading that is then at {place['top']} of {place['screen']} pixels of the screen")
        elif place["covered"]:
            faults.append(f"leads to a heading that is then covered by {place['covered']}")
        # At the end of a page several short sections are on the screen together.
        if place["marks"] and not place["atEnd"] and (not place["marked"] or place["others"]):
            faults.append("is not the one marked as the reader's place (aria-current) after it was followed")
        findings += [Finding(page, str(view), "contents", fault, place["link"]) for fault in faults]
    if count > 1 and not tab.run("aids.js", f"place({count - 1})")["marks"]:
        findings.append(Finding(page, str(view), "contents", "no link is marked as the reader's place (aria-current)", "nav"))
    return findings


def copying(tab: Tab, page: str, view: View) -> list[Finding]:
    """Presses every button that stands by code and compares the clipboard with the code."""
    findings = []
    tab.allow_clipboard()
    for index in range(tab.run("aids.js", "buttonCount()")):
        tab.run("aids.js", f"focusButton({index})")
        tab.press("Enter")
        tab.evaluate("new Promise(done => setTimeout(done, 60))")
        code = tab.run("aids.js", f"code({index})")
        if tab.run("aids.js", "clipboard()").strip().split() != code["text"].split():
            findings.append(Finding(page, str(view), "copy", "the button does not put the code into the clipboard", code["place"]))
    return findings
