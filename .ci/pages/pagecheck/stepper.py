"""Sequences that step: by slider, arrow keys and play, with a live caption; all frames in order without scripts and on paper."""

import json
import time

from .findings import Finding
from .tab import Tab, View


class Sequences:
    """The sequences of the open page."""

    def __init__(self, tab: Tab):
        self._tab = tab

    def ask(self, function: str, *arguments):
        """Calls one of the functions of `stepper.js`, once what was done before is on the screen."""
        self._tab.settle_frame()
        call = ", ".join(map(json.dumps, arguments))
        return self._tab.run("stepper.js", f"{function}({call})")

    def __len__(self) -> int:
        return self.ask("count")

    def press(self, index: int, key: str) -> dict:
        """Presses a key; what is seen of a sequence then."""
        self._tab.press(key)
        return self.ask("state", index)

    def wait_for_other(self, index: int, state: dict, seconds: float) -> dict | None:
        """The state as soon as another frame is shown, or nothing if none is within this time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.ask("state", index)
            if now["shown"] != state["shown"]:
                return now
            time.sleep(0.05)
        return None


def steps(tab: Tab, page: str, view: View) -> list[Finding]:
    """Uses every sequence of the open page by keyboard."""
    sequences = Sequences(tab)
    return [
        Finding(page, str(view), "stepper", message, f"sequence {index + 1}")
        for index in range(len(sequences))
        for message in _missing_parts(sequences, index) or _stepping_faults(sequences, index) or _playing_faults(sequences, index)
    ]


def _missing_parts(sequences: Sequences, index: int) -> list[str]:
    """The parts a sequence should have and has not."""
    state = sequences.ask("state", index)
    parts = {
        "slider": state["hasSlider"], "button that plays": state["hasButton"], "live caption": state["hasCaption"],
        "second frame": state["frames"] > 1,
    }
    return [f"has no {name}" for name, there in parts.items() if not there]


def _stepping_faults(sequences: Sequences, index: int) -> list[str]:
    """What is wrong with the slider and its keys."""
    faults: list[str] = []

    def expect(frame: int, state: dict, when: str) -> dict:
        if state["shown"] != [frame]:
            faults.append(f"{when}: shows the frames {state['shown']}, not {[frame]}")
        return state

    first = expect(0, sequences.ask("state", index), "at first")
    last = first["frames"] - 1
    sequences.ask("focus", index, "input[type=range]")
    states = [first]
    for frame in range(1, last + 1):
        states.append(expect(frame, sequences.press(index, "ArrowRight"), f"the right arrow pressed {frame} times"))
        if faults:
            return faults
    if len({state["caption"] for state in states}) <= last:
        faults.append("the live caption is the same for different frames")
    if len({state["valueText"] for state in states}) <= last:
        faults.append("the slider does not say its frame (aria-valuetext)")
    positions = [state["next"] for state in states if state["next"] is not None]
    if positions and max(positions) - min(positions) > 1:
        faults.append(f"what follows jumps by {max(positions) - min(positions)} pixels from frame to frame")
    expect(last, sequences.press(index, "ArrowRight"), "the right arrow at the last frame")
    expect(last - 1, sequences.press(index, "ArrowLeft"), "the left arrow at the last frame")
    expect(0, sequences.press(index, "Home"), "Home")
    expect(last, sequences.press(index, "End"), "End")
    expect(0, sequences.press(index, "Home"), "Home again")
    return faults


def _playing_faults(sequences: Sequences, index: int) -> list[str]:
    """What is wrong with playing: it starts and stops by keyboard, and not by itself."""
    start = sequences.ask("state", index)
    if sequences.wait_for_other(index, start, 0.3):
        return ["steps by itself before play is pressed"]
    sequences.ask("focus", index, "button")
    state = sequences.press(index, "Enter")
    if state["shown"] == start["shown"] and not sequences.wait_for_other(index, start, 5):
        return ["does not play: no other frame within 5 seconds after Enter on its button"]
    stopped = sequences.press(index, "Enter")
    if sequences.wait_for_other(index, stopped, 2):
        return ["does not stop when its button is pressed again"]
    return []


def all_frames(tab: Tab, page: str, view: View) -> list[Finding]:
    """Where nothing can be stepped (no scripts, or paper), every frame is there, in order, and no control that does nothing."""
    sequences = Sequences(tab)
    findings = []
    for index in range(len(sequences)):
        state = sequences.ask("state", index)
        positions = sequences.ask("positions", index)
        controls = sequences.ask("controls", index)
        faults = {
            f"only {len(state['shown'])} of {state['frames']} frames are shown": len(state["shown"]) < state["frames"],
            "the frames do not stand in order": positions != sorted(positions),
            f"{controls} controls are shown that can do nothing": controls > 0,
        }
        findings += [
            Finding(page, str(view), "stepper", message, f"sequence {index + 1}") for message, wrong in faults.items() if wrong
        ]
    return findings
