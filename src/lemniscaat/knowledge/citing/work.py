"""An item as others need it: plain values, absolute addresses, nothing that is not public."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import override

from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge.citing import names, types
from lemniscaat.knowledge.enums import LICENCE_URLS, PUBLIC_ITEM_STATES, Licence, Part
from lemniscaat.knowledge.models import Contributor, File, Item, Module
from lemniscaat.knowledge.reading.kinds import PDF


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody on the title page. A body has no `name` to take apart."""

    told: str
    name: names.Name | None
    orcid: str
    ror: str = ""

    @property
    def filed(self) -> str:
        """As catalogues file it; a body as it is."""
        return self.name.filed if self.name else self.told

    @property
    def orcid_url(self) -> str:
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""

    @property
    def url(self) -> str:
        """Where others know a person or a body by."""
        return f"https://ror.org/{self.ror}" if self.ror else self.orcid_url


class Work:
    """One item, read with all that belongs to it (`queries.whole`): it asks the database nothing."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.called = types.called(item.kind.work_type)

    @cached_property
    def makers(self) -> Sequence[Maker]:
        """Its authors, in the order of the title page."""
        return self._of(Part.AUTHOR)

    @cached_property
    def editors(self) -> Sequence[Maker]:
        return self._of(Part.EDITOR)

    @cached_property
    def permanent(self) -> str:
        """The address that stays."""
        return absolute("permanent", f"item/{self.item.uuid}")

    @cached_property
    def page(self) -> str:
        return absolute("item", self.item.slug)

    @cached_property
    def files(self) -> Sequence[File]:
        """Its own files, as far as everyone may take them, in order."""
        return [file for file in self.item.files.all() if file.is_open]

    @property
    def pdf(self) -> str:
        """The address of its first PDF, beside its page: Google Scholar takes none that stands elsewhere."""
        has_one = any(file.reading.media_type == PDF for file in self.files)
        return absolute("item-file", f"{self.item.slug}.pdf") if has_one else ""

    @property
    def doi_url(self) -> str:
        return f"https://doi.org/{self.item.doi}" if self.item.doi else ""

    @property
    def handle_url(self) -> str:
        return f"https://hdl.handle.net/{self.item.handle}" if self.item.handle else ""

    @property
    def cite_as(self) -> str:
        """The address to cite: one that outlives us where there is one."""
        return self.doi_url or self.handle_url or self.permanent

    @property
    def licence_url(self) -> str:
        return LICENCE_URLS.get(Licence(self.item.licence), "")

    @property
    def themes(self) -> list[str]:
        return [theme.pref_label for theme in self.item.themes.all()]

    @property
    def abstract(self) -> str:
        """What it says; the plain summary where there is no other."""
        return self.item.abstract or self.item.plain_summary

    @property
    def summary(self) -> str:
        """The plain summary, where it stands beside an abstract."""
        return self.item.plain_summary if self.item.abstract else ""

    @property
    def module(self) -> Module | None:
        """What makes it a module, when it is one."""
        return getattr(self.item, "module", None)

    @property
    def level(self) -> str:
        """Its level in words, the same whoever asks."""
        with override(settings.LANGUAGE_CODE):
            return str(self.module.get_level_display()) if self.module and self.module.level else ""

    @property
    def made_from(self) -> str:
        """The address that stays of the version it was adapted from, while everyone may read that."""
        version = self.module.forked_from if self.module else None
        stands = version is not None and version.item.now.state in PUBLIC_ITEM_STATES
        return absolute("permanent", f"version/{version.uuid}") if version and stands else ""

    def _of(self, part: Part) -> list[Maker]:
        return [made_by(row) for row in self.item.contributors.all() if row.part == part]


def absolute(kind: str, key: str) -> str:
    """An address with its host, in the language that has no prefix: the same whoever asks."""
    with override(settings.LANGUAGE_CODE):
        path = address(kind, key)
    return f"{settings.BASE_URL}{path}" if path else ""


def one_line(text: object) -> str:
    """`text` without line breaks and without signs nobody can print."""
    words = str(text).split()
    return "".join(sign for sign in " ".join(words) if sign.isprintable() or ord(sign) > 0x9F)


def made_by(row: Contributor) -> Maker:
    """Somebody on the title page, as a catalogue names her."""
    told = one_line(row.name)
    return Maker(told, None if row.is_body else names.split(told, one_line(row.family)), row.orcid, row.ror)
