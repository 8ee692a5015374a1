"""The search over all pages: it finds what a page says, leads there, and is used by keyboard alone."""

import time
from urllib.parse import unquote, urlsplit

from .findings import Finding
from .site import Page, Site
from .tab import Tab, View

NOWHERE = "qqzzxxqq"


def whole_report(tab: Tab, site: Site, page: Page, view: View) -> list[Finding]:
    """Searches for words of the open page's headings, and for what no page says; nothing if the page has no search."""
    if not tab.run("search.js", "isThere()"):
        return []
    return [Finding(page.name, str(view), "search", message, place) for message, place in _faults(tab, site, page)]


def _faults(tab: Tab, site: Site, page: Page) -> list[tuple[str, str]]:
    faults = []
    for heading in tab.run("search.js", "headings()")[:3]:
        words = heading["text"]
        state = _search(tab, words)
        own = f"{page.path.resolve().as_uri()}#{heading['id']}"
        if not state["status"]:
            return [("says nothing about what it found, within five seconds", words)]
        if own not in [unquote(link) for link in state["links"]]:
            faults.append((f"does not find the heading it is on: {state['status']}", words))
        for link in state["links"]:
            if not _is_there(site, link):
                faults.append((f"leads to what is not there: {link.rsplit('/', 2)[-2:]}", words))
        if state["links"] and not state["marked"]:
            faults.append(("does not mark the words in what it found", words))
        if state["wide"]:
            faults.append(("makes the page scroll sideways, or reaches beyond the screen", words))
        if state["links"]:
            faults += [(fault, words) for fault in _keyboard(tab)]
    state = _search(tab, NOWHERE)
    if state["links"] or not state["status"]:
        faults.append(("does not say that there is nothing to be found", NOWHERE))
    if _search(tab, "")["open"]:
        faults.append(("is still open when the words are gone", NOWHERE))
    return faults


def _keyboard(tab: Tab) -> list[str]:
    """Down into what was found, up again, and out."""
    faults = []
    tab.press("ArrowDown")
    if tab.run("search.js", "focused()") != 0:
        faults.append("the down arrow does not lead to what was found")
    tab.press("ArrowUp")
    if tab.run("search.js", "focused()") != -1:
        faults.append("the up arrow does not lead back to the words")
    tab.press("ArrowDown")
    tab.press("Escape")
    state = tab.run("search.js", "state()")
    if state["open"]:
        faults.append("is not closed by Escape")
    if tab.run("search.js", "focused()") != -1:
        faults.append("Escape does not lead back to the words")
    return faults


def _search(tab: Tab, words: str) -> dict:
    """Types words, and waits for what is said about them."""
    tab.run("search.js", "begin()")
    if words:
        tab.call("Input.insertText", text=words)
    end = time.monotonic() + 5
    while True:
        tab.settle_frame()
        state = tab.run("search.js", "state()")
        if state["status"] or not words or time.monotonic() > end:
            return state


def _is_there(site: Site, link: str) -> bool:
    """Whether a link leads to a place on a page of the report."""
    parts = urlsplit(link)
    for page in site.pages:
        if page.path.resolve().as_uri() == f"{parts.scheme}://{parts.netloc}{parts.path}":
            return not parts.fragment or f'id="{unquote(parts.fragment)}"' in page.path.read_text(encoding="utf-8")
    return False
