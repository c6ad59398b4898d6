"""Through a page by keyboard alone."""

import pytest
from playwright.sync_api import Page


def walk_to(page: Page, selector: str) -> None:
    """Tab until the focus is there; shown where it is."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", selector
            return
    pytest.fail(f"nothing of {selector} by Tab")


def press(page: Page, selector: str) -> None:
    """Walk to a button and press it."""
    walk_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, selector: str, words: str) -> None:
    """Walk to a field and write in it, instead of what stood there."""
    walk_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)
