"""Who holds which role in a werkplaats: invite, end, hand over. The secretariat does so nationally."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import queries
from lemniscaat.network.actions import roles as acts
from lemniscaat.network.enums import DESK_ROLES, Role
from lemniscaat.network.forms.roles import HandOverForm, InviteForm
from lemniscaat.network.models import Actor, RoleGrant, Werkplaats
from lemniscaat.network.policies import can_end, can_hand_over, can_keep_roles

NATIONAL = "landelijk"
"""Stands where the slug of a werkplaats would."""


def role_pages(actor: Actor) -> list[tuple[str, str]]:
    """Slug and name of each page of roles this actor keeps."""
    secretariat = actor.has_national(Role.SECRETARIAT)
    kept = queries.werkplaatsen() if secretariat else queries.own_werkplaatsen(actor, DESK_ROLES)
    found = [(row.slug, row.short_name) for row in kept]
    return [(NATIONAL, _("National")), *found] if secretariat else found


@login_required
@never_cache
def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """The people of a werkplaats, and what is offered to whom."""
    return _page(request, slug, _place(request, slug))


@login_required
@require_POST
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer a role by mail."""
    werkplaats = _place(request, slug)
    form = InviteForm(request.POST, actor=request.actor, werkplaats_id=_id(werkplaats))
    if not form.is_valid():
        return _page(request, slug, werkplaats, form=form, status=422)
    address = settings.BASE_URL + reverse("network:invitation", args=["TOKEN"])
    try:
        with transactions.opened():
            acts.invite(
                actor=request.actor,
                werkplaats=werkplaats,
                address=address.replace("TOKEN", "{token}"),
                **{**form.cleaned_data, "role": Role(form.cleaned_data["role"])},
            )
    except LemniscaatError as error:
        form.add_error(None, error.sentence)
        return _page(request, slug, werkplaats, form=form, status=error.status)
    messages.success(request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
    return redirect("network:roles", slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """Take an invitation back."""
    werkplaats = _place(request, slug)
    offered = queries.open_invitations(_id(werkplaats)).filter(uuid=uuid).first()
    if offered is None:
        raise Missing(_("This invitation is no longer open."))
    with transactions.opened():
        acts.withdraw_invitation(actor=request.actor, invitation=offered)
    messages.success(request, _("The invitation has been withdrawn."))
    return redirect("network:roles", slug)


@login_required
@require_POST
def end(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """End somebody's role."""
    grant = _grant(_place(request, slug), uuid)
    try:
        with transactions.opened():
            acts.end_role(actor=request.actor, grant=grant)
    except LemniscaatError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("%(name)s no longer holds this role.") % {"name": grant.user})
    return _after(request, slug)


@login_required
@never_cache
def hand_over(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """Choose who takes a role over, and do it in one act."""
    werkplaats = _place(request, slug)
    grant = _grant(werkplaats, uuid)
    form = HandOverForm(request.POST or None, grant=grant)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                acts.hand_over_role(actor=request.actor, grant=grant, to=form.cleaned_data["to"])
        except LemniscaatError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(
                request, _("%(name)s holds this role from now on.") % {"name": form.cleaned_data["to"]}
            )
            return _after(request, slug)
    said = {"form": form, "grant": grant, "slug": slug, "place": _name(werkplaats)}
    return render(request, "network/hand_over.html", said, status=422 if form.errors else 200)


def _page(
    request: HttpRequest, slug: str, werkplaats: Werkplaats | None, *, form: Any = None, status: int = 200
) -> HttpResponse:
    actor = request.actor
    grants = queries.grants_in(_id(werkplaats)).select_related("organisation").order_by("role", "user__name")
    said = {
        "slug": slug,
        "place": _name(werkplaats),
        "grants": [(grant, can_end(actor, grant), can_hand_over(actor, grant)) for grant in grants],
        "invitations": queries.open_invitations(_id(werkplaats)),
        "form": form or InviteForm(actor=actor, werkplaats_id=_id(werkplaats)),
        "may_erase": actor.has_national(Role.SECRETARIAT),
        "role_pages": role_pages(actor),
    }
    return render(request, "network/roles.html", said, status=status)


def _place(request: HttpRequest, slug: str) -> Werkplaats | None:
    """The werkplaats whose roles she keeps (None: national). Absent and forbidden answer alike."""
    werkplaats = None if slug == NATIONAL else Werkplaats.objects.filter(slug=slug).first()
    known = slug == NATIONAL or werkplaats is not None
    if not known or not can_keep_roles(request.actor, _id(werkplaats)):
        raise Missing(_("There are no roles for you to keep here."))
    return werkplaats


def _grant(werkplaats: Werkplaats | None, uuid: str) -> RoleGrant:
    grant = queries.grants_in(_id(werkplaats)).filter(uuid=uuid).first()
    if grant is None:
        raise Missing(_("This role is no longer held."))
    return grant


def _after(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to the list, or to her own page when she gave away what opened it."""
    werkplaats = None if slug == NATIONAL else Werkplaats.objects.get(slug=slug)
    kept = can_keep_roles(queries.actor_of(request.user), _id(werkplaats))
    return redirect("network:roles", slug) if kept else redirect("network:mine")


def _id(werkplaats: Werkplaats | None) -> int | None:
    return werkplaats.pk if werkplaats else None


def _name(werkplaats: Werkplaats | None) -> str:
    return werkplaats.short_name if werkplaats else _("National")
