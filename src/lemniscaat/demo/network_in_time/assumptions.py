"""Everything the model assumes: name, value, between what it may lie, in what it is counted, and why.

None of it was measured. The values are guesses that people of the field can argue with; the result is a model
and no evidence. Whoever changes one here sees it printed with what comes out.
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Assumption:
    """One value; `low` and `high` are how far it may be off."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    why: str


ASSUMED = (
    Assumption("werkplaatsen", 14, 12, 16, "number", "about as many as there are in the country"),
    Assumption("partners", 4, 3, 8, "number", "national knowledge partners that take things over"),
    Assumption("matters", 24, 12, 48, "number", "what questions are about: a people and what it runs into"),
    Assumption(
        "questions",
        0.3,
        0.2,
        3,
        "a month a werkplaats",
        "that reach a desk; few know the way, and more take longer",
    ),
    Assumption("settling", 14, 5, 30, "days", "from question to wording: a talk or two with who asked"),
    Assumption(
        "declining", 0.08, 0.02, 0.2, "chance", "a question belongs elsewhere, or is no practice question"
    ),
    Assumption("joining", 0.7, 0.4, 0.9, "chance", "the desk joins the question to an issue of all regions"),
    Assumption("deciding", 21, 7, 60, "days", "from wording to what happens with it"),
    Assumption(
        "knowing_own", 0.7, 0.5, 0.9, "chance", "a desk knows by heart what its own werkplaats published"
    ),
    Assumption("knowing_other", 0.15, 0.05, 0.4, "chance", "a desk finds by itself what another published"),
    Assumption(
        "recognising", 0.8, 0.5, 0.95, "chance", "a desk sees that what it is shown answers the question"
    ),
    Assumption(
        "groups_at_once", 4, 2, 8, "a werkplaats", "circles and projects it has people for; others wait"
    ),
    Assumption("circle", 0.6, 0.3, 0.8, "chance", "a circle finds out, not a project"),
    Assumption("researching", 240, 120, 540, "days", "a group takes half a school year to one and a half"),
    Assumption("gathering", 60, 30, 90, "days", "between gatherings; at each an insight is written down"),
    Assumption("opening", 0.2, 0.05, 0.5, "chance", "a circle opens an insight when it closes"),
    Assumption("yielding", 0.75, 0.5, 0.9, "chance", "a group makes something that others can read"),
    Assumption(
        "publishing", 0.85, 0.6, 0.95, "chance", "what was drafted is published; the rest stays a draft"
    ),
    Assumption("drafting", 30, 14, 90, "days", "from draft to published, with a second reader"),
    Assumption("method", 0.4, 0.2, 0.6, "chance", "what is made is a way of working, not a report"),
    Assumption(
        "using", 0.5, 0.2, 0.8, "chance", "an answer comes into use where it was asked, and that is told"
    ),
    Assumption("starting_use", 90, 30, 240, "days", "from answer to use: training, permission, a first try"),
    Assumption(
        "handing_over", 0.3, 0.1, 0.6, "chance", "what is published is handed over to a national partner"
    ),
    Assumption("partner_answers", 0.8, 0.5, 0.95, "chance", "a partner says yes or no at all"),
    Assumption("answering", 30, 10, 90, "days", "until a partner says so"),
    Assumption("accepting", 0.6, 0.3, 0.8, "chance", "a partner that answers says yes"),
    Assumption("returning", 0.8, 0.5, 0.95, "chance", "what a partner took over comes back"),
    Assumption("working", 180, 60, 365, "days", "a partner weighs it and makes something of it"),
    Assumption("noting", 21, 5, 60, "days", "until the werkplaats takes note of what came back"),
    Assumption("reading_offer", 0.7, 0.4, 0.9, "chance", "a desk looks at an offer at all"),
    Assumption("looking", 14, 3, 45, "days", "until it does"),
    Assumption("taking_up", 0.6, 0.3, 0.8, "chance", "an offer on the same matter is taken up"),
    Assumption(
        "taking_up_other", 0.05, 0, 0.2, "chance", "an offer on another matter of the issue is taken up"
    ),
    Assumption(
        "deadline", 60, 30, 90, "days", "that a partner gets to answer; when it passes it is only told"
    ),
    Assumption(
        "sharing", 3, 2, 5, "number", "werkplaatsen that ask before an issue is put on the national agenda"
    ),
    Assumption("agendising", 91, 30, 182, "days", "between looks of the secretariat at what regions share"),
    Assumption("telling", 365, 91, 730, "days", "between turns of a partner that writes down what is known"),
    Assumption(
        "regularity",
        3,
        1,
        10,
        "shape",
        "how alike such days are: at 1 chance does all, at 10 little",
    ),
    Assumption("indexing", 30, 1, 30, "days", "between turns of the index: coarser than it is, to be quick"),
    Assumption("outsider", 182, 30, 182, "days", "between looks of an outsider"),
)

LEFT_OUT = (
    "analyses over cases, factors that a region takes up, and dossiers: three of the twelve activities",
    "agendas, rounds of priorities, evidence of factors, evaluations and lessons",
    "desks that tire, groups that stop half way, things that are withdrawn, people who come and go",
    "who sees that a question is being looked into elsewhere: only what is published is found",
    "whether an answer was right: a use always worked, a group without a yield answers that it found nothing",
)
"""What the software has or life does and the model does not: printed with what comes out."""

_VALUES = {assumption.name: assumption.value for assumption in ASSUMED}


def assumed(name: str) -> float:
    """The value of an assumption."""
    return _VALUES[name]


def as_dicts() -> list[dict[str, object]]:
    """All of them, as they are printed."""
    return [asdict(assumption) for assumption in ASSUMED]
