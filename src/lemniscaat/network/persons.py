"""What the network keeps of a person, and lets go when she leaves."""

from collections.abc import Iterator

from django.contrib.sessions.models import Session
from django.db.models import CASCADE, ManyToOneRel, QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Kept
from lemniscaat.network.models import AuditEvent, Invitation, RoleGrant, User


def kept_of(person: Person) -> Iterator[Kept]:
    """Her account, her roles, how she was invited and whom she invited, and what she did."""
    account = User.objects.filter(pk=person.pk)
    yield Kept(_("account"), account, ("name", "email", "perspective", "joined_at", "last_login"))
    where = ("role", "werkplaats__name", "organisation__name")
    granted = RoleGrant.objects.filter(user=person.pk)
    yield Kept(_("roles"), granted, (*where, "granted_at", "ended_at"))
    given = RoleGrant.objects.filter(granted_by=person.pk).exclude(user=person.pk)
    yield Kept(_("roles given to others"), given, (*where, "granted_at"))
    invited = Invitation.objects.filter(email__iexact=person.email) | Invitation.objects.filter(
        accepted_by=person.pk
    )
    yield Kept(_("invitations"), invited, ("email", *where, "made_at", "accepted_at"))
    inviting = Invitation.objects.filter(invited_by=person.pk)
    yield Kept(_("invitations to others"), inviting, (*where, "made_at", "accepted_at"))
    events = AuditEvent.objects.filter(actor=person.pk).order_by("pk")
    yield Kept(_("acts"), events, ("at", "act", "subject_kind", "subject_uuid", "werkplaats__name"))


def forget(person: Person) -> None:
    """What lets her in: sessions, the second factor, and whatever else goes when an account goes."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
    for link in User._meta.get_fields(include_hidden=True):
        if isinstance(link, ManyToOneRel) and link.on_delete is CASCADE:
            QuerySet(link.related_model).filter(**{link.field.name: person.pk}).delete()
