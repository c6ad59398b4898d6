"""Who is asked to compare cases hears it: one werkplaats begins an analysis, and its whole group makes it."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.kernel import mail
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge.models import Analysis
from lemniscaat.network.api import Actor, Werkplaats, coordinators


def tell_group(analysis: Analysis, others: Iterable[Werkplaats], *, by: Actor) -> None:
    """The coordinators of the other werkplaatsen, once each."""
    said = _("%(werkplaats)s asks you to compare cases: “%(title)s”") % {
        "werkplaats": analysis.item.werkplaats,
        "title": analysis.item.title,
    }
    about = _("It is about “%(issue)s”. What your evidence says stands in it already.") % {
        "issue": analysis.issue.title
    }
    page = f"{settings.BASE_URL}{address('analysis', str(analysis.uuid))}"
    people = {user.pk: user for other in others for user in coordinators(other.pk)}
    for user in people.values():
        if by.user is None or user.pk != by.user.pk:
            mail.post(
                to=user.email,
                key=f"analysis:{analysis.uuid}:{user.uuid}",
                subject=said[:200],
                body="\n\n".join([said, about, _("Look, and fill in what you know:") + f"\n{page}"]),
            )
