"""What one fills in to give evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock
from lemniscaat.knowledge.api import Direction, Strength
from lemniscaat.network.api import Werkplaats
from lemniscaat.ui.screened import ScreenedForm
from lemniscaat.vocabulary.api import SourceKind

LONGEST = 2_000
OLDEST = 1990

Choices = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""By kind in words: what it can stand on, as `kind:uuid` and a label."""


class EvidenceForm(ScreenedForm):
    """Which way it points, what was seen, how, where, and what it stands on."""

    direction = forms.ChoiceField(
        label=_("What does it say about this?"),
        choices=[
            (Direction.SUPPORTS, _("It worked")),
            (Direction.CONTRADICTS, _("It did not work")),
            (Direction.UNCLEAR, _("It is not clear whether it worked")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What was seen?"),
        help_text=_("In a few sentences, without names. What did not work is worth as much."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source_kind = forms.ChoiceField(
        label=_("What does it rest on?"),
        help_text=_("The three count the same."),
        choices=SourceKind.choices,
        widget=forms.RadioSelect,
    )
    strength = forms.ChoiceField(
        label=_("How was it looked at?"), choices=Strength.choices, widget=forms.RadioSelect
    )
    werkplaats = forms.ModelChoiceField(Werkplaats.objects.none(), label=_("Where was it seen?"))
    year = forms.IntegerField(
        label=_("In which year?"), required=False, min_value=OLDEST, initial=lambda: clock.today().year
    )
    thing = forms.ChoiceField(
        label=_("On what does it stand?"),
        help_text=_(
            "Something on this issue that everyone may read, so that others can look for themselves."
        ),
        required=False,
    )

    def __init__(self, *args: Any, places: Any, national: bool, things: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where: Any = self.fields["werkplaats"]
        where.queryset, where.required = places, not national
        where.empty_label = _("National") if national else None
        chosen: Any = self.fields["thing"]
        chosen.choices = [("", _("On what people told, and nothing that can be read here")), *things]
        year: Any = self.fields["year"]
        year.max_value = clock.today().year

    def clean_year(self) -> int | None:
        """Not a year that has yet to come."""
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > clock.today().year:
            raise forms.ValidationError(_("This year has yet to come."))
        return year
