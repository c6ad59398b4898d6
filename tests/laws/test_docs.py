"""The documentation tells what the code does: each setting, command, dependency, state."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import docs
from django.utils import translation

from laws.house import PACKAGE, ROOT, short
from lemniscaat.site.cli import COMMANDS

REFERENCE = ROOT / "docs" / "reference"
READ = re.compile(r"environment\.(?:text|flag|names|number)\(\s*\"(\w+)\"")
VARIABLE = re.compile(r"`([A-Z][A-Z0-9_]+)`")
MACHINE = re.compile(r"/(?:root|work|home/\w+|Users/\w+)/")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def pages() -> Iterator[Path]:
    """Everything people read that is in the repository."""
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield from sorted(PACKAGE.rglob("*.md"))


def test_every_setting_is_described_and_every_described_one_is_read() -> None:
    read = {name for path in (PACKAGE / "site").rglob("*.py") for name in READ.findall(path.read_text())}
    table = (REFERENCE / "settings.md").read_text().split("For `make`")[0]
    described = {
        name for name in VARIABLE.findall(table) if name.startswith("LEMNISCAAT_") or name == "DATABASE_URL"
    }
    assert described == read


def test_every_command_is_described_and_every_described_one_exists() -> None:
    headings = re.findall(r"^## (\w+)$", (REFERENCE / "commands.md").read_text(), re.MULTILINE)
    assert headings == [*COMMANDS, "make"]


def test_every_dependency_has_its_reason_and_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    optional = project["project"]["optional-dependencies"].values()
    groups = [project["project"]["dependencies"], *optional, *project["dependency-groups"].values()]
    wanted = {re.split(r"[\[<>=]", line)[0] for group in groups for line in group}
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", (REFERENCE / "dependencies.md").read_text(), re.MULTILINE
    )
    described = {name for names, reason, licence in rows if reason and licence for name in names.split(", ")}
    assert described - {"library"} - {"---"} == wanted


def test_states_and_activities_are_those_of_the_code() -> None:
    with translation.override("en"):
        assert (REFERENCE / "states.md").read_text() == docs.page(), "make docs"


def test_no_page_names_a_path_of_somebodys_machine() -> None:
    wrong = [f"{short(page)}: {found}" for page in pages() for found in MACHINE.findall(page.read_text())]
    assert wrong == []


def test_links_between_pages_lead_somewhere() -> None:
    wrong = [
        f"{short(page)} → {link}"
        for page in pages()
        for link in LINK.findall(page.read_text())
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert wrong == []


def test_decisions_are_numbered_in_a_row_and_listed() -> None:
    files = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    listed = re.findall(r"decisions/(\d{4}-[\w-]+\.md)", (ROOT / "docs" / "README.md").read_text())
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    assert listed == files
