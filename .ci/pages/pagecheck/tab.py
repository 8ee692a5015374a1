"""A tab of the browser: a page opened as one particular reader would see it, and what happened while it loaded."""

import base64
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from . import tools
from .devtools import Browser, BrowserError

HEIGHTS = {1280: 900, 768: 1024, 360: 740}


@dataclass(frozen=True)
class View:
    """How a reader looks at a page: width in CSS pixels, color scheme, screen or paper, with or without scripts."""

    width: int = 1280
    theme: str = "light"
    medium: str = "screen"
    scripts: bool = True

    def __str__(self) -> str:
        words = [str(self.width), self.theme] if self.medium == "screen" else ["paper", self.theme]
        return " ".join(words + ([] if self.scripts else ["without scripts"]))

    def with_theme(self, theme: str) -> "View":
        """The same view in the other color scheme."""
        return replace(self, theme=theme)


class Tab:
    """One tab, used for one page after the other."""

    def __init__(self, browser: Browser):
        self._browser = browser
        self._target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        self._view: View | None = None
        self._prepared: str | None = None
        self.events: list[dict] = []

    def call(self, method: str, timeout: float = 60, **parameters) -> dict:
        """Sends a command to this tab."""
        return self._browser.call(method, self.session, timeout, **parameters)

    def look(self, view: View) -> None:
        """Emulates the reader's screen or paper, color scheme and whether scripts run."""
        if view == self._view:
            return
        narrow = view.width < 600
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=view.width, height=HEIGHTS.get(view.width, 900), deviceScaleFactor=1, mobile=narrow and view.medium == "screen",
        )
        # A finger does not hover: what is shown to the mouse only must be there for it.
        self.call("Emulation.setTouchEmulationEnabled", enabled=view.width < 1000 and view.medium == "screen")
        # No medium means what the browser is about to do: the screen, or paper when it prints.
        self.call(
            "Emulation.setEmulatedMedia", media="" if view.medium == "screen" else view.medium,
            features=[{"name": "prefers-color-scheme", "value": view.theme}],
        )
        self.call("Emulation.setScriptExecutionDisabled", value=not view.scripts)
        self._view = view

    def prepare(self, script: str | None) -> None:
        """A script that runs in each page before any of the page's own, or none."""
        if self._prepared:
            self.call("Page.removeScriptToEvaluateOnNewDocument", identifier=self._prepared)
        self._prepared = None
        if script:
            self._prepared = self.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"]

    def navigate(self, address: str) -> str:
        """Starts opening an address; returns the number of this loading of it."""
        result = self.call("Page.navigate", url=address)
        if "errorText" in result:
            raise BrowserError(f"{address}: {result['errorText']}")
        return result["loaderId"]

    def open(self, page: Path, view: View, timeout: float = 60) -> None:
        """Opens a page and waits until all of it is there, pictures further down included."""
        self.leave()
        self.look(view)
        self.wait_until("load", self.navigate(page.resolve().as_uri()), timeout)
        self.settle()

    def leave(self) -> None:
        """Leaves the page, so that nothing it still does is taken for an act of the next."""
        self.wait_until("load", self.navigate("about:blank"))
        self._browser.take_events(self.session)
        self.events = []

    def wait_until(self, moment: str, loader: str, timeout: float = 60) -> None:
        """Waits for a moment of the page's life: "DOMContentLoaded", "load"."""

        def arrived(event: dict) -> bool:
            return event["method"] == "Page.lifecycleEvent" and event["params"]["name"] == moment \
                and event["params"]["loaderId"] == loader

        if not self._browser.wait_for_event(self.session, arrived, timeout):
            raise BrowserError(f"the page did not reach {moment} within {timeout:g} s")

    def settle(self) -> None:
        """Waits for lazily loaded pictures and two frames, so that what follows sees the final layout."""
        if self._view and not self._view.scripts:
            time.sleep(0.2)  # no callback would ever be called; without scripts all pictures are loaded at once
            return
        self.evaluate(
            """(async () => {
              for (const image of document.images) image.loading = 'eager';
              const pending = [...document.images].map(image => image.decode().catch(() => {}));
              await Promise.race([Promise.all(pending), new Promise(done => setTimeout(done, 10000))]);
              await document.fonts.ready;
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            })()"""
        )

    def settle_frame(self) -> None:
        """Waits until what was done is on the screen."""
        if self._view and self._view.scripts:
            self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def take_events(self) -> list[dict]:
        """All events since the page was opened."""
        self.events += self._browser.take_events(self.session)
        return self.events

    def wait_for(self, method: str, timeout: float) -> bool:
        """Waits for an event of this kind that has not been taken."""
        return self._browser.wait_for_event(self.session, lambda event: event["method"] == method, timeout)

    def evaluate(self, expression: str, timeout: float = 60):
        """The value of a JavaScript expression in the page; a promise is awaited."""
        result = self.call(
            "Runtime.evaluate", timeout, expression=expression, returnByValue=True, awaitPromise=True, userGesture=True,
            allowUnsafeEvalBlockedByCSP=True,
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def run(self, name: str, then: str = "", **constants):
        """The value of one of the scripts in `scripts/`, of a call on it if `then` is one; it sees these constants and `common.js`."""
        settings = "".join(f"const {key} = {json.dumps(value)};\n" for key, value in constants.items())
        suffix = f".{then}" if then else ""
        body = f"{tools.script('common.js')}\n{settings}return (\n{tools.script(name)}\n){suffix};"
        return self.evaluate(f"(() => {{\n{body}\n}})()")

    def press(self, key: str) -> None:
        """Presses and releases a key as a person does."""
        code, number, text = KEYS[key]
        common = {"key": key, "code": code, "windowsVirtualKeyCode": number, "nativeVirtualKeyCode": number}
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.call("Input.dispatchKeyEvent", **down, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def allow_clipboard(self) -> None:
        """Lets pages read and write the clipboard (of this browser only: a headless one has its own)."""
        self._browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        self.call("Page.bringToFront")

    def screenshot(self, whole: bool = True) -> bytes:
        """The page as PNG, all of its height or only what is on the screen."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, timeout=120)
        return base64.b64decode(answer["data"])

    def pdf(self) -> bytes:
        """The page printed on A4."""
        answer = self.call(
            "Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False, preferCSSPageSize=True, timeout=120
        )
        return base64.b64decode(answer["data"])


KEYS = {
    "Tab": ("Tab", 9, None),
    "Enter": ("Enter", 13, "\r"),
    " ": ("Space", 32, " "),
    "Home": ("Home", 36, None),
    "End": ("End", 35, None),
    "ArrowLeft": ("ArrowLeft", 37, None),
    "ArrowRight": ("ArrowRight", 39, None),
    "ArrowUp": ("ArrowUp", 38, None),
    "ArrowDown": ("ArrowDown", 40, None),
    "Escape": ("Escape", 27, None),
}
