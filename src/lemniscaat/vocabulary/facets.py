"""The words for facet codes that the vocabulary owns."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.kernel.documents import Facet
from lemniscaat.vocabulary.enums import Rung, SourceKind
from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme

THINGS = {
    "question": gettext_lazy("Question"),
    "issue": gettext_lazy("Issue"),
    "factor": gettext_lazy("What works"),
    "dossier": gettext_lazy("Dossier"),
    "circle": gettext_lazy("Circle"),
    "project": gettext_lazy("Project"),
    "werkplaats": gettext_lazy("Werkplaats"),
    "organisation": gettext_lazy("Organisation"),
}
"""What can be found and is no knowledge product."""


def _kinds(codes: Sequence[str]) -> Mapping[str, str]:
    words = dict(Kind.objects.filter(code__in=codes).values_list("code", "label"))
    return {**words, **{code: str(THINGS[code]) for code in codes if code in THINGS}}


def _themes(slugs: Sequence[str]) -> Mapping[str, str]:
    return dict(Theme.objects.filter(slug__in=slugs).values_list("slug", "pref_label"))


def _audiences(codes: Sequence[str]) -> Mapping[str, str]:
    return dict(Audience.objects.filter(code__in=codes).values_list("code", "label"))


def _four_os(codes: Sequence[str]) -> Mapping[str, str]:
    return dict(FourO.objects.filter(code__in=codes).values_list("code", "label"))


def _sources(codes: Sequence[str]) -> Mapping[str, str]:
    return {code: str(SourceKind(code).label) for code in codes if code in SourceKind.values}


def _rungs(codes: Sequence[str]) -> Mapping[str, str]:
    rungs = {str(rung.value): f"{rung.value} {rung.label}" for rung in Rung}
    return {code: rungs[code] for code in codes if code in rungs}


def _as_they_are(codes: Sequence[str]) -> Mapping[str, str]:
    return {code: code for code in codes}


FACETS = {
    "kind": Facet(label=lambda: _("Kind"), words=_kinds),
    "theme": Facet(label=lambda: _("Theme"), words=_themes),
    "source": Facet(label=lambda: _("Knowledge from"), words=_sources),
    "audience": Facet(label=lambda: _("For whom"), words=_audiences),
    "four_o": Facet(label=lambda: _("The O's"), words=_four_os),
    "rung": Facet(label=lambda: _("Rung of evidence"), words=_rungs),
    "year": Facet(label=lambda: _("Year"), words=_as_they_are),
}
