"""A person's name and address, taken out wherever they stand."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import slugify

from lemniscaat.kernel.privacy import REMOVED
from lemniscaat.kernel.redaction.fields import fields_of_words
from lemniscaat.kernel.redaction.finding import Place, look, rows_of
from lemniscaat.kernel.redaction.holding import Kept
from lemniscaat.kernel.redaction.wanted import SHORTEST, Wanted


class Somebody(Wanted):
    """What is her name alone becomes `instead`, as who made a thing; what is her address alone goes empty;
    within words both become "[weggehaald]". A name of one word is a word: it goes only where it stands alone.
    """

    def __init__(self, name: str, email: str, *, instead: str) -> None:
        super().__init__(name)
        self.email, self.instead = email.casefold(), instead
        within = [re.escape(self.email)]
        if " " in self.text:
            within.append(r"\s+".join(map(re.escape, self.text.split())))
        self._within = re.compile(rf"(?<!\w)(?:{'|'.join(within)})(?!\w)", re.IGNORECASE)
        slug = slugify(self.text)
        self._slug = re.compile(rf"(?<![a-z0-9]){slug}(?![a-z0-9])") if "-" in slug else None

    def out_of(self, value: str, *, may_be_cut: bool = False) -> tuple[str, int]:
        """As `Wanted`; nothing is taken off an end, where another name might begin the same."""
        alone = " ".join(value.split()).casefold()
        if alone == self.email:
            return "", 1
        if alone and alone == self.text.casefold():
            return self.instead, 1
        return self._within.subn(REMOVED, value)

    def out_of_slug(self, slug: str) -> tuple[str, int]:
        """As `Wanted`, for a name that is more than a word."""
        return self._slug.subn("weggehaald", slug) if self._slug else (slug, 0)

    @property
    def anchors(self) -> list[str]:
        """Parts that stand in every form of name and address, however a database writes other letters; none
        when there is no such part."""
        texts = [text for text in (self.text, self.email.partition("@")[0]) if text]
        parts = [max(re.findall("[a-z]+", text.casefold()), key=len, default="") for text in texts]
        return parts if all(len(part) >= SHORTEST for part in parts) else []


def everywhere(somebody: Somebody) -> Iterator[Place]:
    """Every row of any app in which she is named."""
    for model in apps.get_models():
        names = tuple(field.attname for field in fields_of_words(model))
        if not names or not model._meta.managed or model._meta.proxy:
            continue
        for row in _likely(model, names, somebody):
            place = look(Kept("", rows_of(model), names), row, somebody)
            if place.times:
                yield place


def _likely(model: type[Model], names: tuple[str, ...], somebody: Somebody) -> Iterator[Model]:
    found, texts = Q(), somebody.anchors
    for name in names:
        for text in texts:
            found |= Q(**{f"text_of_{name}__icontains": text})
    told = {f"text_of_{name}": Cast(name, TextField()) for name in names}
    yield from rows_of(model).annotate(**told).filter(found).iterator(chunk_size=500)
