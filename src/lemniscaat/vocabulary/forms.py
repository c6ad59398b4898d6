"""What the back office asks about themes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from lemniscaat.ui.forms import WordsField, say_what_to_do
from lemniscaat.vocabulary.models import Theme


class ThemeForm(WagtailAdminModelForm):
    """A theme: what it is called, by which words it is found, and under which theme it stands."""

    alt_labels = WordsField(
        label=_("Other words"),
        required=False,
        help_text=_(
            "What the regions call it, one a line. They are shown, and whoever searches for one of them "
            "finds the others too, at once: the first twelve."
        ),
    )
    hidden_labels = WordsField(
        label=_("Words for finding only"),
        required=False,
        help_text=_("Old words and typing errors, one a line. Found by, and never shown."),
    )

    class Meta:
        model = Theme
        fields = ["pref_label", "alt_labels", "hidden_labels", "definition", "broader"]
        help_texts = {
            "pref_label": _("The word that everyone sees."),
            "definition": _("In one or two plain sentences: what belongs to it and what does not."),
            "broader": _("Whoever searches for this theme finds a little of the broader one too."),
        }
        labels = {"broader": _("Stands under")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["broader"].queryset = Theme.objects.exclude(pk=self.instance.pk)
        self.fields["broader"].empty_label = _("Nothing: it stands at the top")
        say_what_to_do(self)
