"""What one fills in about a gathering: when and where before it, what was said after it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.clock import AMSTERDAM
from lemniscaat.learning.enums import MemberState
from lemniscaat.learning.forms.circles import DAY
from lemniscaat.learning.models import Circle, Gathering
from lemniscaat.ui.screened import ScreenedForm

TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class GatheringForm(ScreenedForm):
    """When, where, what. Times are those of the clock in the Netherlands."""

    day = forms.DateField(label=_("Day"), widget=DAY)
    begins = forms.TimeField(label=_("From"), widget=TIME)
    ends = forms.TimeField(label=_("Until"), required=False, widget=TIME)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    online = forms.URLField(
        label=_("Address for taking part online"),
        help_text=_("For example https://meet.example.org/abc. Only the people of this circle see it."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    programme = forms.CharField(
        label=_("Programme"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, gathering: Gathering | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if gathering is not None:
            at = gathering.at.astimezone(AMSTERDAM)
            initial = {"day": at.date(), "begins": at.time()}
            if gathering.until is not None:
                initial["ends"] = gathering.until.astimezone(AMSTERDAM).time()
            initial |= {name: getattr(gathering, name) for name in ("place", "online", "programme")}
        super().__init__(*args, **{"initial": initial, **kwargs})

    def told(self) -> dict[str, Any]:
        """What the form says, as the actions take it."""
        data = self.cleaned_data
        ends = data["ends"]
        return {
            "at": datetime.combine(data["day"], data["begins"], tzinfo=AMSTERDAM),
            "until": datetime.combine(data["day"], ends, tzinfo=AMSTERDAM) if ends else None,
            **{name: data[name] for name in ("place", "online", "programme")},
        }


class WriteUpForm(ScreenedForm):
    """Who was there and what was said; `as_read` says on what it was written."""

    present = forms.ModelMultipleChoiceField(
        None, label=_("Who was there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    report = forms.CharField(
        label=_("What was said"),
        help_text=_("Only the people of this circle read it."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    as_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(gathering.present.all())
        rows = members(gathering.circle) | gathering.present.all()
        self.fields["present"].queryset = rows.select_related("user").distinct()  # type: ignore[attr-defined]
        self.fields["present"].label_from_instance = lambda row: str(row.user)  # type: ignore[attr-defined]
        self.initial |= {"present": there, "report": gathering.report, "as_read": gathering.mark}


def members(circle: Circle) -> Any:
    """Who takes part now."""
    return circle.memberships.filter(state=MemberState.IN)
