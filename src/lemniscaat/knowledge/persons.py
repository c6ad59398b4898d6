"""What knowledge keeps of a person with an account."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import mail
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Kept
from lemniscaat.knowledge.models import (
    Change,
    Contributor,
    Dossier,
    Import,
    Item,
    ProgrammeUse,
    Together,
    VersionMail,
)


def kept_of(person: Person) -> Iterator[Kept]:
    """What she began, what she looked at before it was published, and what bears her name."""
    fields = ("uuid", "title", "state", "made_at", "published_at")
    yield Kept(_("knowledge she began"), Item.objects.filter(made_by=person.pk), fields)
    yield Kept(_("knowledge she looked at"), Item.objects.filter(reviewed_by=person.pk), fields)
    yield Kept(_("dossiers she began"), Dossier.objects.filter(made_by=person.pk), fields)
    yield Kept(_("dossiers she looked at"), Dossier.objects.filter(reviewed_by=person.pk), fields)
    named = Contributor.objects.filter(name__iexact=person.name)
    yield Kept(_("knowledge with her name"), named, ("name", "orcid", "item__uuid", "item__title"))
    uses = ProgrammeUse.objects.filter(by=person.pk)
    yield Kept(_("programmes she told of"), uses, ("item__title", "programme", "since", "until"))
    lists = Import.objects.filter(made_by=person.pk)
    yield Kept(_("lists she brought in"), lists, ("name", "n_rows", "made_at"))
    together = Together.objects.filter(made_by=person.pk)
    yield Kept(_("changes she made to many at once"), together, ("uuid", "made_at", "undone_at"))
    changes = Change.objects.filter(by=person.pk)
    yield Kept(_("changes she offered"), changes, ("title", "activities", "materials", "why", "made_at"))
    mails = VersionMail.objects.filter(user=person.pk)
    yield Kept(_("mails of new versions"), mails, ("item__title", "made_at"))


def forget(person: Person) -> None:
    """The mails of new versions, and what waits to be sent of them."""
    for row in VersionMail.objects.filter(user=person.pk):
        mail.take_back_to(row.uuid)
        row.delete()
