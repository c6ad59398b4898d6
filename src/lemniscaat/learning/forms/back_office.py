"""What one fills in about projects and circles in the back office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from lemniscaat.learning.models import Circle, Project
from lemniscaat.network.api import Role, own_werkplaatsen
from lemniscaat.ui.forms import say_what_to_do
from lemniscaat.ui.screened import ScreenedInBackOffice

PROJECT = ["title", "summary", "since", "until", "issue", "partners", "website"]
CIRCLE = ["name", "label", "joining", "purpose", "question_text", "place", "since", "until", "issue"]


class _Saying(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_to_do(self)


class ProjectForm(ScreenedInBackOffice, _Saying):
    """A project that is there; it stays where it belongs."""

    screened = ("title", "summary")

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


class CircleForm(ScreenedInBackOffice, _Saying):
    """A circle that is there; it stays where it belongs."""

    screened = ("name", "purpose", "question_text", "place")

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


class CompleteForm(ScreenedInBackOffice, forms.Form):
    """What a project found out."""

    screened = ("learnt",)

    learnt = forms.CharField(label=_("What was learnt"), widget=forms.Textarea(attrs={"rows": 4}))


class StopForm(ScreenedInBackOffice, forms.Form):
    """Why a project stops."""

    screened = ("reason",)

    reason = forms.CharField(label=_("Why it stops"), widget=forms.Textarea(attrs={"rows": 3}))


class CloseForm(forms.Form):
    """What the next group should know."""

    hand_over = forms.CharField(
        label=_("For the next group"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
