"""What a page may load and run: its content security policy, as written and as a browser on the web keeps it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import loading
from .findings import Finding, shorten
from .site import Page, Site
from .tab import Tab, View

# What may stand behind a directive, beside hashes. `file:` is the report itself where it is opened from disk.
ALLOWED = {
    "default-src": {"'none'"},
    "script-src": {"'none'", "'self'", "file:"},
    "style-src": {"'none'", "'self'", "file:"},
    "style-src-attr": {"'unsafe-inline'"},
    "img-src": {"'none'", "'self'", "file:", "data:"},
    "font-src": {"'none'", "'self'", "file:", "data:"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
WITHOUT_DEFAULT = {"default-src", "base-uri", "form-action"}


def written(page: Page) -> list[Finding]:
    """There is a policy, before anything that it is about; it allows nothing but the report; and nothing runs that it could not know."""
    source = page.source
    findings = [
        Finding(page.name, "source", "policy", f"the attribute {name} is a script", f"line {line}: <{tag}>")
        for tag, name, line in source.handlers
    ]
    if "content-security-policy" not in source.policies:
        return findings + [Finding(page.name, "source", "policy", "has no content security policy")]
    if source.before_policy:
        tag, line = source.before_policy[0]
        findings.append(Finding(page.name, "source", "policy", "stands before the content security policy", f"line {line}: <{tag}>"))
    directives = {}
    for directive in source.policies["content-security-policy"].split(";"):
        name, *sources = directive.split()
        directives[name] = sources
    for name in sorted(WITHOUT_DEFAULT - directives.keys()):
        findings.append(Finding(page.name, "source", "policy", f"the content security policy does not say {name}"))
    for name, sources in directives.items():
        for expression in sources:
            if expression not in ALLOWED.get(name, set()) and not expression.startswith("'sha256-"):
                findings.append(Finding(page.name, "source", "policy", f"the content security policy allows {expression} as {name}"))
    return findings


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of the folder on a web server that only this machine reaches."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def on_the_web(tab: Tab, site: Site, page: Page, view: View) -> list[Finding]:
    """From a web server the page loads all that it loads from disk, and nothing else."""
    with _served(site.folder) as server:
        tab.leave()
        tab.look(view)
        tab.wait_until("load", tab.navigate(f"{server}/{page.name}"))
        tab.settle()
        findings = loading.messages_and_requests(tab, page.name, view, site.folder, server)
        unloaded = tab.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)")
        findings += [Finding(page.name, str(view), "image", "not loaded from a web server", shorten(address)) for address in unloaded]
        tab.leave()
    return findings
