"""What the vocabulary holds of words that anybody wrote: the themes."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.redaction import Kept, Redactable
from lemniscaat.vocabulary.models import Theme


def _theme(theme: Theme) -> Iterator[Kept]:
    yield Kept(_("the theme"), Theme.objects.filter(pk=theme.pk))


REDACTABLES = {"theme": Redactable(Theme, _theme, owner=lambda theme: None)}
