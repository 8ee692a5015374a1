"""A headless Chromium, spoken to over its DevTools pipe: JSON messages that each end in a NUL byte.

The pipe needs nothing but the standard library, opens no port, and closes when this process ends, so that no browser is left behind.
"""

import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections import deque

from . import tools

ARGUMENTS = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-default-browser-check",
    "--mute-audio",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--window-size=1280,900",
]


class BrowserError(Exception):
    """The browser refused a command, did not answer in time, or ended."""


class Browser:
    """One Chromium process. Use as a context manager; not to be shared between threads."""

    def __init__(self):
        self._profile = tempfile.mkdtemp(prefix="pagecheck-profile-")
        child_reads, self._writes = os.pipe()
        self._reads, child_writes = os.pipe()
        arguments = [tools.chromium(), *ARGUMENTS, f"--user-data-dir={self._profile}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium's sandbox refuses to start for root, as in most CI containers.
        # Chromium reads its commands from descriptor 3 and answers on 4.
        redirect = f'exec "$@" 3<&{child_reads} 4>&{child_writes}'
        self._process = subprocess.Popen(
            ["bash", "-c", redirect, "bash", *arguments, "about:blank"],
            pass_fds=(child_reads, child_writes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(child_reads)
        os.close(child_writes)
        self._arrived = threading.Condition()
        self._answers: dict[int, dict] = {}
        self._events: dict[str, deque] = {}
        self._ended = False
        self._last = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def _read(self) -> None:
        """Sorts what the browser says into answers (by number) and events (by session)."""
        rest = b""
        while True:
            try:
                block = os.read(self._reads, 1 << 20)
            except OSError:
                block = b""
            *messages, rest = (rest + block).split(b"\0")
            with self._arrived:
                for message in map(json.loads, messages):
                    if "id" in message:
                        self._answers[message["id"]] = message
                    else:
                        self._events.setdefault(message.get("sessionId", ""), deque()).append(message)
                if not block:
                    self._ended = True
                self._arrived.notify_all()
            if not block:
                return

    def send(self, method: str, session: str | None = None, **parameters) -> int:
        """Sends a command without waiting for its answer; returns its number."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        block = json.dumps(message).encode() + b"\0"
        try:
            while block:
                block = block[os.write(self._writes, block):]
        except OSError as error:
            raise BrowserError(f"the browser has ended ({error.strerror}) before {method}") from error
        return self._last

    def answer(self, number: int, timeout: float = 60) -> dict:
        """The result of the command with this number."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: number in self._answers or self._ended, timeout):
                raise BrowserError(f"no answer within {timeout:g} s")
            if number not in self._answers:
                raise BrowserError("the browser ended without an answer")
            message = self._answers.pop(number)
        if "error" in message:
            raise BrowserError(message["error"].get("message", "unknown error"))
        return message["result"]

    def call(self, method: str, session: str | None = None, timeout: float = 60, **parameters) -> dict:
        """Sends a command and returns its result."""
        try:
            return self.answer(self.send(method, session, **parameters), timeout)
        except BrowserError as error:
            raise BrowserError(f"{method}: {error}") from error

    def take_events(self, session: str) -> list[dict]:
        """The events of a session since the last time, oldest first."""
        with self._arrived:
            events = list(self._events.get(session, ()))
            self._events.pop(session, None)
        return events

    def wait_for_event(self, session: str, found, timeout: float) -> bool:
        """Waits until an event that has not been taken yet satisfies `found`."""
        with self._arrived:
            return self._arrived.wait_for(
                lambda: self._ended or any(found(event) for event in self._events.get(session, ())), timeout
            ) and not self._ended

    def close(self) -> None:
        """Ends the browser and removes its profile."""
        try:
            self.send("Browser.close")
            self._process.wait(10)
        except (BrowserError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for descriptor in (self._writes, self._reads):
            try:
                os.close(descriptor)
            except OSError:
                pass
        for _ in range(10):  # helper processes may still be writing for a moment
            shutil.rmtree(self._profile, ignore_errors=True)
            if not os.path.exists(self._profile):
                break
            time.sleep(0.1)
