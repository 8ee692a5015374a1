"""What is wrong with a page, told in one line, and the count of what was checked."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong.

    page: path of the page, relative to the folder checked.
    condition: under which it was seen, such as "360 dark", "paper", "source".
    rule: the name of the rule, such as "wide"; see RULES in `rules.py`.
    """

    page: str
    condition: str
    rule: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.page}  {self.condition}  {self.rule}: {self.message}{place}"


def shorten(text: str, length: int = 90) -> str:
    """Text in one line, cut with an ellipsis if it is longer than `length`."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
