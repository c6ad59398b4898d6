"""What one says before an account is erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.ui.forms import Form


class EraseForm(Form):
    """Asked a second time: it cannot be undone."""

    sure = forms.BooleanField(
        label=_("Yes, erase this account. I know that this cannot be undone."),
        error_messages={"required": _("Tick this if you are sure. Otherwise nothing is erased.")},
    )
