"""Adapt a module: a draft in one's own werkplaats that names its source, version and licence."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.modules import put_lessons, texts_of
from lemniscaat.knowledge.actions.version_mails import want_version_mail
from lemniscaat.knowledge.actions.versions import copy_file
from lemniscaat.knowledge.enums import ADAPTABLE, ItemState, Licence
from lemniscaat.knowledge.models import Contributor, Item, LessonText, Module, Version
from lemniscaat.network.api import Actor, AuditEvent, Werkplaats, audited

TAKEN_ALONG = ("kind", "plain_summary", "abstract", "language", "licence", "source_kinds")
MANY = ("themes", "audiences", "four_os", "issues")


@transactions.action
def adapt_module(*, actor: Actor, item: Item, werkplaats: Werkplaats | None, title: str = "") -> Item:
    """Begin an adaptation of the newest version, with all that she may see of it. She hears of later ones."""
    require(
        policies.can_adapt(actor, werkplaats.pk if werkplaats else None),
        _("You make an adaptation in a werkplaats where you teach or edit."),
    )
    why_not = why_not_adapted(item)
    if why_not:
        raise Invalid(why_not)
    version = Version.objects.filter(item=item).order_by("-number").first()
    if item.state != ItemState.PUBLISHED or version is None or not Module.objects.filter(item=item).exists():
        raise Conflict(_("Only a module that is published now can be adapted."))
    copy = Item(
        made_by=actor.user,
        werkplaats=werkplaats,
        title=title.strip() or _("%(title)s (adaptation)") % {"title": item.title[:280]},
        year=clock.today().year,
        is_invented=item.is_invented,
        **{name: getattr(item, name) for name in TAKEN_ALONG},
    )
    copy.slug = copy.uuid.hex
    with audited(actor=actor, act="adapt_module", subject=copy, werkplaats_id=copy.werkplaats_id) as audit:
        copy.save(audit=audit)
        _take_along(audit, actor, item, copy, version)
    if actor.user is not None:
        want_version_mail(user=actor.user, item=item)
    work.mark_changed("item", copy.uuid)
    return copy


def why_not_adapted(item: Item) -> str:
    """What in its licence forbids it, in a sentence; "" when nothing does."""
    licence = Licence(item.licence)
    if licence in ADAPTABLE:
        return ""
    if licence == Licence.CC_BY_NC_ND:
        return _("%(licence)s does not allow adaptations. Ask its makers, or use it as it is.") % {
            "licence": licence.label
        }
    if licence == Licence.RESERVED:
        return _("Its makers have reserved all rights. Ask them before you change anything.")
    return _("Nobody said under which licence this may be used. Ask its makers before you change anything.")


def _take_along(audit: AuditEvent, actor: Actor, item: Item, copy: Item, version: Version) -> None:
    for name in MANY:
        getattr(copy, name).set(getattr(item, name).all())
    if actor.user is not None:
        Contributor.objects.create(audit=audit, item=copy, name=actor.user.name)
    standing = item.files.visible_to(actor).select_related("reading").distinct()
    files = {file.uuid: copy_file(audit, file, copy).uuid for file in standing if file.reading.has_bytes}
    module = Module.objects.get(item=item)
    made = Module(
        item=copy,
        level=module.level,
        competences=module.competences,
        forked_from=version,
        taken_under=item.licence,
    )
    put_lessons(audit, made, list(_texts(module, files, notes=policies.can_read_notes(actor, item))))


def _texts(module: Module, files: Mapping[UUID, UUID], *, notes: bool) -> Iterator[LessonText]:
    """Each lesson, with the one it came from; what stands for teachers only with `notes`."""
    for text in texts_of(module):
        yield replace(
            text,
            uuid=None,
            origin=text.uuid,
            teacher_notes=text.teacher_notes if notes else "",
            files=tuple(files[file] for file in text.files if file in files),
        )
