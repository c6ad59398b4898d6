"""What the lemniscate holds of words: issues and handovers themselves, and labels and notes of others."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lemniscaat.circulation.models import Handover, Issue, Journey, Offer, Step, Synthesis
from lemniscaat.kernel.redaction import About, Kept, Redactable


def _issue(issue: Issue) -> Iterator[Kept]:
    yield Kept(_("the issue"), Issue.objects.filter(pk=issue.pk))
    yield Kept(_("syntheses"), Synthesis.objects.filter(issue=issue))


def _handover(handover: Handover) -> Iterator[Kept]:
    yield Kept(_("the handover"), Handover.objects.filter(pk=handover.pk))


def kept_of(about: About) -> Iterator[Kept]:
    """Where things are on the lemniscate, and what was recorded of their turns."""
    pointing = Q(subject_uuid__in=about.parts) | Q(question_uuid__in=about.parts)
    journeys = Journey.objects.filter(subject_uuid__in=about.parts)
    yield Kept(_("its place on the lemniscate"), journeys, ("label",))
    steps = Step.objects.filter(pointing | Q(journey__in=journeys))
    yield Kept(_("steps"), steps, ("subject_label", "note"))
    yield Kept(_("offers"), Offer.objects.filter(pointing), ("question_label", "subject_label", "reason"))
    yield Kept(
        _("handovers"), Handover.objects.filter(pointing), ("subject_label", "hope", "reason", "became")
    )


REDACTABLES = {
    "issue": Redactable(Issue, _issue, owner=lambda issue: None),
    "handover": Redactable(Handover, _handover),
}
