"""Checks of a folder of HTML pages as its readers meet them: in a browser, on paper, by keyboard, read aloud."""
