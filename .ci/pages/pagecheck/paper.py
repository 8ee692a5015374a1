"""The page on paper: printed to PDF on A4 with the margins of the page's own style, or the browser's."""

import hashlib
import re
import zlib

from .findings import Finding
from .stepper import all_frames
from .tab import Tab, View

CONTENT_WIDTH = 718  # A4 less Chromium's margins of 1 cm on either side, in CSS pixels


def printed(tab: Tab, page: str, path, theme: str) -> list[Finding]:
    """Looks at the page as it is laid out for paper, then prints it."""
    view = View(width=CONTENT_WIDTH, theme=theme, medium="print")
    tab.open(path, View(theme=theme))
    tab.look(view)  # a page that is already open is printed, so its scripts have run
    tab.settle()
    found = tab.run("paper.js")
    findings = [Finding(page, str(view), item["rule"], item["message"], item["place"]) for item in found]
    findings += all_frames(tab, page, view)
    document = tab.pdf()
    if not document.startswith(b"%PDF-") or page_count(document) < 1:
        findings.append(Finding(page, str(view), "paper", "printing gave no PDF with pages"))
    if theme == "dark":
        # The layout was for paper; what is printed comes from the screen, as a reader's browser does it.
        tab.open(path, View(theme="dark"))
        dark = tab.pdf()
        tab.open(path, View(theme="light"))
        if pictures(dark) != pictures(tab.pdf()):
            findings.append(Finding(page, str(view), "paper", "its pictures are not those of the light page, when it is printed from a dark screen"))
    return findings


def pictures(document: bytes) -> set[str]:
    """The pictures of a PDF, told from each other by what they hold."""
    found = set()
    for match in re.finditer(rb"<<((?:(?!>>\s*stream).)*?/Subtype\s*/Image.*?)>>\s*stream\r?\n", document, re.DOTALL):
        end = document.index(b"endstream", match.end())
        found.add(hashlib.sha256(document[match.end():end]).hexdigest())
    return found


def page_count(document: bytes) -> int:
    """The number of pages of a PDF, from its page objects, packed ones included."""
    texts = [document]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            texts.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            pass  # a stream that is not packed, or not text
    return sum(len(re.findall(rb"/Type\s*/Page(?![a-zA-Z])", text)) for text in texts)
