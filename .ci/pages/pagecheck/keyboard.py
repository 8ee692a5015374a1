"""The page by keyboard alone: Tab reaches everything, and one always sees where one is."""

from .findings import Finding
from .tab import Tab, View


def focus(tab: Tab, page: str, view: View) -> list[Finding]:
    """Walks through the open page with Tab."""
    findings: dict[tuple, Finding] = {}

    def found(message: str, place: str) -> None:
        findings.setdefault((message, place), Finding(page, str(view), "focus", message, place))

    stops = tab.run("focus.js", "start()")
    for _ in range(stops + 5):
        tab.press("Tab")
        stop = tab.run("focus.js", "now()")
        if stop is None or stop["again"]:
            break
        if not stop["changed"]:
            found("looks the same with the focus as without", stop["place"])
        if stop["contrast"] is not None and stop["contrast"] < 3:
            found(f"has a focus outline of contrast {stop['contrast']:.2f} with its background (at least 3)", stop["place"])
        if not stop["onScreen"]:
            found("has the focus, but is not on the screen", stop["place"])
        elif stop["covered"]:
            found(f"has the focus, but is covered by {stop['covered']}", stop["place"])
    for place in tab.run("focus.js", "missed()"):
        found("is not reached with Tab", place)
    return list(findings.values())
