"""A real browser: pages that record what must never happen, and axe."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}

REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', e =>
  console.error('CSP ' + e.violatedDirective + ' ' + (e.blockedURI || e.sourceFile)));
"""


@dataclass
class Seen:
    """What a browser did that it must not: requests to other hosts, CSP violations, script errors."""

    foreign: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.foreign or self.violations or self.errors)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests."""
    if not CHROMIUM:
        pytest.fail("no Chromium here: INSTALL=1 make test, or leave these out with -m 'not browser'")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def clicks_wait_for_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A click waits until the page it leads to has begun; here it waits until that page is there."""
    for kind in (Page, Locator):
        monkeypatch.setattr(kind, "click", _loaded(kind.click))


def _loaded(click: Callable[..., None]) -> Callable[..., None]:
    def click_and_load(self: Any, *arguments: Any, **options: Any) -> None:
        click(self, *arguments, **options)
        (self if isinstance(self, Page) else self.page).wait_for_load_state()

    return click_and_load


@pytest.fixture
def live_site(live_server: Any) -> str:
    """The address of a server over this test's own database, with static files."""
    return str(live_server.url)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page(url, viewport=PHONE, javascript=False)` gives a page of a visitor of its own.

    At the end of the test nothing may have gone to another host, broken the CSP or raised in a script.
    """
    contexts: list[BrowserContext] = []
    seen = Seen()

    def opened(url: str, *, viewport: Any = None, javascript: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            viewport=viewport or DESK, java_script_enabled=javascript, locale="nl-NL", **options
        )
        contexts.append(context)
        host = urlsplit(url).netloc
        context.on("request", lambda request: _note_foreign(seen, host, request.url))
        context.on("weberror", lambda error: seen.errors.append(str(error.error)))
        context.on("console", lambda message: _note_violation(seen, message.text))
        if javascript:
            context.add_init_script(REPORT_VIOLATIONS)
        page = context.new_page()
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not seen, seen


def _note_foreign(seen: Seen, host: str, url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"data", "blob", "about"} and parts.netloc != host:
        seen.foreign.append(url)


def _note_violation(seen: Seen, text: str) -> None:
    if text.startswith("CSP ") or "Content Security Policy" in text:
        seen.violations.append(text)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` gives what WCAG 2.2 AA and good practice find wrong, a line each; [] when nothing."""
    rules = Axe()

    def violations(page: Page) -> list[str]:
        found = rules.run(page).response["violations"]
        return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    return violations
