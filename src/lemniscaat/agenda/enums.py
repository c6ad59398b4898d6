"""States of a question, an agenda and a round, and what can happen to a question."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel.states import StateTable
from lemniscaat.network.api import OrganisationKind, Perspective, Role


class QuestionState(TextChoices):
    HELD = "held", _("held for a look")
    REMOVED = "removed", _("removed as spam")
    RECEIVED = "received", _("received")
    IN_TALK = "in_talk", _("in talk")
    EXPLICIT = "explicit", _("explicit")
    ANSWERED = "answered", _("answered")
    ON_AGENDA = "on_agenda", _("on the agenda")
    IN_RESEARCH = "in_research", _("in research")
    HANDED_OVER = "handed_over", _("handed over")
    DECLINED = "declined", _("declined")


_S = QuestionState
QUESTION_STATES: StateTable[QuestionState] = StateTable(
    "question",
    {
        _S.HELD: frozenset({_S.RECEIVED, _S.REMOVED}),
        _S.REMOVED: frozenset({_S.RECEIVED}),
        _S.RECEIVED: frozenset({_S.IN_TALK, _S.EXPLICIT, _S.ANSWERED, _S.DECLINED}),
        _S.IN_TALK: frozenset({_S.EXPLICIT, _S.ANSWERED, _S.DECLINED}),
        _S.EXPLICIT: frozenset({_S.ANSWERED, _S.ON_AGENDA, _S.IN_RESEARCH, _S.HANDED_OVER, _S.DECLINED}),
        _S.ON_AGENDA: frozenset({_S.IN_RESEARCH, _S.EXPLICIT}),
        _S.IN_RESEARCH: frozenset({_S.ANSWERED}),
        _S.HANDED_OVER: frozenset({_S.EXPLICIT, _S.ANSWERED}),
        _S.DECLINED: frozenset({_S.IN_TALK}),
        _S.ANSWERED: frozenset(),
    },
)

ASIDE_STATES = frozenset({_S.HELD, _S.REMOVED})
"""Not come in: seen by who asked and, in a list of their own, by the desk."""

OPEN_STATES = frozenset(_S) - {_S.ANSWERED, _S.DECLINED} - ASIDE_STATES
"""Still waiting for an answer."""

DESK_STATES = frozenset({_S.RECEIVED, _S.IN_TALK, _S.EXPLICIT})
"""On the desk's work list: the next move is the desk's."""

NATIONAL_DESK = "landelijk"
"""What stands in an address where the others have the slug of their werkplaats."""


class Act(TextChoices):
    """What can happen to a question; the thread shows each in plain words."""

    RECEIVE = "receive", _("The question comes in")
    TALK = "talk", _("The desk talks with who asked")
    WRITE = "write", _("The desk writes to who asked")
    REPLY = "reply", _("Who asked writes to the desk")
    PROPOSE = "propose", _("The desk lays words before who asked")
    AGREE = "agree", _("Who asked agrees with these words")
    OTHER_WORDS = "other_words", _("Who asked has other words")
    SETTLE = "settle", _("We make the question clear together")
    JOIN = "join", _("The question becomes part of an issue")
    LEAVE = "leave", _("The question is no longer part of the issue")
    SAME = "same", _("The same question is asked elsewhere")
    RELATED = "related", _("A question elsewhere is related to it")
    UNTIE = "untie", _("A question elsewhere turns out to be another one")
    THEME = "theme", _("The question is about a theme")
    NO_THEME = "no_theme", _("The question is not about a theme after all")
    LINK = "link", _("Knowledge is put with the question")
    UNLINK = "unlink", _("Knowledge is taken away from the question")
    PLACE = "place", _("The question is on the knowledge agenda")
    WEIGHED = "weighed", _("The question was weighed in a priority round")
    LEAVE_OUT = "leave_out", _("The question is left out of the agenda")
    RESEARCH = "research", _("A group is going to find out")
    HAND_OVER = "hand_over", _("The question is handed over")
    COME_BACK = "come_back", _("The question comes back to the desk")
    ANSWER = "answer", _("The question is answered")
    DECLINE = "decline", _("The desk does not take the question")
    OBJECT = "object", _("Who asked wants another look")
    PASS_ON = "pass_on", _("The question goes to another desk")
    PUBLISH = "publish", _("The question is on the website")
    REVEAL = "reveal", _("The original words are on the website")
    HIDE = "hide", _("The question is taken off the website")


PLACED, LEFT = "placed", "left"
"""Among what undoing puts back, what is no field of the question. `PLACED`: under which theme it was placed,
and on which items it stood before; None of one that stood there already, and only its state changed.
`LEFT`: under which items it no longer stands."""

BESIDE_FIELDS = frozenset({PLACED, LEFT})


class Agreement(TextChoices):
    """How far desk and asker are with words for the question."""

    NOTHING = "nothing", _("nothing lies before who asked")
    PROPOSED = "proposed", _("laid before who asked")
    OTHER = "other", _("who asked has other words")
    AGREED = "agreed", _("who asked agrees")


AGREEMENTS: StateTable[Agreement] = StateTable(
    "agreement",
    {
        Agreement.NOTHING: frozenset({Agreement.PROPOSED}),
        Agreement.PROPOSED: frozenset({Agreement.OTHER, Agreement.AGREED, Agreement.NOTHING}),
        Agreement.OTHER: frozenset({Agreement.PROPOSED, Agreement.NOTHING}),
        Agreement.AGREED: frozenset({Agreement.PROPOSED, Agreement.NOTHING}),
    },
)


class Agreed(TextChoices):
    """Who agreed with a settled wording."""

    OWN_PAGE = "own_page", _("who asked agreed, on a page of her own")
    SPOKEN = "spoken", _("who asked agreed, in a talk")
    DESK = "desk", _("the desk alone")


TALK_ACTS = frozenset({Act.WRITE, Act.REPLY, Act.PROPOSE, Act.AGREE, Act.OTHER_WORDS, Act.OBJECT})
"""What desk and asker say to each other: she reads these with their words, on a page of her own."""

ASKERS_ACTS = frozenset({Act.REPLY, Act.AGREE, Act.OTHER_WORDS, Act.OBJECT})
"""What the asker says; the rest of `TALK_ACTS` is the desk's."""

CHANGES_NOTHING = frozenset({Act.REPLY, Act.WEIGHED})
"""These change nothing that undoing puts back."""

DESKS_NOTES = frozenset({Act.TALK, Act.HIDE})
"""Acts of which others read that it happened; what the desk noted with it stays at the desk."""

HEARING_ACTS = frozenset({Act.TALK, Act.WRITE, Act.PROPOSE, Act.SETTLE, Act.ANSWER, Act.DECLINE})
"""By these the desk answers what the asker said last."""


class TieKind(TextChoices):
    """How two questions belong together."""

    SAME = "same", _("the same question")
    RELATED = "related", _("a related question")


TIE_ACTS = {TieKind.SAME: Act.SAME, TieKind.RELATED: Act.RELATED}
"""By which act a question is tied to another."""


class Hold(TextChoices):
    """Why a question is held for a look."""

    HIDDEN_FIELD = "hidden", _("a field was filled in that people do not see")
    TOO_QUICK = "quick", _("the form was sent quicker than people can")
    TOO_MANY = "many", _("many questions came from one place today")


class Origin(TextChoices):
    SITE = "site", _("the website")
    DESK = "desk", _("a meeting or call")
    IMPORT = "import", _("a list")
    RECORD = "record", _("public sources")


class AgendaState(TextChoices):
    DRAFT = "draft", _("draft")
    CONSULTATION = "consultation", _("in consultation")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


AGENDA_STATES: StateTable[AgendaState] = StateTable(
    "agenda",
    {
        AgendaState.DRAFT: frozenset({AgendaState.CONSULTATION}),
        AgendaState.CONSULTATION: frozenset({AgendaState.DRAFT, AgendaState.ADOPTED}),
        AgendaState.ADOPTED: frozenset({AgendaState.CLOSED}),
        AgendaState.CLOSED: frozenset(),
    },
)

OPEN_AGENDA_STATES = frozenset({AgendaState.DRAFT, AgendaState.CONSULTATION})
"""Still to be adopted: what stands on it can change."""

AGENDA_STATES_IN_FORCE = frozenset({AgendaState.CONSULTATION, AgendaState.ADOPTED})
"""What a region works from: questions are placed under its themes."""

PUBLIC_AGENDA_STATES = frozenset({AgendaState.CONSULTATION, AgendaState.ADOPTED, AgendaState.CLOSED})


class NationalState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("national item", "proposed")
    LAPSED = "lapsed", pgettext_lazy("national item", "no longer in enough regions")
    AGENDISED = "agendised", pgettext_lazy("national item", "on the national agenda")
    DECLINED = "declined", pgettext_lazy("national item", "not on the national agenda")


_N = NationalState
NATIONAL_STATES: StateTable[NationalState] = StateTable(
    "national item",
    {
        _N.PROPOSED: frozenset({_N.AGENDISED, _N.DECLINED, _N.LAPSED}),
        _N.LAPSED: frozenset({_N.PROPOSED}),
        _N.DECLINED: frozenset({_N.AGENDISED}),
        _N.AGENDISED: frozenset(),
    },
)

DECIDED_NATIONALLY = frozenset({_N.AGENDISED, _N.DECLINED})
"""What everyone reads of the national agenda."""

ENOUGH_REGIONS = 3
"""In so many werkplaatsen an issue lives before it is proposed for the national agenda."""


class RemarkState(TextChoices):
    WAITING = "waiting", pgettext_lazy("remark", "waits for a yes by mail")
    HELD = "held", pgettext_lazy("remark", "held for a look")
    SHOWN = "shown", pgettext_lazy("remark", "shown to everyone")
    REMOVED = "removed", pgettext_lazy("remark", "taken away by the desk")


REMARK_STATES: StateTable[RemarkState] = StateTable(
    "remark",
    {
        RemarkState.WAITING: frozenset({RemarkState.SHOWN}),
        RemarkState.HELD: frozenset({RemarkState.SHOWN, RemarkState.REMOVED}),
        RemarkState.SHOWN: frozenset({RemarkState.REMOVED}),
        RemarkState.REMOVED: frozenset({RemarkState.SHOWN}),
    },
)


class RoundState(TextChoices):
    DRAFT = "draft", pgettext_lazy("round", "being prepared")
    OPEN = "open", pgettext_lazy("round", "open")
    CLOSED = "closed", pgettext_lazy("round", "closed")


ROUND_STATES: StateTable[RoundState] = StateTable(
    "round",
    {
        RoundState.DRAFT: frozenset({RoundState.OPEN}),
        RoundState.OPEN: frozenset({RoundState.CLOSED}),
        RoundState.CLOSED: frozenset(),
    },
)


class Audience(TextChoices):
    """Who may weigh in a round."""

    PARTNERS = "partners", _("partners, members and teachers of this werkplaats")
    EVERYONE = "everyone", _("everyone")


class Way(TextChoices):
    """How a ballot came in."""

    ACCOUNT = "account", _("with an account")
    MAIL = "mail", _("confirmed by mail")
    PAPER = "paper", _("on paper")


WEIGHING_ROLES = frozenset({Role.PARTNER, Role.MEMBER, Role.TEACHER})
"""Who may weigh with her account in each round of her werkplaats."""

_P = Perspective
SPEAKS_AS: dict[OrganisationKind, tuple[Perspective, ...]] = {
    OrganisationKind.HOGESCHOOL: (_P.EDUCATION, _P.RESEARCH),
    OrganisationKind.MBO: (_P.EDUCATION,),
    OrganisationKind.UNIVERSITY: (_P.RESEARCH, _P.EDUCATION),
    OrganisationKind.INSTITUTE: (_P.RESEARCH,),
    OrganisationKind.MUNICIPALITY: (_P.POLICY,),
    OrganisationKind.GOVERNMENT: (_P.POLICY,),
    OrganisationKind.CARE: (_P.PRACTICE,),
    OrganisationKind.WELFARE: (_P.PRACTICE,),
    OrganisationKind.CLIENT: (_P.RESIDENT,),
    OrganisationKind.OTHER: tuple(_P),
}
"""From which side a partner weighs, by the kind of her organisation; with more than one her own, if it is
among them, and else the first. So nobody of a municipality weighs as a resident."""

SMALLEST_GROUP = 5
"""Of fewer voters no points are shown: they would tell what one of them thinks."""
