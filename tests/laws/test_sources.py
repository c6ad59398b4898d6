"""What no source may do: take time or ids of its own, write style into a page, or grow without end."""

import ast
import re

from laws.house import PACKAGE, short, sources, templates

NOT_ELSEWHERE = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid1",
    "uuid4",
}
THEIR_HOME = {"kernel/clock.py", "kernel/ids.py"}

NO_ROOM = {"utils", "common", "helpers", "core", "misc"}

MOST_LINES = 400
MOST_FUNCTION_LINES = 40
LONGER_STILL: dict[str, int] = {}
"""What is over the limit, with its length. It may shrink, and is then written down anew; none may join."""

INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|href\s*=\s*[\"']javascript:"
    r"|<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json[\"'])",
    re.IGNORECASE,
)
COMMENT = re.compile(r"{#.*?#}|{%-?\s*comment.*?endcomment\s*-?%}", re.DOTALL)


def dotted(node: ast.AST) -> str:
    """`timezone.now` for that expression; "" for anything that is no name."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_time_and_ids_come_from_the_kernel() -> None:
    wrong = [
        f"{short(path)}:{node.lineno}: {dotted(node)}"
        for path, tree in sources()
        if str(path.relative_to(PACKAGE)) not in THEIR_HOME
        for node in ast.walk(tree)
        if dotted(node) in NOT_ELSEWHERE
    ]
    assert wrong == []


def test_no_field_sets_its_own_time() -> None:
    wrong = [
        f"{short(path)}:{keyword.value.lineno}"
        for path, tree in sources()
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword) and keyword.arg in {"auto_now", "auto_now_add"}
    ]
    assert wrong == []


def test_no_room_for_whatever_is_left_over() -> None:
    wrong = [short(path) for path in PACKAGE.rglob("*") if path.stem in NO_ROOM]
    assert wrong == []


def test_templates_hold_no_style_and_no_script() -> None:
    wrong = [
        f"{short(path)}: {found.group().strip()}"
        for _, path, text in templates()
        for found in INLINE.finditer(COMMENT.sub("", text))
    ]
    assert wrong == []


def body_length(function: ast.FunctionDef) -> int:
    """Its lines of work: without signature and docstring, which may be as long as they need to be."""
    work = function.body[1:] if ast.get_docstring(function) else function.body
    return (work[-1].end_lineno or 0) - work[0].lineno + 1 if work else 0


def test_files_and_functions_stay_small() -> None:
    lengths = {}
    for path, tree in sources():
        lengths[short(path)] = (len(path.read_text(encoding="utf-8").splitlines()), MOST_LINES)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                lengths[f"{short(path)}::{node.name}"] = (body_length(node), MOST_FUNCTION_LINES)
    longer = {name: length for name, (length, most) in lengths.items() if length > most}
    assert longer == LONGER_STILL


def test_views_screen_no_words_themselves() -> None:
    """What was found, and what may stay and why, is read by `ui.screened`, judged by an action or a form."""
    wrong = [
        f"{short(path)}:{node.lineno}"
        for path, tree in sources()
        if "views" in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and {"check_words", "screen", "PersonalDataFound"} & {each.name for each in node.names}
        and str(node.module).startswith("lemniscaat.kernel")
    ]
    assert wrong == []
