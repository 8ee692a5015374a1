"""What can be told from the files alone: links, headings, landmarks, sizes."""

import re
from collections import deque
from urllib.parse import urlsplit

from .findings import Finding, shorten
from .site import Page, Site, is_external

INDEX_LIMIT = 100_000
CHAPTER_LIMIT = 360_000


def links(site: Site, page: Page) -> list[Finding]:
    """Every address leads to a file under the folder, every fragment to an element."""
    findings = []

    def found(rule: str, message: str, pointer) -> None:
        findings.append(Finding(page.name, "source", rule, message, f"{pointer}"))

    for pointer in page.source.pointers:
        address = pointer.address
        scheme = urlsplit(address).scheme
        if scheme in ("http", "https") or address.startswith("//"):
            if pointer.element not in ("a", "area"):
                found("request", f"{shorten(address)} is loaded from the network", pointer)
            continue
        if scheme == "data" and pointer.element in ("a", "area") and not pointer.is_download:
            found("link", "browsers open no data address; with a download attribute they save it", pointer)
        if scheme in ("data", "mailto"):
            continue
        if scheme:
            found("link", f"{shorten(address)} is neither a file of the folder nor on the web", pointer)
            continue
        path, fragment = site.target(page, address)
        if address.startswith("/") or not path.is_relative_to(site.folder):
            found("link", f"{shorten(address)} leaves the folder", pointer)
        elif path.is_dir():
            found("link", f"{shorten(address)} is a folder: opened from disk it shows a list of files", pointer)
        elif not path.is_file():
            found("link", f"{shorten(address)} does not exist", pointer)
        elif fragment and fragment != "top":
            target = site.page(path)
            if target is None or fragment not in target.source.identifiers:
                found("anchor", f"no element has the id of {shorten(address)}", pointer)
    return findings


def external_links(site: Site) -> list[tuple[str, str]]:
    """All links to the web, each with the first page it stands on; they are not followed."""
    first: dict[str, str] = {}
    for page in site.pages:
        for pointer in page.source.pointers:
            if pointer.element == "a" and urlsplit(pointer.address).scheme in ("http", "https"):
                first.setdefault(pointer.address, page.name)
    return sorted(first.items())


def structure(page: Page) -> list[Finding]:
    """A title, a language, one first heading, headings that can be linked to, a main part and navigation."""
    source = page.source
    is_index = page.name == "index.html"
    missing_anchor = [heading for heading in source.headings if heading.level in (2, 3) and not heading.identifier and not is_index]
    faults = {
        "has no title": not source.title.strip(),
        "does not say its language (html lang)": not source.attributes.get("html", {}).get("lang"),
        "does not say its encoding (meta charset)": source.metas.get("charset", "").lower() != "utf-8",
        "is not made for narrow screens (meta viewport)": "width=device-width" not in source.metas.get("viewport", ""),
        "does not say that it has a dark form (meta color-scheme)": "dark" not in source.metas.get("color-scheme", ""),
        f"has {source.elements.get('h1', 0)} headings of level 1": source.elements.get("h1", 0) != 1,
        f"has {source.elements.get('main', 0)} main elements": source.elements.get("main", 0) != 1,
        "has no doctype": not re.match(r"\s*<!doctype html>", page.text, re.IGNORECASE),
        "has no nav element": not is_index and source.elements.get("nav", 0) < 1,
    }
    findings = [Finding(page.name, "source", "structure", message) for message, wrong in faults.items() if wrong]
    findings += [
        Finding(page.name, "source", "structure", f"a heading of level {heading.level} has no id", f"line {heading.line}")
        for heading in missing_anchor
    ]
    skipped = [
        (before, heading) for before, heading in zip(source.headings, source.headings[1:]) if heading.level > before.level + 1
    ]
    findings += [
        Finding(page.name, "source", "structure", f"a heading of level {heading.level} follows one of level {before.level}",
                f"line {heading.line}")
        for before, heading in skipped
    ]
    return findings


def _without_pictures(text: str) -> int:
    """The size in bytes of a page or style sheet, without the pictures embedded in it."""
    return len(re.sub(r"data:image/[^\"')\s]*", "", text).encode())


def size(site: Site, page: Page) -> list[Finding]:
    """The page with the style sheets and scripts it loads is small."""
    total = _without_pictures(page.text)
    for pointer in page.source.pointers:
        if pointer.element in ("link", "script") and not is_external(pointer.address):
            path, _ = site.target(page, pointer.address)
            if path.is_file():
                total += _without_pictures(path.read_text(encoding="utf-8", errors="replace"))
    limit = INDEX_LIMIT if page.name == "index.html" else CHAPTER_LIMIT
    if total <= limit:
        return []
    return [Finding(page.name, "source", "size", f"{total:,} bytes without pictures (at most {limit:,})")]


def whole_site(site: Site) -> list[Finding]:
    """No page has the title of another, and every page can be reached from the index."""
    findings = []
    titles: dict[str, str] = {}
    for page in site.pages:
        title = page.source.title.strip()
        if title and titles.setdefault(title, page.name) != page.name:
            findings.append(Finding(page.name, "source", "structure", f"has the same title as {titles[title]}", title))
    start = site.page(site.folder / "index.html")
    if start is None:
        return findings + [Finding("index.html", "source", "link", "does not exist")]
    reached, waiting = {start.name}, deque([start])
    while waiting:
        page = waiting.popleft()
        for pointer in page.source.pointers:
            if pointer.element != "a" or is_external(pointer.address):
                continue
            other = site.page(site.target(page, pointer.address)[0])
            if other and other.name not in reached:
                reached.add(other.name)
                waiting.append(other)
    findings += [
        Finding(page.name, "source", "link", "cannot be reached from index.html") for page in site.pages if page.name not in reached
    ]
    return findings
