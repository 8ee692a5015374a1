"""Which checks are made of a page, under which conditions, and the running of them over a folder."""

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import accessibility, aids, enlarging, keyboard, loading, look, markup, paper, policy, searching, sorting, source_rules, stepper
from .devtools import Browser, BrowserError
from .findings import Finding
from .site import Page, Site
from .tab import Tab, View

WIDTHS = (1280, 768, 360)
THEMES = ("light", "dark")
SCREENS = [View(width, theme) for width in WIDTHS for theme in THEMES]
WITHOUT_SCRIPTS = View(1280, "light", scripts=False)
# About the narrowest screen on which the contents stand beside the text.
LAPTOP = View(1160, "light")


@dataclass
class Result:
    """One check of one page under one condition, and what it found: nothing if all is well."""

    page: str
    condition: str
    check: str
    findings: list[Finding]


def _attempt(page: str, condition: str, check: str, work: Callable[[], list[Finding]]) -> Result:
    """Makes a check; a page that cannot be checked is a finding too."""
    try:
        return Result(page, condition, check, work())
    except BrowserError as error:
        return Result(page, condition, check, [Finding(page, condition, "browser", f"the check “{check}” was not possible: {error}")])


def source_checks(site: Site, page: Page) -> Iterator[Result]:
    """What needs no browser."""
    yield Result(page.name, "source", "links", source_rules.links(site, page))
    yield Result(page.name, "source", "structure", source_rules.structure(page))
    yield Result(page.name, "source", "size", source_rules.size(site, page))
    yield Result(page.name, "source", "policy", policy.written(page))


def screen_checks(tab: Tab, site: Site, page: Page, view: View) -> Iterator[Result]:
    """The page on one screen in one color scheme."""

    def attempt(check: str, work: Callable[[], list[Finding]]) -> Result:
        return _attempt(page.name, str(view), check, work)

    opened = attempt("opening", lambda: tab.open(page.path, view) or [])
    yield opened
    if opened.findings:
        return
    yield attempt("layout", lambda: look.layout(tab, page.name, view))
    yield attempt("mathematics", lambda: look.mathematics(tab, page.name, view))
    yield attempt("pictures", lambda: look.pictures(tab, page.name, view))
    if view == SCREENS[0]:
        yield attempt("styles", lambda: look.styles(tab, page, site))
    yield attempt("theme", lambda: look.theme(tab, page.name, view))
    if view.width == 1280 or view.theme == "light":
        yield attempt("accessibility", lambda: accessibility.violations(tab, page.name, view))
    if view.width == 1280 or view == View(360, "light"):
        yield attempt("focus", lambda: keyboard.focus(tab, page.name, view))
    if view == SCREENS[0]:
        yield attempt("contents", lambda: aids.contents(tab, page.name, view))
        yield attempt("copying", lambda: aids.copying(tab, page.name, view))
        yield attempt("sorting", lambda: sorting.tables(tab, page.name, view))
    if view.width != 768 and view.theme == "light":
        yield attempt("enlarging", lambda: enlarging.figures(tab, page.name, view))
        yield attempt("sequences", lambda: stepper.steps(tab, page.name, view))
    if view.width != 768 and view.theme == "light":
        yield attempt("searching", lambda: searching.whole_report(tab, site, page, view))
    yield attempt("loading", lambda: loading.messages_and_requests(tab, page.name, view, site.folder))


def other_checks(tab: Tab, site: Site, page: Page) -> Iterator[Result]:
    """The page while its pictures are on their way, without scripts, and on paper."""
    for width in (1280, 360):
        view = View(width, "light")
        yield _attempt(page.name, str(view), "jumps", lambda view=view: loading.jumps(tab, page.name, page.path, view))

    def without_scripts() -> list[Finding]:
        view = WITHOUT_SCRIPTS
        tab.open(page.path, view)
        return look.layout(tab, page.name, view) + stepper.all_frames(tab, page.name, view) \
            + sorting.without_scripts(tab, page.name, view) + loading.messages_and_requests(tab, page.name, view, site.folder)

    yield _attempt(page.name, str(WITHOUT_SCRIPTS), "reading", without_scripts)
    yield _attempt(page.name, str(SCREENS[0]), "serving", lambda: policy.on_the_web(tab, site, page, SCREENS[0]))

    def on_a_laptop() -> list[Finding]:
        tab.open(page.path, LAPTOP)
        return look.layout(tab, page.name, LAPTOP)

    yield _attempt(page.name, str(LAPTOP), "layout", on_a_laptop)
    for theme in THEMES:
        view = View(theme=theme, medium="print")
        yield _attempt(page.name, str(view), "printing", lambda view=view: paper.printed(tab, page.name, page.path, view.theme))


def page_checks(tab: Tab, site: Site, page: Page) -> Iterator[Result]:
    """Everything about one page."""
    yield from source_checks(site, page)
    for view in SCREENS:
        yield from screen_checks(tab, site, page, view)
    yield from other_checks(tab, site, page)


def site_checks(site: Site) -> Iterator[Result]:
    """What concerns all pages together."""
    yield Result(".", "source", "all pages", source_rules.whole_site(site))
    invalid = markup.invalid(site)
    for page in site.pages:
        yield Result(page.name, "source", "markup", [finding for finding in invalid if finding.page == page.name])
    rest = {page.name for page in site.pages}
    others = [finding for finding in invalid if finding.page not in rest]
    if others:
        yield Result(".", "source", "markup", others)


def check(site: Site, pages: list[Page], jobs: int) -> list[Result]:
    """Checks these pages, `jobs` of them at the same time, each in a browser of its own."""
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for page in pages:
        waiting.put(page)
    results: list[Result] = []
    failures: list[BaseException] = []
    adding = threading.Lock()

    def work() -> None:
        try:
            with Browser() as browser:
                tab = Tab(browser)
                while not failures:
                    try:
                        page = waiting.get_nowait()
                    except queue.Empty:
                        return
                    of_page = list(page_checks(tab, site, page))
                    with adding:
                        results.extend(of_page)
                    print(f"{page.name}: {len(of_page)} checks", file=sys.stderr, flush=True)
        except BaseException as failure:
            failures.append(failure)

    workers = [threading.Thread(target=work) for _ in range(min(jobs, len(pages)))]
    for worker in workers:
        worker.start()
    results.extend(site_checks(site))
    for worker in workers:
        worker.join()
    if failures:
        raise failures[0]
    return sorted(results, key=lambda result: result.page)
