"""Figures that can be enlarged: by keyboard, to their own size at least, and back."""

from .findings import Finding
from .tab import Tab, View


def figures(tab: Tab, page: str, view: View) -> list[Finding]:
    """Enlarges every figure of the open page that offers it with the space bar, and closes it again with the space bar and with Escape."""
    return [
        Finding(page, str(view), "enlarge", message, place)
        for index in range(tab.run("enlarge.js", "count()"))
        for message, place in _faults(tab, index)
    ]


def _faults(tab: Tab, index: int) -> list[tuple[str, str]]:
    """What is wrong with enlarging one figure."""

    def state() -> dict:
        tab.settle_frame()
        return tab.run("enlarge.js", f"state({index})")

    def press(key: str) -> dict:
        tab.press(key)
        return state()

    tab.run("enlarge.js", f"focus({index})")
    before = state()
    faults = []
    large = press(" ")
    if not large["checked"]:
        return [("is not enlarged by the space bar", before["place"])]
    if large["width"] < max(before["own"], before["width"]) - 1:
        faults.append(f"enlarged it is {large['width']:.0f} wide, its own width is {before['own']}")
    if large["page"] > large["screen"] + 1:
        faults.append("enlarged it makes the page scroll sideways")
    if press(" ")["checked"]:
        faults.append("is not closed by the space bar")
    else:
        press(" ")
        if press("Escape")["checked"]:
            faults.append("is not closed by Escape")
            press(" ")
    if abs(state()["width"] - before["width"]) > 1:
        faults.append("has another size when it is closed")
    return [(fault, before["place"]) for fault in faults]
