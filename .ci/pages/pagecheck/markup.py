"""The Nu HTML checker: whether the pages are written as the standard says."""

import json
import subprocess
from pathlib import Path

from . import tools
from .findings import Finding, shorten
from .site import Site

# The carried checker is of 2020. What the standards took up since is not an error of the page.
NEWER_THAN_THE_CHECKER = (
    "Attribute “fetchpriority” not allowed",
    "Attribute “inert” not allowed",
    "Attribute “popover” not allowed",
    "Element “search” not allowed",
)


def invalid(site: Site) -> list[Finding]:
    """What the Nu checker says about all pages, warnings included; one run, since starting it takes longest."""
    names = {page.path.resolve().as_uri(): page.name for page in site.pages}
    command = [tools.java(), "-Xss4m", "-jar", str(tools.nu_checker()), "--format", "json", "--exit-zero-always",
               *(str(page.path) for page in site.pages)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError as error:
        raise RuntimeError(f"the Nu checker did not answer as expected: {shorten(done.stderr or done.stdout, 200)}") from error
    findings = []
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        if message["message"].startswith("CSS:"):
            continue  # the carried checker knows the styles of 2020 only; `look.styles` asks the browser
        if message["message"].startswith(NEWER_THAN_THE_CHECKER):
            continue
        address = message.get("url", "").replace("file:/", "file:///").replace("file://///", "file:///")
        page = names.get(address, Path(address).name)
        text = f"{shorten(message['message'], 160)} in {shorten(message.get('extract', ''), 60)}"
        findings.append(Finding(page, "source", "markup", text, f"line {message.get('lastLine', '?')}"))
    return findings
