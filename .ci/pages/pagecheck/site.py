"""The folder of pages as files: what each page is made of and what it points to."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

POINTERS = {
    "a": ["href"], "area": ["href"], "link": ["href"], "img": ["src", "srcset"], "source": ["src", "srcset"], "script": ["src"],
    "iframe": ["src"], "embed": ["src"], "object": ["data"], "video": ["src", "poster"], "audio": ["src"], "track": ["src"],
    "input": ["src"], "image": ["href"], "use": ["href"], "form": ["action"],
}


@dataclass(frozen=True)
class Pointer:
    """An address in a page: which element and attribute it stands in, the address, the line of the source, whether it is to be saved."""

    element: str
    attribute: str
    address: str
    line: int
    is_download: bool = False

    def __str__(self) -> str:
        return f"line {self.line}: <{self.element} {self.attribute}>"


@dataclass(frozen=True)
class Heading:
    """A heading of a page, and the id by which it can be reached."""

    level: int
    identifier: str | None
    line: int


class _Reader(HTMLParser):
    """Collects what the checks of a page's source need."""

    def __init__(self):
        super().__init__()
        self.pointers: list[Pointer] = []
        self.identifiers: set[str] = set()
        self.headings: list[Heading] = []
        self.elements: dict[str, int] = {}
        self.attributes: dict[str, dict] = {}
        self.metas: dict[str, str] = {}
        self.policies: dict[str, str] = {}
        self.before_policy: list[tuple[str, int]] = []
        self.handlers: list[tuple[str, str, int]] = []
        self.title = ""
        self.styles: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        line = self.getpos()[0]
        self.elements[tag] = self.elements.get(tag, 0) + 1
        self.attributes.setdefault(tag, values)
        for name in ("id", "name") if tag == "a" else ("id",):
            if values.get(name):
                self.identifiers.add(values[name])
        for name in POINTERS.get(tag, ()):
            if values.get(name) is None:
                continue
            addresses = _candidates(values[name]) if name == "srcset" else [values[name]]
            self.pointers += [Pointer(tag, name, address.strip(), line, "download" in values) for address in addresses]
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(Heading(int(tag[1]), values.get("id"), line))
        if tag == "meta" and values.get("http-equiv"):
            self.policies[values["http-equiv"].lower()] = values.get("content") or ""
        elif tag in ("link", "script", "style", "img") and not self.policies:
            self.before_policy.append((tag, line))
        self.handlers += [(tag, name, line) for name in values if name.startswith("on")]
        if tag == "meta":
            self.metas["charset" if "charset" in values else values.get("name") or ""] = values.get("content") or values.get("charset") or ""
        self._in_title = tag == "title" and not self.title
        if tag == "style":
            self.styles.append("")

    def handle_data(self, data):
        if self._in_title:
            self.title += data
        elif self.cdata_elem == "style":
            self.styles[-1] += data

    def handle_endtag(self, tag):
        self._in_title = False


def _candidates(text: str) -> list[str]:
    """The addresses of a `srcset`: separated by white space or commas, but a data address has a comma of its own."""
    if text.lstrip().startswith("data:"):
        return [text.split()[0]]
    return [candidate.split()[0] for candidate in text.split(",") if candidate.split()]


@dataclass
class Page:
    """An HTML file and what stands in it."""

    path: Path
    name: str
    text: str = field(repr=False)

    @cached_property
    def source(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.text)
        reader.close()
        return reader


class Site:
    """All pages under a folder, in the order of their paths."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self.pages = [
            Page(path, path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        ]
        self._by_path = {page.path.resolve(): page for page in self.pages}

    def page(self, path: Path) -> Page | None:
        """The page at this path."""
        return self._by_path.get(path.resolve())

    def target(self, page: Page, address: str) -> tuple[Path, str]:
        """The file and the fragment that an address in a page means."""
        parts = urlsplit(address)
        path = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
        return path, unquote(parts.fragment)


def is_external(address: str) -> bool:
    """Whether an address is on the web or of a kind that is not a file (mail and the like)."""
    return bool(urlsplit(address).scheme) or address.startswith("//")
