"""Runs the checks over the sample and its faulty copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pagecheck import accessibility, aids, checks, enlarging, keyboard, loading, look, markup, paper, policy, searching, sorting, source_rules, stepper
from pagecheck.devtools import Browser
from pagecheck.findings import Finding
from pagecheck.site import Site
from pagecheck.tab import Tab, View

from . import faults, sample
from .faults import Fault


@dataclass
class Outcome:
    """One test: what was tested, whether it passed, and what was found."""

    name: str
    passed: bool
    findings: list[Finding]

    def __str__(self) -> str:
        found = "\n".join(f"    {finding}" for finding in self.findings) or "    nothing"
        return f"{self.name}: failed; found was\n{found}"


def _told(fault: Fault, findings: list[Finding]) -> bool:
    """Whether the fault was told by its rule, with its words, under the conditions it belongs to, and under no others."""
    matching = [finding for finding in findings if finding.rule == fault.rule and fault.words in str(finding)]
    return bool(matching) and all(finding.condition.startswith(fault.condition) for finding in matching)


def all_tests(folder: Path, browser: Browser) -> Iterator[Outcome]:
    """The sample without a fault under every condition, then each fault."""
    tab = Tab(browser)
    good = folder / "good"
    sample.write(good)
    site = Site(good)
    results = [result for page in site.pages for result in checks.page_checks(tab, site, page)] + list(checks.site_checks(site))
    findings = [finding for result in results for finding in result.findings]
    yield Outcome("the sample without a fault", not findings, findings)
    yield from _copies(folder, "source", faults.SOURCE, _source)
    yield from _markup(folder)
    for name, group, work in [
        ("loading", faults.LOADING, _loading), ("layout", faults.LAYOUT, _layout), ("reading", faults.READING, _reading),
        ("stepping", faults.STEPPING, _stepping), ("mathematics", faults.MATHEMATICS, _mathematics), ("aids", faults.AIDS, _aids), ("enlarging", faults.ENLARGING, _enlarging),
        ("sorting", faults.SORTING, _sorting), ("searching", faults.SEARCHING, _searching),
        ("paper", faults.PAPER, _paper),
    ]:
        yield from _copies(folder, name, group, lambda site, fault, work=work: work(tab, site, fault))


def _copies(folder: Path, name: str, group: list[Fault], work) -> Iterator[Outcome]:
    """Each fault of a group in a copy of its own."""
    for number, fault in enumerate(group, 1):
        copy = folder / f"{name}-{number}"
        sample.write_broken(copy, fault.file, fault.old, fault.new)
        found = work(Site(copy), fault)
        yield Outcome(f"{name} {number} ({fault.rule}: {fault.words})", _told(fault, found), found)


def _chapter(site: Site):
    """The page that most faults are in."""
    page = site.page(site.folder / "chapter" / "index.html")
    if page is None:
        raise RuntimeError("the sample has no chapter")
    return page


def _findings(results) -> list[Finding]:
    return [finding for result in results for finding in result.findings]


def _source(site: Site, fault: Fault) -> list[Finding]:
    return _findings(result for page in site.pages for result in checks.source_checks(site, page)) + source_rules.whole_site(site)


def _markup(folder: Path) -> Iterator[Outcome]:
    """All in one run of the checker, which takes long to start."""
    every = folder / "markup"
    for number, fault in enumerate(faults.MARKUP):
        sample.write_broken(every / str(number), fault.file, fault.old, fault.new)
    found = markup.invalid(Site(every))
    for number, fault in enumerate(faults.MARKUP):
        own = [finding for finding in found if finding.page.startswith(f"{number}/")]
        yield Outcome(f"markup {number + 1} ({fault.words})", _told(fault, own), own)


def _views(fault: Fault) -> list[View]:
    """The screens a fault must be seen on, and one on which a fault of another must not."""
    if not fault.condition:
        return [View()]
    screens = [view for view in [*checks.SCREENS, checks.LAPTOP] if str(view).startswith(fault.condition)]
    other = View(screens[0].width, "light" if screens[0].theme == "dark" else "dark") if " " in fault.condition else View()
    return [screens[0], other]


def _loading(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page, view = _chapter(site), View()
    tab.open(page.path, view)
    tab.evaluate("new Promise(done => setTimeout(done, 150))")
    found = loading.messages_and_requests(tab, page.name, view, site.folder)
    found += policy.on_the_web(tab, site, page, view)
    if fault.rule == "shift":
        found += loading.jumps(tab, page.name, page.path, view)
    return found


def _layout(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page, found = _chapter(site), []
    for view in _views(fault):
        tab.open(page.path, view)
        found += look.layout(tab, page.name, view) + look.pictures(tab, page.name, view) + look.theme(tab, page.name, view)
    return found + (look.styles(tab, page, site) if fault.rule == "style" else [])


def _reading(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page, found = _chapter(site), []
    for view in _views(fault):
        tab.open(page.path, view)
        work = accessibility.violations if fault.rule == "axe" else keyboard.focus
        found += work(tab, page.name, view)
    return found


def _stepping(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    view = checks.WITHOUT_SCRIPTS if fault.condition else View()
    tab.open(page.path, view)
    return stepper.all_frames(tab, page.name, view) if fault.condition else stepper.steps(tab, page.name, view)


def _mathematics(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    tab.open(page.path, View())
    return look.mathematics(tab, page.name, View())


def _aids(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    tab.open(page.path, View())
    return aids.contents(tab, page.name, View()) + aids.copying(tab, page.name, View())


def _sorting(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page, view = _chapter(site), checks.WITHOUT_SCRIPTS if fault.condition else View()
    tab.open(page.path, view)
    return (sorting.without_scripts if fault.condition else sorting.tables)(tab, page.name, view)


def _searching(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    tab.open(page.path, View())
    return searching.whole_report(tab, site, page, View())


def _enlarging(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    tab.open(page.path, View())
    return enlarging.figures(tab, page.name, View())


def _paper(tab: Tab, site: Site, fault: Fault) -> list[Finding]:
    page = _chapter(site)
    themes = ("light", "dark") if fault.condition == "paper dark" else ("light",)
    return [finding for theme in themes for finding in paper.printed(tab, page.name, page.path, theme)]
