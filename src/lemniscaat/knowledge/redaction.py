"""What knowledge holds of words: items with their versions, factors with their evidence."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.redaction import About, Kept, Redactable
from lemniscaat.knowledge.actions.files import take_off_disk
from lemniscaat.knowledge.models import (
    AnalysisCase,
    AnalysisCell,
    Change,
    Contributor,
    Dossier,
    DossierEntry,
    Evidence,
    Factor,
    File,
    Import,
    Item,
    Lesson,
    Link,
    LinkCheck,
    Module,
    ModuleVersion,
    PageText,
    ProgrammeUse,
    Proposed,
    Version,
)


def _item(item: Item) -> Iterator[Kept]:
    """With the working copy of its next version, and the files that only earlier versions have."""
    both = Item.objects.filter(Q(pk=item.pk) | Q(revises=item))
    yield Kept(_("the knowledge product"), both)
    yield Kept(_("versions"), Version.objects.filter(item=item))
    yield Kept(_("makers"), Contributor.objects.filter(item__in=both))
    yield Kept(_("links"), Link.objects.filter(item__in=both))
    yield Kept(_("links that were tried"), LinkCheck.objects.filter(item__in=both))
    lists = Import.objects.filter(rows__item=item).distinct()
    yield Kept(_("names of lists it came in by"), lists, ("name",))
    yield Kept(_("names of files"), File.objects.filter(item__in=both), ("name", "label"))
    yield Kept(_("what its files propose"), Proposed.objects.filter(item__in=both))
    yield Kept(_("what students learn"), Module.objects.filter(item__in=both))
    yield Kept(_("lessons"), Lesson.objects.filter(module__item__in=both))
    yield Kept(_("lessons of its versions"), ModuleVersion.objects.filter(version__item=item))
    yield Kept(_("cases it compares"), AnalysisCase.objects.filter(analysis__item=item), ("label", "remark"))
    cells = AnalysisCell.objects.filter(case__analysis__item=item)
    yield Kept(_("what was found in them"), cells, ("remark",))
    yield Kept(_("programmes that use it"), ProgrammeUse.objects.filter(item=item))
    yield Kept(_("changes offered for it"), Change.objects.filter(source=item))
    texts = PageText.objects.filter(file__item__in=both)
    yield Kept(_("text in files: the file itself goes"), texts, then=take_off_disk)


def _factor(factor: Factor) -> Iterator[Kept]:
    yield Kept(_("the factor"), Factor.objects.filter(pk=factor.pk))
    yield Kept(_("evidence"), Evidence.objects.filter(factor=factor))
    cells = AnalysisCell.objects.filter(column__factor=factor)
    yield Kept(_("what was found in them"), cells, ("remark",))


def _dossier(dossier: Dossier) -> Iterator[Kept]:
    yield Kept(_("the dossier"), Dossier.objects.filter(pk=dossier.pk))
    yield Kept(_("words between"), DossierEntry.objects.filter(dossier=dossier))


def kept_of(about: About) -> Iterator[Kept]:
    """Evidence, and a case in which it is compared, keep what the thing they stand on is called; what was
    made from a lesson, or offered from an adaptation, keeps its words."""
    rows = Evidence.objects.filter(subject_uuid__in=about.parts)
    yield Kept(_("evidence"), rows, ("subject_label", "text"))
    standing = Evidence.objects.filter(Q(subject_uuid__in=about.parts) | Q(item__uuid__in=about.parts))
    keys = {
        f"{where}:{item or subject}"
        for where, item, subject in standing.values_list("werkplaats", "item__uuid", "subject_uuid")
    }
    cases = AnalysisCase.objects.filter(key__in=keys)
    yield Kept(_("cases that compare it"), cases, ("label", "remark"))
    yield Kept(_("what was found in them"), AnalysisCell.objects.filter(case__in=cases), ("remark",))
    yield Kept(_("lessons made from it"), Lesson.objects.filter(origin__in=about.parts))
    yield Kept(_("changes offered back"), Change.objects.filter(adaptation__uuid=about.thing))


REDACTABLES = {
    "item": Redactable(Item, _item),
    "dossier": Redactable(Dossier, _dossier),
    "factor": Redactable(Factor, _factor, owner=lambda factor: None),
}
