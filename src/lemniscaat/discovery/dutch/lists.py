"""The lists of words that come with the analyser."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def listed(name: str) -> frozenset[str]:
    """The words of a list: separated by white space, and no line that begins with #."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
