"""Knowledge in the back office: the items of one's own werkplaats, from draft to withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.kernel.storing import Brought
from lemniscaat.knowledge.actions import embargo, files, merging, modules, publishing, versions
from lemniscaat.knowledge.actions import items as actions
from lemniscaat.knowledge.actions.proposing import look_up_doi
from lemniscaat.knowledge.back_office import pages
from lemniscaat.knowledge.back_office.proposals import Proposing
from lemniscaat.knowledge.enums import ITEM_STATES, REVIEWED_STATES, UNPUBLISHED_ITEM_STATES, ItemState
from lemniscaat.knowledge.forms import (
    FilesForm,
    ItemForm,
    LessonsForm,
    MergeForm,
    NewItemForm,
    PublishForm,
    WithdrawForm,
)
from lemniscaat.knowledge.models import Item
from lemniscaat.knowledge.policies import can_answer_change, can_publish
from lemniscaat.knowledge.queries.duplicates import duplicates_of
from lemniscaat.knowledge.queries.modules import changes_waiting
from lemniscaat.knowledge.queries.reviewing import dead_links
from lemniscaat.network.api import Actor, can_enter_back_office, own
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room
from lemniscaat.ui.back_office.views import Acting, New, One
from lemniscaat.vocabulary.api import KindGroup


def own_items(actor: Actor) -> QuerySet[Item]:
    """What she keeps: hers, in every state. Others' published items are read on the site."""
    return own(Item.objects.visible_to(actor), actor).select_related("kind", "werkplaats", "made_by")


def _tend(actor: Actor, item: Item, fields: Mapping[str, Any]) -> None:
    """Do with the files what the form says: take away, put in place, name, put in order, add."""
    places: dict[UUID, int] = {}
    for file in item.files.select_related("reading", "item"):
        for brought in fields.get(f"instead-{file.uuid}") or ():
            files.replace_file(actor=actor, file=file, brought=brought)
        if fields.get(f"remove-{file.uuid}"):
            files.remove_file(actor=actor, file=file)
            continue
        if (place := fields.get(f"place-{file.uuid}")) is not None:
            places[file.uuid] = place
        if fields.get(f"label-{file.uuid}", file.label) != file.label:
            files.label_file(actor=actor, file=file, label=fields[f"label-{file.uuid}"])
        if (until := fields.get(f"embargo-{file.uuid}", file.embargo_until)) != file.embargo_until:
            embargo.embargo_file(actor=actor, file=file, until=until)
    if places:
        files.order_files(actor=actor, item=item, uuids=sorted(places, key=places.__getitem__))
    _add(actor, item, fields.get("uploads") or ())


def _add(actor: Actor, item: Item, brought: Iterable[Brought]) -> None:
    for each in brought:
        files.add_file(actor=actor, item=item, brought=each)


def _without_files(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "uploads"}


FILES = Act(
    name="bestanden",
    label=_("Files"),
    means=_("What can be downloaded with this. Its text is read and found by page."),
    done=_("Saved. What came in is read in a minute: look here again then."),
    do=_tend,
    offered=lambda actor, item: item.state == ItemState.DRAFT or item.files.exists(),
    form=FilesForm,
)

LESSONS = Act(
    name="lessen",
    label=_("Lessons"),
    means=_("What students do, with what, and what only teachers read."),
    done=_("The lessons have been saved."),
    do=lambda actor, item, fields: modules.write_module(actor=actor, item=item, **fields),
    offered=lambda actor, item: item.state == ItemState.DRAFT and item.kind.group == KindGroup.EDUCATION,
    form=LessonsForm,
)

MERGE = Act(
    name="samenvoegen",
    label=_("Merge with another"),
    means=_(
        "For what is here twice. Whoever comes to its address comes to the other, and what points at it "
        "points at the other. Its text does not go along."
    ),
    done=_("It leads to the other from now on."),
    do=lambda actor, item, fields: merging.merge_item(actor=actor, item=item, **fields) and None,
    offered=lambda actor, item: (
        item.revises_id is None and ITEM_STATES.allows(item.state, ItemState.SUPERSEDED)
    ),
    form=MergeForm,
)

DOI = Act(
    name="doi",
    label=_("Look up the DOI"),
    means=_("The register is asked what it knows of this DOI. You see it here, and take over what is right."),
    done=_("It is being looked up. Look here again in a minute."),
    do=lambda actor, item, fields: look_up_doi(actor=actor, item=item),
    offered=lambda actor, item: settings.OUTSIDE and bool(item.doi) and item.state == ItemState.DRAFT,
)

ACTS = (
    FILES,
    LESSONS,
    DOI,
    Act(
        name="indienen",
        label=_("Submit"),
        means=_("A colleague looks at it and publishes it. Until then it stays closed."),
        done=_("It lies ready for a colleague to look at."),
        do=lambda actor, item, fields: actions.submit_item(actor=actor, item=item),
        offered=lambda actor, item: ITEM_STATES.allows(item.state, ItemState.IN_REVIEW),
    ),
    Act(
        name="publiceren",
        label=_("Publish"),
        means=_("Everyone can find and read it: from now on, or from the day you choose."),
        done=_("Done. It opens now, or on the day you chose."),
        do=lambda actor, item, fields: publishing.publish_item(actor=actor, item=item, **fields),
        offered=lambda actor, item: item.state in REVIEWED_STATES and can_publish(actor, item),
        form=PublishForm,
    ),
    Act(
        name="terugsturen",
        label=_("Send back"),
        means=_("It becomes a draft again, for its maker to go on with."),
        done=_("It is a draft again."),
        do=lambda actor, item, fields: actions.send_back_item(actor=actor, item=item),
        offered=lambda actor, item: item.state in REVIEWED_STATES,
    ),
    Act(
        name="nieuwe-versie",
        label=_("Begin a next version"),
        means=_(
            "You get a copy to change. Everyone reads what is published until a colleague has looked at the "
            "copy and published it."
        ),
        done=_("This is the copy to change. Everyone still reads what was published."),
        do=lambda actor, item, fields: versions.begin_next_version(actor=actor, item=item),
        offered=lambda actor, item: item.state == ItemState.PUBLISHED,
    ),
    Act(
        name="weggooien",
        label=_("Throw this version away"),
        means=_("The copy goes, with all you changed in it. What is published stays as it is."),
        done=_("The copy has gone. This is what everyone reads."),
        do=lambda actor, item, fields: versions.drop_next_version(actor=actor, item=item),
        offered=lambda actor, item: item.revises_id is not None,
    ),
    MERGE,
    Act(
        name="losmaken",
        label=_("Separate"),
        means=_("It stands by itself again, as it stood before it was merged with another."),
        done=_("It stands by itself again."),
        do=lambda actor, item, fields: merging.separate_item(actor=actor, item=item),
        offered=lambda actor, item: item.state == ItemState.SUPERSEDED,
    ),
    Act(
        name="intrekken",
        label=pgettext_lazy("item", "Withdraw"),
        means=_("It can no longer be found. At its address stands that it was withdrawn, and why."),
        done=_("It has been withdrawn."),
        do=lambda actor, item, fields: actions.withdraw_item(actor=actor, item=item, reason=fields["reason"]),
        offered=lambda actor, item: ITEM_STATES.allows(item.state, ItemState.WITHDRAWN),
        form=WithdrawForm,
    ),
)


class Files(Proposing, Acting):
    """The files of one item, with what is to be said of each; it stays open."""

    template_name = "knowledge/back_office/files.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose files."""
        return super().get_form_kwargs() | {"item": self.object}

    def done(self) -> str:
        """Here again: there each file stands with its sentence."""
        return self.request.path


class Lessons(Acting):
    """The lessons of one item; it stays open, and what was typed stays when it is refused."""

    template_name = "knowledge/back_office/lessons.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose lessons."""
        return super().get_form_kwargs() | {"item": self.object}

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say above the form why not."""
        try:
            with transactions.opened(), letting_stand(form.left):
                self.act.do(self.request.actor, self.object, form.cleaned_data_of_module())
        except LemniscaatError as error:
            form.add_error(None, error.sentence)
            return self.form_invalid(form)
        messages.success(self.request, self.act.done)
        return HttpResponseRedirect(self.request.path)


class Merging(Acting):
    """Which one an item is the same as."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """What looks like it."""
        return super().get_form_kwargs() | {"item": self.object, "actor": self.request.actor}


class _WithFiles:
    """After files were brought, one sees how each came in; where something else is refused they stay."""

    form: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whatever comes of it, nothing stays open."""
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        finally:
            if hasattr(self, "form"):  # not where the page was refused before anything was read of it
                self.form.close_uploads()

    def form_invalid(self, form: Any) -> HttpResponse:
        """With the files that came in."""
        form.hold_uploads()
        return super().form_invalid(form)  # type: ignore[misc,no-any-return]

    def get_success_url(self) -> str:
        """To the files, when there are new ones."""
        if self.form.cleaned_data["uploads"]:
            return reverse("kennis:files", args=[self.object.pk])  # type: ignore[attr-defined]
        return super().get_success_url()  # type: ignore[misc,no-any-return]


class NewItem(_WithFiles, New):
    """Begin an item, with its files: little is asked, the rest is folded."""

    template_name = "knowledge/back_office/new.html"

    def get_success_url(self) -> str:
        """To its own page when it may be here already: there stands what looks like it."""
        if duplicates_of(self.request.actor, self.object):
            return reverse("kennis:edit", args=[self.object.pk])
        return super().get_success_url()


class OneItem(Proposing, _WithFiles, One):
    """Change an item, with its files; of a draft, with what looks like it and what its files say."""

    template_name = "knowledge/back_office/one.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it may be the same as, and where one says so; its dead links."""
        context = super().get_context_data(**kwargs)
        item = context["stored"]
        answers = item.state == ItemState.PUBLISHED and can_answer_change(self.request.actor, item)
        asked = item.state in UNPUBLISHED_ITEM_STATES and item.revises_id is None
        return context | {
            "likely": duplicates_of(self.request.actor, item) if asked else [],
            "n_offered": changes_waiting(item) if answers else 0,
            "merge_url": reverse("kennis:merge", args=[item.pk]),
            "dead": dead_links(self.request.actor, pk=item.pk),
        }


PAGES = ((FILES, Files, "files"), (LESSONS, Lessons, "lessons"), (MERGE, Merging, "merge"))
"""Acts that need to know on which item, each with a page of its own."""


class ItemRoom(Room):
    """The items of one's own werkplaats."""

    model = Item
    index_view_class = pages.ItemList
    name = "kennis"
    icon = "doc-full"
    menu_order = 100
    policy = OwnPolicy(Item, rows=own_items, enters=can_enter_back_office, adds=can_enter_back_office)
    list_display = ["title", "kind", "state", "werkplaats", "year", "made_by"]
    search_fields = ["title", "plain_summary", "publisher"]
    list_filter = ["state", "kind"]
    labels = {
        "kind": _("Kind"),
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "made_by": _("Begun by"),
    }
    new_form = NewItemForm
    one_form = ItemForm
    acts = ACTS
    add_view_class = NewItem
    edit_view_class = OneItem

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Item:
        """Draft it."""
        item = actions.draft_item(actor=actor, **_without_files(fields))
        _add(actor, item, fields["uploads"])
        return item

    def revise(self, actor: Actor, row: Item, fields: dict[str, Any]) -> Item:
        """Revise it."""
        item = actions.revise_item(actor=actor, item=row, **_without_files(fields))
        _add(actor, item, fields["uploads"])
        return item

    def _narrowed(self, request: HttpRequest) -> QuerySet[Item]:
        """The list as this address narrows it."""
        made: Any = self.index_view
        view = made.view_class(**made.view_initkwargs)
        view.setup(request)
        rows: QuerySet[Item] = view.get_queryset()
        return rows

    def get_urlpatterns(self) -> list[URLPattern]:
        """With a page of its own for each of `PAGES`, and those about many at once."""
        own_pages = [
            path(
                f"edit/<int:pk>/{act.name}/",
                self.construct_view(view, acts=self.acts),
                {"act": act.name},
                name,
            )
            for act, view, name in PAGES
        ]
        first, *others = super().get_urlpatterns()  # the menu points at the first
        return [first, *own_pages, *pages.addresses(self._narrowed), *others]
