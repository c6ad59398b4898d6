"""The mails of a circle. None tells what is said in it: that stands behind the login."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, mail
from lemniscaat.kernel.addresses import address
from lemniscaat.learning.enums import CircleRole, MemberState
from lemniscaat.learning.models import Circle, Consent, Gathering, Membership, Opening
from lemniscaat.network.api import Actor, User, coordinators


def keepers(circle: Circle) -> list[User]:
    """Who hears what there is to decide: the facilitators; without one, who coordinates the werkplaats."""
    facilitators = Membership.objects.filter(
        circle=circle, state=MemberState.IN, role=CircleRole.FACILITATOR, user__is_active=True
    ).select_related("user")
    return [row.user for row in facilitators] or coordinators(circle.werkplaats_id)


def tell_keepers_of_request(membership: Membership) -> None:
    """Somebody asks to join."""
    circle = membership.circle
    for user in keepers(circle):
        mail.post(
            to=user.email,
            key=f"circle-ask:{membership.uuid}:{user.uuid}:{membership.asked_at:%Y%m%d%H%M%S}",
            subject=_("Somebody asks to join “%(circle)s”") % {"circle": circle.name},
            body="\n\n".join(
                [
                    _("%(name)s would like to take part in “%(circle)s”.")
                    % {"name": membership.user, "circle": circle.name},
                    _("Say yes or no:") + f"\n{_page('circle-people', circle)}",
                ]
            ),
        )


def tell_let_in(membership: Membership) -> None:
    """She takes part from now on."""
    _to_her(membership, _("You take part in “%(circle)s” from now on."), _("See when you come together:"))


def tell_turned_down(membership: Membership) -> None:
    """It is a no."""
    _to_her(
        membership,
        _("You asked to join “%(circle)s”. This time that is not possible."),
        _("Read what it works on:"),
    )


def tell_taken_out(membership: Membership) -> None:
    """She takes part no longer."""
    _to_her(membership, _("You no longer take part in “%(circle)s”."), _("Read what it works on:"))


def tell_taken_over(circle: Circle, successor: Circle) -> None:
    """Those who keep the next circle hear what comes to them."""
    said = _("“%(circle)s” has been closed. “%(next)s” takes over what is left.") % {
        "circle": circle.name,
        "next": successor.name,
    }
    for user in keepers(successor):
        body = "\n\n".join([said, _("Read what is left:") + f"\n{_page('circle', successor)}"])
        mail.post(to=user.email, subject=said[:200], body=body)


def _to_her(membership: Membership, said: str, more: str) -> None:
    said = said % {"circle": membership.circle.name}
    lines = [said, f"{more}\n{_page('circle', membership.circle)}"]
    mail.post(to=membership.user.email, subject=said, body="\n\n".join(lines))


def _page(kind: str, circle: Circle) -> str:
    return f"{settings.BASE_URL}{address(kind, circle.slug)}"


def tell_date(gathering: Gathering, *, by: Actor) -> None:
    """Who takes part hears when it is, that it moved or that it is called off; who did it knows. Where and
    what for stand behind the login. A mail that still waits makes way for the newer one."""
    circle = gathering.circle
    said = _("“%(circle)s” comes together on %(when)s.")
    if gathering.called_off_at is not None:
        said = _("“%(circle)s” does not come together on %(when)s: it is called off.")
    elif gathering.sequence:
        said = _("“%(circle)s” has another date or place. It comes together on %(when)s.")
    at = gathering.at.astimezone(clock.AMSTERDAM)
    words = said % {"circle": circle.name, "when": date_format(at, "DATETIME_FORMAT")}
    page = f"{settings.BASE_URL}{address('circle', circle.slug)}/bijeenkomsten/{gathering.uuid}"
    members = Membership.objects.filter(circle=circle, state=MemberState.IN, user__is_active=True)
    for row in members.exclude(user=by.user).select_related("user"):
        key = f"circle-date:{gathering.uuid}:{row.uuid}:"
        mail.take_back(*(f"{key}{n}" for n in range(gathering.sequence)))
        mail.post(
            to=row.user.email,
            key=f"{key}{gathering.sequence}",
            subject=words[:200],
            body="\n\n".join([words, _("Where and what for:") + f"\n{page}"]),
        )


def key_of(consent: Consent) -> str:
    """The name of the mail that asks her, by which it can be taken back."""
    return f"circle-consent:{consent.uuid}"


def ask_named(consent: Consent) -> None:
    """Somebody is named in what would be opened. The words stand behind the login."""
    circle, user = consent.opening.insight.circle, consent.membership.user
    page = f"{settings.BASE_URL}{address('insight-consent', str(consent.opening.uuid))}"
    lines = [
        _("“%(circle)s” would like to show everyone something that it found out. You are named in it.")
        % {"circle": circle.name},
        _("Names are taken out. It opens only when everyone who is named says yes. One no is enough."),
        _("Read it and say yes or no, before %(day)s:") % {"day": date_format(consent.opening.answer_by)}
        + f"\n{page}",
        _("Do you not answer? Then it stays closed."),
    ]
    mail.post(
        to=user.email,
        key=key_of(consent),
        subject=_("May “%(circle)s” show this?") % {"circle": circle.name},
        body="\n\n".join(lines),
    )


def tell_opened(opening: Opening) -> None:
    """Who asked hears it, unless it opened while she looked on."""
    if opening.consents.exists():
        _to_who_asked(opening, _("An insight of “%(circle)s” is open to everyone now."))


def tell_stays_closed(opening: Opening) -> None:
    """There is a no, or no answer: of whom is not told."""
    _to_who_asked(opening, _("An insight of “%(circle)s” stays closed: not everyone agreed."))


def tell_closed_again(opening: Opening) -> None:
    """Somebody took her yes back: who is not told."""
    _to_who_asked(opening, _("An insight of “%(circle)s” is closed again: not everyone agrees any more."))


def _to_who_asked(opening: Opening, said: str) -> None:
    circle = opening.insight.circle
    users = [opening.asked_by] if opening.asked_by and opening.asked_by.is_active else keepers(circle)
    for user in users:
        mail.post(
            to=user.email,
            subject=said % {"circle": circle.name},
            body="\n\n".join(
                [said % {"circle": circle.name}, _("See how it stands:") + f"\n{_page('circle', circle)}"]
            ),
        )
