"""What happens while a page loads: messages, requests, and whether anything jumps when the pictures arrive."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from .findings import Finding, shorten
from .tab import Tab, View

SHIFT_LIMIT = 0.01  # cumulative layout shift; 0.1 is what the web calls good, a page from disk can do better


def _console_message(event: dict) -> tuple[str, str] | None:
    """The text and place of what a page said on the console, if the event is that."""
    parameters = event["params"]
    match event["method"]:
        case "Runtime.consoleAPICalled":
            words = [str(argument.get("value", argument.get("description", ""))) for argument in parameters["args"]]
            frames = parameters.get("stackTrace", {}).get("callFrames", [])
            place = f"{frames[0]['url']}:{frames[0]['lineNumber'] + 1}" if frames else ""
            return f"console.{parameters['type']}: {' '.join(words)}", place
        case "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            text = details.get("exception", {}).get("description", details["text"])
            return f"uncaught {text.splitlines()[0]}", f"{details.get('url', '')}:{details['lineNumber'] + 1}"
        case "Log.entryAdded":
            entry = parameters["entry"]
            return f"{entry['level']}: {entry['text']}", entry.get("url", "")
    return None


def _outside(address: str, folder: Path, server: str | None) -> str | None:
    """Why a request is not for a file of the report, if it is not."""
    if server and address.startswith(f"{server}/"):
        return None
    parts = urlsplit(address)
    if parts.scheme in ("data", "blob", "about"):
        return None
    if parts.scheme != "file":
        return "leaves the disk"
    inside = Path(unquote(parts.path)).resolve().is_relative_to(folder.resolve())
    return None if inside else "leaves the folder"


def messages_and_requests(tab: Tab, page: str, view: View, folder: Path, server: str | None = None) -> list[Finding]:
    """Console messages, failed requests and requests for anything that is not a file of the report, since the page was opened,
    from disk or from the server that the report is on."""
    findings = []
    addresses = {}
    for event in tab.take_events():
        message = _console_message(event)
        if message:
            findings.append(Finding(page, str(view), "console", shorten(message[0], 160), Path(message[1]).name))
        if event["method"] == "Network.requestWillBeSent":
            address = event["params"]["request"]["url"]
            addresses[event["params"]["requestId"]] = address
            reason = _outside(address, folder, server)
            if reason:
                findings.append(Finding(page, str(view), "request", f"a request {reason}", shorten(address)))
        # A request that the page gave up by itself (a picture for the other theme, asked for in advance) has not failed.
        if event["method"] == "Network.loadingFailed" and not event["params"].get("canceled"):
            address = addresses.get(event["params"]["requestId"], "?")
            findings.append(Finding(page, str(view), "request", f"a request failed: {event['params']['errorText']}", shorten(address)))
    return findings


OBSERVE = """
  globalThis.pageCheckShift = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) globalThis.pageCheckShift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
"""


def jumps(tab: Tab, page: str, path: Path, view: View) -> list[Finding]:
    """Holds every picture back, notes where everything stands, lets the pictures come, and compares."""
    tab.leave()
    tab.look(view)
    tab.prepare(OBSERVE)
    tab.call("Fetch.enable", patterns=[{"urlPattern": "*", "resourceType": "Image"}])
    try:
        loader = tab.navigate(path.resolve().as_uri())
        tab.wait_until("DOMContentLoaded", loader)
        tab.evaluate("new Promise(done => setTimeout(done, 150))")
        before = tab.run("positions.js")
        tab.call("Fetch.disable")  # lets the pictures come
        tab.wait_until("load", loader)
        tab.settle()
        tab.evaluate("new Promise(done => setTimeout(done, 300))")  # what scripts do a little later
        after = tab.run("positions.js")
        shift = tab.evaluate("globalThis.pageCheckShift")
    finally:
        tab.call("Fetch.disable")
        tab.prepare(None)
    findings = []
    moved = [(old, new) for old, new in zip(before, after) if abs(old["top"] - new["top"]) > 1]
    if moved:
        old, new = moved[0]
        message = f"moves from {old['top']} to {new['top']} when the pictures arrive, and {len(moved) - 1} other elements with it"
        findings.append(Finding(page, str(view), "shift", message, new["place"]))
    elif len(before) != len(after):
        message = f"{len(before)} elements are shown before the pictures arrive, {len(after)} after"
        findings.append(Finding(page, str(view), "shift", message))
    if shift > SHIFT_LIMIT:
        findings.append(Finding(page, str(view), "shift", f"the layout shifts by {shift:.3f} while loading (at most {SHIFT_LIMIT})"))
    return findings

