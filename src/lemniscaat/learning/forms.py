"""What one fills in about projects, circles and uses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from lemniscaat.learning.models import Circle, Project
from lemniscaat.network.api import Role, own_werkplaatsen
from lemniscaat.ui.forms import ScreenedForm, say_what_to_do

PROJECT = ["title", "summary", "since", "until", "issue", "partners", "website"]
CIRCLE = ["name", "label", "joining", "purpose", "question_text", "place", "since", "until", "issue"]


class _Saying(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class ProjectForm(_Saying):
    """A project that is there; it stays where it belongs."""

    class Meta:
        model = Project
        fields = PROJECT


class NewProjectForm(ProjectForm):
    """A new project of one's own werkplaats; national ones are the secretariat's."""

    class Meta(ProjectForm.Meta):
        fields = ["werkplaats", *PROJECT]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = self.for_user.actor
        self.fields["werkplaats"].queryset = own_werkplaatsen(actor)
        self.fields["werkplaats"].required = not actor.has_national(Role.SECRETARIAT)


class CircleForm(_Saying):
    """A circle that is there; it stays where it belongs."""

    class Meta:
        model = Circle
        fields = CIRCLE


class NewCircleForm(CircleForm):
    """A new circle of one's own werkplaats, under the region's own word for it."""

    class Meta(CircleForm.Meta):
        fields = ["werkplaats", *(name for name in CIRCLE if name != "label")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkplaats"].queryset = own_werkplaatsen(self.for_user.actor)


class CompleteForm(forms.Form):
    """What a project found out."""

    learnt = forms.CharField(label=_("What was learnt"), widget=forms.Textarea(attrs={"rows": 4}))


class StopForm(forms.Form):
    """Why a project stops."""

    reason = forms.CharField(label=_("Why it stops"), widget=forms.Textarea(attrs={"rows": 3}))


class CloseForm(forms.Form):
    """What the next group should know."""

    hand_over = forms.CharField(
        label=_("For the next group"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


LONGEST = 4000


class UseForm(ScreenedForm):
    """What somebody applied, where, and what came of it; little of it must be filled in."""

    werkplaats = forms.ModelChoiceField(
        queryset=None, label=_("In which werkplaats?"), to_field_name="slug", empty_label=None
    )
    organisation = forms.ModelChoiceField(
        queryset=None,
        label=_("Which organisation applied it?"),
        to_field_name="slug",
        empty_label=_("Choose an organisation"),
    )
    place = forms.CharField(
        label=_("Where?"),
        max_length=200,
        help_text=_("A neighbourhood, a team, a school: no names of people."),
    )
    headline = forms.CharField(
        label=_("What did you do, in one sentence?"),
        max_length=200,
        help_text=_("For example: “The neighbourhood team asks about money in the first talk.”"),
    )
    result = forms.CharField(
        label=_("What came of it?"),
        max_length=LONGEST,
        help_text=_("Also what did not go well: others learn most from that."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    adapted = forms.CharField(
        label=_("What did you do differently?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    figure = forms.CharField(
        label=_("Is there a figure that tells it?"),
        required=False,
        max_length=200,
        help_text=_("For example: 31 of 42 families came back."),
    )
    again = forms.TypedChoiceField(
        label=_("Would you do it again?"),
        required=False,
        choices=[("", _("I can't say yet")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, places: Any, tells_for: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["werkplaats"].queryset = places
        self.fields["organisation"].queryset = tells_for
        if len(places) == 1:
            self.fields["werkplaats"].widget = forms.HiddenInput()
            self.fields["werkplaats"].initial = places[0].slug


class TakeOffForm(ScreenedForm):
    """Why a use goes off the website."""

    reason = forms.CharField(label=_("Why?"), max_length=500)
