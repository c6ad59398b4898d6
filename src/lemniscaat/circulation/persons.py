"""What the lemniscate keeps of a person with an account."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.circulation.models import Synthesis
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Kept


def kept_of(person: Person) -> Iterator[Kept]:
    """What she wrote of an issue and put her name under."""
    rows = Synthesis.objects.filter(written_by=person.pk)
    yield Kept(_("what she wrote of an issue"), rows, ("issue__title", "number", "published_at"))
