"""A page on a screen: layout, pictures, theme."""

from .findings import Finding
from .site import Page, Site
from .tab import Tab, View


def layout(tab: Tab, page: str, view: View) -> list[Finding]:
    """Nothing is wider than the screen, cut, over other text, or too small."""
    found = tab.run("layout.js", EXPECTED_WIDTH=view.width)
    return [Finding(page, str(view), item["rule"], item["message"], item["place"]) for item in found]


def styles(tab: Tab, page: Page, site: Site) -> list[Finding]:
    """The browser understands every declaration and selector of the page's style sheets."""
    texts = list(page.source.styles)
    for pointer in page.source.pointers:
        if pointer.element == "link" and pointer.address.endswith(".css"):
            path, _ = site.target(page, pointer.address)
            if path.is_file():
                texts.append(path.read_text(encoding="utf-8"))
    return [Finding(page.name, "source", "style", item["message"], item["place"]) for item in tab.run("styles.js", STYLES=texts)]


def mathematics(tab: Tab, page: str, view: View) -> list[Finding]:
    """Formulas are drawn as they are meant."""
    return [Finding(page, str(view), "math", item["message"], item["place"]) for item in tab.run("mathematics.js")]


def pictures(tab: Tab, page: str, view: View) -> list[Finding]:
    """Every picture is loaded, described, sharp, undistorted and of the right theme."""
    return [Finding(page, str(view), item["rule"], item["message"], item["place"]) for item in tab.run("images.js")]


def theme(tab: Tab, page: str, view: View) -> list[Finding]:
    """The page is light for a reader who wants it light, dark for one who wants it dark."""
    seen = tab.run("theme.js")
    findings = []
    if (seen["ground"] < 0.18) != (view.theme == "dark"):
        findings.append(Finding(page, str(view), "theme", f"the ground has luminance {seen['ground']:.2f}"))
    if seen["contrast"] < 7:
        findings.append(Finding(page, str(view), "theme", f"the text has contrast {seen['contrast']:.1f} with the ground (at least 7)"))
    return findings
