"""The tables of knowledge."""

from lemniscaat.knowledge.models.factor import Evidence, Factor
from lemniscaat.knowledge.models.item import Contributor, Item, Link, Version

__all__ = ["Contributor", "Evidence", "Factor", "Item", "Link", "Version"]
