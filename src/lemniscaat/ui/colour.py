"""The colours a werkplaats brings along: may they be used, and how they reach a page."""

import re
from dataclasses import dataclass

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
PAPER = {"light": "#fbf8f3", "dark": "#181511"}
"""As in tokens.css; a test keeps them equal."""
ENOUGH = 4.5
"""WCAG 1.4.3, for text on the accent and the accent on paper."""


@dataclass(frozen=True, slots=True)
class Accent:
    """A werkplaats's own colour for light pages, and its twin for dark ones."""

    light: str
    dark: str

    def faults(self) -> list[str]:
        """The modes in which the colour cannot be told from paper well enough; empty when it may be used."""
        return [mode for mode, paper in PAPER.items() if contrast(getattr(self, mode), paper) < ENOUGH]

    def stylesheet(self) -> str:
        """What `.lem-accent` means on this werkplaats's pages."""
        return (
            f".lem-accent{{--lem-color-accent:{self.light}}}"
            "@supports(color:light-dark(red,red))"
            f"{{.lem-accent{{--lem-color-accent:light-dark({self.light},{self.dark})}}}}"
        )


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours (#rrggbb), from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    if not HEX.fullmatch(colour):
        raise ValueError(f"{colour!r} is no colour: write #rrggbb")
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
