import gzip
import re
from pathlib import Path

import pytest

from lemniscaat import ui
from lemniscaat.ui.colour import PAPER, Accent, contrast

TOKENS = (Path(ui.__file__).parent / "static/ui/tokens.css").read_text(encoding="utf-8")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_contrast_refuses_what_is_no_colour() -> None:
    with pytest.raises(ValueError, match="write #rrggbb"):
        contrast("red;}", "#ffffff")


def test_paper_is_that_of_the_tokens() -> None:
    papers = re.findall(r"--lem-color-paper: (#\w{6})", TOKENS)
    assert (papers[0], papers[1]) == (PAPER["light"], PAPER["dark"])


@pytest.mark.parametrize(
    ("light", "dark", "faults"),
    [
        ("#3f6212", "#a9cf6f", []),
        ("#a9cf6f", "#a9cf6f", ["light"]),
        ("#3f6212", "#3f6212", ["dark"]),
        ("#fbf8f3", "#181511", ["light", "dark"]),
    ],
)
def test_accent_is_faulty_where_it_cannot_be_read(light: str, dark: str, faults: list[str]) -> None:
    assert Accent(light, dark).faults() == faults


def test_accent_stylesheet_sets_one_value_for_both_modes() -> None:
    assert Accent("#3f6212", "#a9cf6f").stylesheet() == (
        ".lem-accent{--lem-color-accent:#3f6212}@supports(color:light-dark(red,red))"
        "{.lem-accent{--lem-color-accent:light-dark(#3f6212,#a9cf6f)}}"
    )


def luminous(mode: str) -> dict[str, str]:
    """The colours of a mode, as the tokens give them."""
    begin = {"light": ":root, [data-lem-theme", "dark": '[data-lem-theme="dark"] {'}[mode]
    block = TOKENS[TOKENS.index(begin) :].partition("}")[0]
    return dict(re.findall(r"--lem-color-([\w-]+): (#\w{6})", block))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "sunken"),
        ("ink-subtle", "paper"),
        ("ink-subtle", "sunken"),
        ("ink-subtle", "cross-tint"),
        ("clay-ink", "clay-tint"),
        ("water-ink", "water-tint"),
        ("cross-ink", "cross-tint"),
        ("cross", "paper"),
        ("ok", "ok-tint"),
        ("error", "paper"),
        ("error", "error-tint"),
        ("ink", "mark"),
    ],
)
def test_text_can_be_read_on_its_ground(mode: str, text: str, ground: str) -> None:
    colours = luminous(mode)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("shape", ["clay", "clay-soft", "water", "water-soft", "cross", "control"])
def test_shape_can_be_seen_on_paper(mode: str, shape: str) -> None:
    colours = luminous(mode)
    assert contrast(colours[shape], colours["paper"]) >= 3


def test_components_hold_no_colour_of_their_own() -> None:
    styles = Path(ui.__file__).parent / "static/ui"
    for name in ("lemniscaat.css", "desk.css"):
        assert re.findall(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", (styles / name).read_text(encoding="utf-8")) == []


def test_styles_of_every_page_are_light() -> None:
    styles = Path(ui.__file__).parent / "static/ui"
    pages = b"".join((styles / name).read_bytes() for name in ("tokens.css", "lemniscaat.css"))
    assert len(gzip.compress(pages)) < 12_000
