"""Names of people: beside a word that says so, by their initials, or by a frequent given name."""

from lemniscaat.kernel.privacy.names.finding import spans

__all__ = ["spans"]
