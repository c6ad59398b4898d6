"""What is to change of many items at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lemniscaat.knowledge.actions.filing import NATIONAL, Wishes
from lemniscaat.knowledge.enums import Licence
from lemniscaat.network.api import Actor, Role, own_werkplaatsen
from lemniscaat.ui.forms import Form
from lemniscaat.vocabulary.api import audiences, themes

AS_IT_IS, NONE, NATIONALLY = "", "geen", "landelijk"


class Several(forms.ModelMultipleChoiceField):
    """Any of them, ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, required=False, **options)


class TogetherForm(Form):
    """Everything left alone, until something is chosen."""

    themes = Several(label=gettext_lazy("Add themes"))
    themes_off = Several(label=gettext_lazy("Take themes away"))
    audiences = Several(label=gettext_lazy("Add for whom"))
    audiences_off = Several(label=gettext_lazy("Take for whom away"))
    licence = forms.ChoiceField(label=gettext_lazy("Licence"), required=False)
    review_on = forms.DateField(
        label=gettext_lazy("Look at again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty: that stays as it is."),
    )
    no_review = forms.BooleanField(label=gettext_lazy("No longer on a day"), required=False)
    werkplaats = forms.ChoiceField(label=pgettext_lazy("together", "Goes to"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("themes", "themes_off"):
            self.fields[name].queryset = themes()
        for name in ("audiences", "audiences_off"):
            self.fields[name].queryset = audiences()
        same = (AS_IT_IS, _("as it is"))
        licences = [(code or NONE, label) for code, label in Licence.choices]
        self.fields["licence"].choices = [same, *licences]
        places = [(one.slug, one.short_name) for one in own_werkplaatsen(actor)]
        places += [(NATIONALLY, _("National"))] if actor.has_national(Role.SECRETARIAT) else []
        self.fields["werkplaats"].choices = [same, *places]
        if len(places) == 1:
            del self.fields["werkplaats"]

    def clean(self) -> dict[str, Any]:
        """Nothing is both given and taken away."""
        found: dict[str, Any] = super().clean() or {}
        for name in ("themes", "audiences"):
            both = set(found.get(name) or ()) & set(found.get(f"{name}_off") or ())
            if both:
                names = ", ".join(str(one) for one in both)
                self.add_error(f"{name}_off", _("You both add and take away: %(names)s.") % {"names": names})
        if found.get("review_on") and found.get("no_review"):
            self.add_error("no_review", _("Choose a day, or none; not both."))
        return found

    def wishes(self) -> Wishes:
        """As the action takes it."""
        found = self.cleaned_data
        licence, place = found["licence"], found.get("werkplaats", AS_IT_IS)
        return Wishes(
            themes=list(found["themes"]),
            themes_off=list(found["themes_off"]),
            audiences=list(found["audiences"]),
            audiences_off=list(found["audiences_off"]),
            licence=None if licence == AS_IT_IS else Licence("" if licence == NONE else licence),
            review_on=found["review_on"],
            no_review=found["no_review"],
            werkplaats=None if place == AS_IT_IS else NATIONAL if place == NATIONALLY else place,
        )
