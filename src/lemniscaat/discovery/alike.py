"""What texts have in common, without an index: for a handful of them."""

from lemniscaat.discovery.dutch.analyser import terms


def shared_terms(text: str, other: str) -> int:
    """How many terms both have, the parts of compounds among them; each counts once."""
    return len(_said(text) & _said(other))


def _said(text: str) -> set[str]:
    return {term for found in terms(text) for term in (found.whole, *found.parts)}
