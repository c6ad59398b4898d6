"""What one fills in about a project on its own pages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.agenda.api import AgendaItem, chosen_items
from lemniscaat.circulation.api import issues
from lemniscaat.learning.forms.circles import DAY
from lemniscaat.learning.models import Project, Strand, StudentRound
from lemniscaat.network.api import Partnership, Werkplaats, organisations
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import Screened
from lemniscaat.vocabulary.api import FourO

LONGEST = 4_000
FIELDS = ("title", "summary", "agenda_item", "issue", "since", "until", "website")
ROUND = ("name", "school", "since", "until", "n_students", "task", "yielded")
PARTS = ("text", "plan", "yielded")


def _area(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class _Period(Screened, Form):
    """A period ends after it began."""

    def clean_until(self) -> Any:
        """Said beside the second day, where one mends it."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("It ends before it begins. Look at the days again."))
        return until


class ProjectForm(_Period):
    """What everyone reads of a project; the shares of the O's come after."""

    screened = ("title", "summary")

    title = forms.CharField(label=_("Name"), max_length=300)
    summary = _area(
        _("What do you want to find out?"), help_text=_("In plain words: others read this first."), rows=4
    )
    agenda_item = forms.ModelChoiceField(
        None,
        label=_("Which theme of the knowledge agenda does it answer?"),
        required=False,
        empty_label=pgettext_lazy("theme", "none"),
    )
    issue = forms.ModelChoiceField(
        issues(), label=_("Issue"), required=False, empty_label=pgettext_lazy("issue", "none yet")
    )
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=pgettext_lazy("period", "Until"), required=False, widget=DAY)
    partners = forms.ModelMultipleChoiceField(
        None,
        label=_("Who takes part?"),
        help_text=_("Whoever acts for one of these tells with you how it stands."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=1_000, assume_scheme="https")

    def __init__(
        self, *args: Any, werkplaats: Werkplaats | None, project: Project | None = None, **kwargs: Any
    ) -> None:
        initial: dict[str, Any] = {}
        own: list[Any] = []
        if project is not None:
            initial = {name: getattr(project, name) for name in FIELDS}
            own = [row.pk for row in project.partners.all()]
            initial["partners"] = own
        super().__init__(*args, **{"initial": initial, **kwargs})
        fields: Mapping[str, Any] = self.fields
        held = [project.agenda_item_id] if project is not None and project.agenda_item_id else []
        themes = [*chosen_items(werkplaats.pk if werkplaats else None).values_list("pk", flat=True), *held]
        fields["agenda_item"].queryset = AgendaItem.objects.filter(pk__in=themes)
        now = Partnership.objects.filter(werkplaats=werkplaats, until=None)
        there = [*now.values_list("organisation", flat=True)] if werkplaats else []
        fields["partners"].queryset = organisations().filter(pk__in=[*there, *own])
        if not there and not own:
            del self.fields["partners"]


class SharesForm(Screened, Form):
    """Of each O: what it does here, plans and yielded."""

    def __init__(
        self, *args: Any, four_os: Sequence[FourO], strands: Mapping[int, Strand], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.four_os = four_os
        labels = {
            "text": _("What does it do here?"),
            "plan": _("What does it plan?"),
            "yielded": _("What did it yield?"),
        }
        for four_o in four_os:
            strand = strands.get(four_o.pk)
            for part in PARTS:
                name = f"{four_o.code}-{part}"
                self.fields[name] = _area(labels[part], rows=2, required=False)
                self.initial[name] = getattr(strand, part) if strand else ""

    def by_four_o(self) -> Iterator[tuple[FourO, list[BoundField]]]:
        """The fields in the order of the O's, for the page."""
        for four_o in self.four_os:
            yield four_o, [self[f"{four_o.code}-{part}"] for part in PARTS]

    def shares(self) -> list[tuple[FourO, str, str, str]]:
        """As the action takes them."""
        data = self.cleaned_data
        return [
            (four_o, *(data[f"{four_o.code}-{part}"] for part in PARTS))  # type: ignore[misc]
            for four_o in self.four_os
        ]

    def words(self) -> list[str]:
        """All that others read."""
        return list(self.fields)


class ProgressForm(Screened, Form):
    """How it stands today."""

    screened = ("text",)

    text = _area(_("How does it stand?"), help_text=_("Everyone reads this. What went wrong helps, too."))


class StartForm(Form):
    """Which questions it begins with."""

    questions = forms.ModelMultipleChoiceField(
        None,
        label=_("Which questions does it take up?"),
        help_text=_("Who asked hears that it is being looked into."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questions"].queryset = waiting  # type: ignore[attr-defined]
        self.fields["questions"].label_from_instance = lambda row: row.wording  # type: ignore[attr-defined]
        self.initial["questions"] = waiting


class StudentRoundForm(_Period):
    """Which students, when, on what; and what came of it."""

    screened = ("name", "task", "yielded")

    name = forms.CharField(
        label=_("Which students?"),
        help_text=_("A course and a year, such as “Social Work, third year”. No names."),
        max_length=200,
    )
    school = forms.ModelChoiceField(
        None, label=_("School"), required=False, empty_label=pgettext_lazy("school", "not among the partners")
    )
    since = forms.DateField(label=_("From"), widget=DAY)
    until = forms.DateField(label=pgettext_lazy("period", "Until"), required=False, widget=DAY)
    n_students = forms.IntegerField(
        label=_("How many students?"), required=False, min_value=1, max_value=10_000
    )
    task = _area(_("What do they look into?"))
    yielded = _area(_("What came of it?"), required=False, help_text=_("Fill this in when they are done."))

    def __init__(
        self, *args: Any, project: Project, student_round: StudentRound | None = None, **kwargs: Any
    ) -> None:
        initial = {name: getattr(student_round, name) for name in ROUND} if student_round else {}
        super().__init__(*args, **{"initial": initial, **kwargs})
        own = [row.pk for row in project.partners.all()]
        own += [student_round.school_id] if student_round and student_round.school_id else []
        self.fields["school"].queryset = organisations().filter(pk__in=own)  # type: ignore[attr-defined]


class EndingForm(Screened, Form):
    """What was learnt, or why it stops."""

    screened = ("text",)

    text = _area(_("What was learnt?"), rows=5)

    def __init__(self, *args: Any, stops: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stops:
            self.fields["text"].label = _("Why does it stop?")
