"""The form with which a result is handed over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock
from lemniscaat.network.api import Organisation, Werkplaats
from lemniscaat.ui.screened import ScreenedForm

LONGEST = 2000


class HandOverForm(ScreenedForm):
    """To whom, what is hoped for, and by when."""

    to = forms.ChoiceField(label=_("Who do you hand it over to?"))
    hope = forms.CharField(
        label=_("What do you hope for?"),
        help_text=_(
            "Everyone can read this. Say what the other side should do with it, and why you ask them."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    deadline = forms.DateField(
        label=_("Answer before"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self,
        *args: Any,
        partners: Sequence[Organisation],
        werkplaatsen: Sequence[Werkplaats],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sides: dict[str, Organisation | Werkplaats] = {
            **{f"o-{one.slug}": one for one in partners},
            **{f"w-{one.slug}": one for one in werkplaatsen},
        }
        self.fields["to"].choices = [
            ("", _("Choose one")),
            (_("National partners"), [(f"o-{one.slug}", str(one)) for one in partners]),
            (_("Werkplaatsen"), [(f"w-{one.slug}", str(one)) for one in werkplaatsen]),
        ]
        self.fields["deadline"].widget.attrs["min"] = clock.today().isoformat()

    def side(self) -> dict[str, Organisation | Werkplaats]:
        """To whom, as `offer_handover` takes it."""
        chosen = self.sides[self.cleaned_data["to"]]
        return {"to_organisation" if isinstance(chosen, Organisation) else "to_werkplaats": chosen}
