"""The forms of a remark on an agenda, and of the reply."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.forms.screened import ScreenedForm
from lemniscaat.network.api import Perspective

LONGEST = 2_000


class RemarkForm(ScreenedForm):
    """What somebody says; without an account, from which side and where to confirm. `website` is a field that
    people do not see, `since` when the form was shown."""

    text = forms.CharField(
        label=_("Your remark"),
        help_text=_("What do you miss, what would you say in another way? Leave out names."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST}),
    )
    perspective = forms.ChoiceField(
        choices=Perspective.choices,
        label=_("From which side do you look at it?"),
        help_text=_("This stands with your remark, instead of a name."),
        widget=forms.RadioSelect,
    )
    email = forms.CharField(
        max_length=254,
        label=_("Your e-mail address"),
        help_text=_("You get one mail, to say yes. After that your address is gone."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, label=_("Leave this empty"))
    since = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks: Collection[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"perspective", "email", "website", "since"} - set(asks):
            del self.fields[name]
        if "perspective" in asks and "email" not in asks:
            self.fields["text"].label = _("What was said")
            self.fields["perspective"].label = _("On which side does who said it stand?")


class ReplyForm(ScreenedForm):
    """The reply to one remark."""

    text = forms.CharField(label=_("Your reply"), widget=forms.Textarea(attrs={"rows": 3}))
