"""One circle, `/leerkringen/<slug>`. Who comes here wants to know what it is about and whether she can join;
who takes part, when they come together and what they found out. What is said in it stands here once the
circle opened it; its members, its dates and what it hands over are for its own people (rule 4)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda.api import public_questions
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError
from lemniscaat.learning import api
from lemniscaat.learning.api import Circle, Insight, MemberState, Place
from lemniscaat.learning.forms.circles import JoinForm
from lemniscaat.learning.views.finding import found_circle
from lemniscaat.learning.views.insights import standing_of
from lemniscaat.network.api import Actor, ActorRequest


@require_http_methods(["GET", "HEAD", "POST"])
def circle(request: ActorRequest, slug: str) -> HttpResponse:
    """With the gatherings and insights this actor may see; a button posts to the page itself."""
    found, place = found_circle(request.actor, slug)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                said = _act_named(request.POST.get("act", ""))(request.actor, found, form)
        except LemniscaatError as refusal:
            form.refuse(refusal)
            # What became of it meanwhile belongs on the page that says no.
            found, place = found_circle(request.actor, slug)
        else:
            messages.success(request, said)
            return redirect(request.path)
    status = 422 if form.errors else 200
    return render(request, "learning/circle.html", _told(request, found, place, form), status=status)


def _told(request: ActorRequest, found: Circle, place: Place, form: JoinForm) -> dict[str, object]:
    now = clock.now()
    members = list(found.memberships.all()) if place.is_inside else []
    return {
        "circle": found,
        "place": place,
        "is_inside": place.is_inside,
        "form": form,
        "members": [row for row in members if row.state == MemberState.IN],
        "n_asking": sum(row.state == MemberState.ASKED for row in members) if place.keeps else 0,
        "coming": [gathering for gathering in found.gatherings.all() if gathering.at >= now],
        "been": [row for row in reversed(found.gatherings.all()) if row.at < now],
        "n_gatherings": len(found.gatherings.all()),
        "questions": public_questions().filter(pk__in=found.questions.values("pk")),
        "insights": [
            (
                row,
                standing_of(row) if place.is_inside else None,
                _may_change(request.actor, found, place, row),
            )
            for row in found.insights.all()
        ],
        "predecessors": api.predecessors(found) if place.is_inside else (),
        "way_in": _way_in(request.actor, found, place),
    }


def _may_change(actor: Actor, circle: Circle, place: Place, insight: Insight) -> bool:
    """As `can_revise_insight`, without a query an insight; what is open or asked is taken back first."""
    if circle.state == api.CircleState.CLOSED or standing_of(insight) is not None:
        return False
    wrote = place.writes and actor.user is not None and insight.by_id == actor.user.pk
    return place.keeps or wrote


def _way_in(actor: Actor, circle: Circle, place: Place) -> str:
    """What the page says of joining: join, ask, log in, waits, in, or nothing."""
    state = place.membership.state if place.membership else ""
    if state == MemberState.IN:
        return "in"
    if circle.state == api.CircleState.CLOSED:
        return ""
    if state == MemberState.ASKED:
        return "waits"
    if circle.joining == api.Joining.CLOSED:
        return "closed"
    if actor.user is None:
        return "log in"
    return "join" if circle.joining == api.Joining.OPEN else "ask"


def _join(actor: Actor, circle: Circle, form: JoinForm) -> str:
    row = api.ask_to_join(actor=actor, circle=circle, word=form.cleaned_data["word"], kept=form.kept())
    if row.state == MemberState.IN:
        return _("You take part from now on.")
    return _("You asked to join. You get a mail when there is an answer.")


def _leave(actor: Actor, circle: Circle, form: JoinForm) -> str:
    api.leave_circle(actor=actor, circle=circle)
    return _("You no longer take part.")


def _start(actor: Actor, circle: Circle, form: JoinForm) -> str:
    api.start_circle(actor=actor, circle=circle)
    return _("The circle has started.")


ACTS: dict[str, Callable[[Actor, Circle, JoinForm], str]] = {
    "meedoen": _join,
    "weggaan": _leave,
    "starten": _start,
}


def _act_named(name: str) -> Callable[[Actor, Circle, JoinForm], str]:
    if name not in ACTS:
        raise Invalid(_("This button is not known here. Open the page anew."))
    return ACTS[name]
