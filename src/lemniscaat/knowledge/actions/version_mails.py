"""Who uses or adapted a module hears of its next version, once each, until she stops it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.kernel import mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge.models import Item, Version, VersionMail
from lemniscaat.network.api import User


@transactions.action
def want_version_mail(*, user: User, item: Item) -> None:
    """From the next version on. Twice is once."""
    VersionMail.objects.get_or_create(user=user, item=item)


@transactions.action
def stop_version_mail(*, token: str) -> None:
    """Stop at once, by its own address. Stopping twice is as good as once."""
    row = VersionMail.objects.filter(token=token).first()
    if row is not None:
        mail.take_back_to(row.uuid)
        row.delete()


@transactions.action
def tell_of_version(*, version: Version) -> None:
    """One mail to each, also who uses or adapted what was merged with it; of the first version there is
    nobody yet."""
    wanted = VersionMail.objects.filter(item__in=Item.objects.merged_with(version.item), user__is_active=True)
    rows = {row.user_id: row for row in wanted.select_related("user").order_by("pk")}
    for row in rows.values():
        stop = f"{settings.BASE_URL}{address('version-mail', row.token)}"
        mail.post(
            to=row.user.email,
            key=f"version:{row.uuid}:{version.uuid}",
            subject=_("New version: %(title)s") % {"title": version.title},
            body="\n\n".join([*_lines(version), _("No more of these mails:") + f"\n{stop}"]),
            headers=mail.one_click(stop),
        )


def _lines(version: Version) -> Iterator[str]:
    yield _("You use or adapted “%(title)s”. Version %(n)s has been published.") % {
        "title": version.title,
        "n": version.number,
    }
    if version.note:
        yield _("What changed: %(note)s") % {"note": version.note}
    yield _("Read it:") + f"\n{settings.BASE_URL}{address('item', version.item.slug)}"
