"""The words that stand with the figures."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PHASES = {
    "ontwikkelen": pgettext_lazy("phase", "Develop"),
    "opschalen": pgettext_lazy("phase", "Scale up"),
    "verspreiden": pgettext_lazy("phase", "Spread"),
    "verrijken": pgettext_lazy("phase", "Enrich"),
    "oversteek": _("The crossing"),
}

STATES = {
    "done": pgettext_lazy("state of a phase", "done"),
    "now": pgettext_lazy("state of a phase", "now"),
    "next": pgettext_lazy("state of a phase", "after this"),
    "later": pgettext_lazy("state of a phase", "later"),
}

RUNGS = (
    pgettext_lazy("rung", "idea"),
    pgettext_lazy("rung", "tried"),
    pgettext_lazy("rung", "repeated"),
    pgettext_lazy("rung", "described"),
    pgettext_lazy("rung", "well described"),
    pgettext_lazy("rung", "well founded"),
    pgettext_lazy("rung", "effective"),
)
"""Of an approach, never of a source; the last three are a recognised panel's verdict."""

SOURCES = {
    "practice": pgettext_lazy("source of knowledge", "practice"),
    "experience": pgettext_lazy("source of knowledge", "experience"),
    "science": pgettext_lazy("source of knowledge", "science"),
}
