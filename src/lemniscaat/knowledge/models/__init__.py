"""The tables of knowledge."""

from lemniscaat.knowledge.models.factor import Evidence, Factor
from lemniscaat.knowledge.models.file import File, PageText, Reading
from lemniscaat.knowledge.models.item import Contributor, Item, Link, Version

__all__ = ["Contributor", "Evidence", "Factor", "File", "Item", "Link", "PageText", "Reading", "Version"]
