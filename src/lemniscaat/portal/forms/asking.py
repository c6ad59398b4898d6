"""The form of a question: what, where, who. Only the first is needed."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.network import api as network
from lemniscaat.network.api import Municipality, Perspective, Werkplaats
from lemniscaat.portal import typed
from lemniscaat.ui.forms import Form

LONGEST = 5_000
"""Signs of an answer: as much as the agenda takes."""

FEWEST_WORDS = 3
WORD = re.compile(r"[^\W\d_]{2,}")

NOT_LOOKED_AT = (
    "seed",
    "why",
    "tried",
    "municipality",
    "werkplaats",
    "perspective",
    "role",
    "website",
    "since",
)
"""Fields that stay on her side until she sends."""

LIVE = {
    "data-hx-post": reverse_lazy("portal:matches"),
    "data-hx-trigger": "input changed delay:700ms",
    "data-hx-target": "#gevonden",
    "data-hx-params": f"not csrfmiddlewaretoken,{','.join(NOT_LOOKED_AT)}",
    "data-hx-sync": "this:replace",
}
"""While somebody types, after a pause: what there is already. What she said of it so far goes along."""


class Words(forms.CharField):
    """Running text, without signs that cannot be shown."""

    widget = forms.Textarea

    def __init__(self, *, rows: int, **options: Any) -> None:
        super().__init__(max_length=LONGEST, **options)
        self.widget.attrs |= {"rows": rows}
        self.error_messages["max_length"] = gettext_lazy(
            "This is very long. Tell it in at most two pages, of 5000 signs together."
        )

    def to_python(self, value: Any) -> str:
        """Clean first, so that what is left is what is counted."""
        return super().to_python(typed.text(value or ""))


class Line(forms.CharField):
    """One line, without signs that cannot be shown."""

    def to_python(self, value: Any) -> str:
        """Clean first."""
        return super().to_python(typed.line(value or ""))


class AskForm(Form):
    """`places` are the werkplaatsen of the municipality; with several she chooses one (rule 11). Without
    a municipality it goes to the werkplaats whose page she came from, or to the national desk."""

    original = Words(
        rows=6,
        label=gettext_lazy("What do you run into?"),
        help_text=gettext_lazy(
            "Use your own words. They are always kept, also when we make the question clearer together."
        ),
        error_messages={"required": gettext_lazy("Write down what you run into. A few sentences will do.")},
    )
    why = Words(
        rows=2,
        required=False,
        label=gettext_lazy("What would a good answer do for you?"),
        help_text=gettext_lazy("For example: “Then I know where to be on Tuesday evening.”"),
    )
    tried = Words(rows=2, required=False, label=gettext_lazy("What have you tried already?"))
    municipality = Line(
        max_length=100,
        required=False,
        label=gettext_lazy("In which municipality does this happen?"),
        help_text=gettext_lazy(
            "Your question goes to the werkplaats there. Without a municipality it goes to the national desk."
        ),
        widget=forms.TextInput(attrs={"list": "gemeenten", "autocomplete": "off"}),
    )
    werkplaats = Line(required=False, label=gettext_lazy("Which werkplaats may look at your question?"))
    perspective = forms.ChoiceField(
        required=False,
        label=gettext_lazy("From which side do you look at it?"),
        choices=Perspective.choices,
        widget=forms.RadioSelect,
    )
    role = Line(
        max_length=120,
        required=False,
        label=gettext_lazy("What do you do?"),
        help_text=gettext_lazy("For example: youth worker, neighbour, policy officer. Not your name."),
    )
    website = Line(required=False, label=gettext_lazy("Leave this empty"))
    seed = forms.CharField(max_length=100, widget=forms.HiddenInput)
    since = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: Sequence[Werkplaats] = ()
        self.towards = self._came_from()
        self.fields["original"].widget.attrs |= LIVE
        if self.towards is not None:
            self.fields["municipality"].help_text = gettext_lazy(
                "Does it happen somewhere else? Then your question goes to the werkplaats there."
            )

    def clean_municipality(self) -> Municipality | None:
        """By its name; a name we do not know gets the ones that look like it."""
        name = self.cleaned_data["municipality"]
        if not name:
            return None
        found = network.municipality_named(name)
        if found is None:
            raise forms.ValidationError(_not_known(name))
        self.places = list(network.werkplaatsen_of_municipality(found.code))
        return found

    def clean_original(self) -> str:
        """With a word or two nobody can do anything: she is asked for a little more."""
        words: str = self.cleaned_data["original"]
        if says_too_little(words):
            raise forms.ValidationError(
                _("Tell us a little more: what happens, and with whom? Then the desk can help you better.")
            )
        return words

    def clean(self) -> dict[str, Any]:
        """With several werkplaatsen in one municipality: which one."""
        data = super().clean() or self.cleaned_data
        if len(self.places) > 1 and self._chosen() is None:
            self.add_error("werkplaats", _("More than one werkplaats works here. Choose one."))
        return data

    def desk(self) -> Werkplaats | None:
        """Where the question goes; None is the national desk."""
        if self.cleaned_data["municipality"] is None:
            return self.towards
        return self.places[0] if len(self.places) == 1 else self._chosen()

    def _came_from(self) -> Werkplaats | None:
        """The werkplaats whose page led here, as long as no municipality is named."""
        given = self.data if self.is_bound else self.initial
        slug = "" if given.get("municipality") else typed.line(given.get("werkplaats", ""))
        return network.werkplaatsen().filter(slug=slug).first() if slug else None

    def _chosen(self) -> Werkplaats | None:
        slug = self.cleaned_data.get("werkplaats")
        return next((place for place in self.places if place.slug == slug), None)


def says_too_little(words: str) -> bool:
    """Whether there are fewer than three different words in it."""
    return len({word.lower() for word in WORD.findall(words)}) < FEWEST_WORDS


def _not_known(name: str) -> str:
    names = network.municipalities().values_list("name", flat=True)
    near = get_close_matches(name.title(), list(names), n=3)
    if near:
        return _("We do not know this municipality. Do you mean %(names)s?") % {"names": ", ".join(near)}
    return _("We do not know this municipality. Look whether it is spelt right, or leave it empty.")


class MailForm(Form):
    """Where she wants to hear of her question; what is an address the agenda says."""

    email = Line(
        label=gettext_lazy("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": gettext_lazy("Fill in your e-mail address.")},
    )
    wants_use = forms.BooleanField(
        required=False,
        label=gettext_lazy("Mail me too when somebody applies what came of it (for two years at most)"),
    )
