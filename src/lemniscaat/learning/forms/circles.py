"""What one fills in about a circle on its own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.circulation.api import issues
from lemniscaat.learning.enums import CircleRole, Joining
from lemniscaat.learning.models import Circle
from lemniscaat.network.api import Werkplaats
from lemniscaat.ui.forms import Form
from lemniscaat.ui.screened import Screened, ScreenedForm

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
FIELDS = ("name", "label", "purpose", "question_text", "joining", "place", "since", "issue")


class CircleForm(Screened, Form):
    """What everyone reads of a circle."""

    screened = ("name", "purpose", "question_text", "place")

    name = forms.CharField(label=_("Name"), max_length=200)
    label = forms.CharField(
        label=_("What you call it"),
        help_text=_("Your region's own word. Another is fine too."),
        max_length=60,
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        help_text=_("What do you want to have learnt or changed when you are done?"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    question_text = forms.CharField(
        label=_("The question it works on"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    joining = forms.ChoiceField(
        label=_("Who can join"),
        choices=[
            (Joining.OPEN, _("everyone with an account, at once")),
            (Joining.ON_REQUEST, _("who asks; you say yes or no")),
            (Joining.CLOSED, _("nobody else; you put members in yourself")),
        ],
        widget=forms.RadioSelect,
        initial=Joining.ON_REQUEST,
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=DAY)
    issue = forms.ModelChoiceField(
        issues(), label=_("Issue"), required=False, empty_label=pgettext_lazy("issue", "none yet")
    )

    facilitates = forms.BooleanField(
        label=_("I facilitate it myself"), help_text=_("Then you are in it at once."), required=False
    )

    def __init__(
        self, *args: Any, circle: Circle | None = None, werkplaats: Werkplaats | None = None, **kwargs: Any
    ) -> None:
        initial = {name: getattr(circle, name) for name in FIELDS} if circle else {}
        if werkplaats is not None:
            initial = {"label": werkplaats.circle_label, "facilitates": True}
        super().__init__(*args, **{"initial": initial, **kwargs})
        if circle is not None:
            del self.fields["facilitates"]


class JoinForm(ScreenedForm):
    """What one says when asking to join."""

    word = forms.CharField(
        label=_("Why would you like to take part?"),
        help_text=_("Only the people of this circle read it."),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MemberForm(Form):
    """Whom to put in, and as what."""

    email = forms.EmailField(
        label=_("E-mail address of the account"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Takes part as"), choices=CircleRole.choices, initial=CircleRole.MEMBER)
