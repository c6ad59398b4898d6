"""What one fills in about an insight, and what hands a circle over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.learning.enums import CircleState
from lemniscaat.learning.models import Circle, Insight, Membership
from lemniscaat.learning.models.insight import WORDS
from lemniscaat.ui.screened import ScreenedForm

ROWS = forms.Textarea(attrs={"rows": 4})


class InsightForm(ScreenedForm):
    """Situation, what we tried, what happened, what we think."""

    title = forms.CharField(label=_("What did you find out, in one sentence?"), max_length=200)
    situation = forms.CharField(label=_("Situation"), required=False, max_length=5_000, widget=ROWS)
    tried = forms.CharField(label=_("What we tried"), required=False, max_length=5_000, widget=ROWS)
    happened = forms.CharField(label=_("What happened"), required=False, max_length=5_000, widget=ROWS)
    thought = forms.CharField(label=_("What we think"), required=False, max_length=5_000, widget=ROWS)

    def __init__(self, *args: Any, insight: Insight | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(insight, name) for name in WORDS} if insight else {}
        super().__init__(*args, **{"initial": initial, **kwargs})


class OpenForm(InsightForm):
    """The words that everyone would read, and who is asked beside those who are named."""

    also = forms.ModelMultipleChoiceField(
        None,
        label=_("Who else can be known by it?"),
        help_text=_("Who is named is asked anyway. Tick who can be known without her name."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, circle: Circle, named: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = circle.memberships.exclude(since=None).filter(user__is_active=True)
        others = rows.exclude(pk__in=[row.pk for row in named]).select_related("user")
        self.fields["also"].queryset = others  # type: ignore[attr-defined]
        self.fields["also"].label_from_instance = lambda row: str(row.user)  # type: ignore[attr-defined]


class CloseCircleForm(ScreenedForm):
    """What is left, and who takes it over."""

    hand_over = forms.CharField(
        label=_("What is left, and what should the next group know?"),
        help_text=_("Only the people of this circle and of the next one read it."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    successor = forms.ModelChoiceField(
        None,
        label=_("Which circle goes on with it?"),
        help_text=_("The questions go along. Who keeps that circle gets a mail."),
        required=False,
        empty_label=pgettext_lazy("circle", "none, or not yet"),
    )
    taken_by = forms.CharField(
        label=_("Or who takes it over?"),
        help_text=_("For example the next year's students, or a team."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Circle.objects.filter(werkplaats=circle.werkplaats_id).exclude(state=CircleState.CLOSED)
        self.fields["successor"].queryset = rows.exclude(pk=circle.pk).order_by("name")  # type: ignore[attr-defined]
