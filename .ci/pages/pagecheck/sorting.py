"""Tables that can be sorted: by keyboard, upwards, downwards and back, numbers by their size, and told to those who listen."""

import re

from .findings import Finding
from .tab import Tab, View

RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def number(text: str) -> float | None:
    """The number that a cell shows, or none: −3.27 × 10⁻⁶, 12.5%, ∞."""
    match = re.fullmatch(r"([−-]?)(\d+(?:\.\d+)?|∞)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?%?", text.strip())
    if not match:
        return None
    sign, digits, power = match.groups()
    value = float("inf") if digits == "∞" else float(f"{digits}e{power.translate(RAISED) if power else 0}")
    return -value if sign else value


def tables(tab: Tab, page: str, view: View) -> list[Finding]:
    """Sorts every table of the open page by each of its columns."""
    return [
        Finding(page, str(view), "sort", message, head["place"])
        for index, head in enumerate(tab.run("sort.js", "heads()"))
        for message in _faults(tab, index, head)
    ]


def _faults(tab: Tab, index: int, head: dict) -> list[str]:
    """What is wrong with one column."""

    def press() -> dict:
        tab.run("sort.js", f"focus({index})")
        tab.press("Enter")
        tab.settle_frame()
        return tab.run("sort.js", f"state({index})")

    faults = []
    before = tab.run("sort.js", f"state({index})")
    for direction in ("ascending", "descending"):
        state = press()
        if state["sort"] != direction:
            faults.append(f"does not say that its column is {direction} (aria-sort is {state['sort']})")
        if state["others"]:
            faults.append("leaves another column marked as sorted")
        if sorted(state["rows"]) != sorted(before["rows"]):
            faults.append("loses rows, or parts of them")
        elif not _ordered(state["cells"], direction):
            faults.append(f"is {direction} in another order: {', '.join(state['cells'][:6])}")
        if not state["focused"]:
            faults.append("loses the focus")
    state = press()
    if state["rows"] != before["rows"] or state["sort"] is not None:
        faults.append("does not come back to the order of the page")
    return faults


def _ordered(cells: list[str], direction: str) -> bool:
    """Whether cells are in order; what is no number where most are stands last."""
    numbers = [number(cell) for cell in cells]
    if sum(value is not None for value in numbers) * 2 > len(cells):
        values = [value for value in numbers if value is not None]
        if any(value is not None for value in numbers[len(values):]):
            return False
    else:
        # Words of different scripts and cases are the browser's to compare: here, only that it is not the wrong way round.
        values = [cell.casefold() for cell in cells if cell.isascii() and cell.isalnum()]
    values = values if direction == "ascending" else values[::-1]
    return all(one <= other for one, other in zip(values, values[1:]))


def without_scripts(tab: Tab, page: str, view: View) -> list[Finding]:
    """Without scripts nothing in a head may look as if it could be pressed."""
    return [Finding(page, str(view), "sort", "can do nothing without scripts", head["place"]) for head in tab.run("sort.js", "heads()")]
