"""Small worlds for tests, made through the apis by the system unless a test says who."""

from datetime import timedelta
from decimal import Decimal
from itertools import count, product
from typing import Any

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary import api as vocabulary

SYSTEM = network.system()
_numbers = count(1)
_codes = product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=3)


def make_werkplaats(slug: str = "", **fields: Any) -> network.Werkplaats:
    """A running werkplaats; its name and code come from the slug."""
    slug = slug or f"regio-{next(_numbers)}"
    name = slug.replace("-", " ").title()
    code = "".join(next(_codes))
    return network.register_werkplaats(
        actor=SYSTEM,
        **{"slug": slug, "name": f"Werkplaats {name}", "short_name": name, "code": code, **fields},
    )


def make_organisation(name: str = "", **fields: Any) -> network.Organisation:
    """A welfare organisation that does not exist."""
    number = next(_numbers)
    return network.register_organisation(
        actor=SYSTEM,
        **{
            "slug": f"organisatie-{number}",
            "name": name or f"Welzijn Voorbeeld {number}",
            "kind": network.OrganisationKind.WELFARE,
            "is_invented": True,
            **fields,
        },
    )


def make_municipality(
    *werkplaatsen: network.Werkplaats, name: str = "", code: str = ""
) -> network.Municipality:
    """A municipality that belongs to these werkplaatsen."""
    number = next(_numbers)
    municipality = network.register_municipality(
        actor=SYSTEM, code=code or f"GM{number:04}", name=name or f"Voorbeeldstad {number}"
    )
    for werkplaats in werkplaatsen:
        network.assign_municipality(actor=SYSTEM, municipality=municipality, werkplaats=werkplaats)
    return municipality


def make_user(
    role: network.Role | None = None,
    werkplaats: network.Werkplaats | None = None,
    organisation: network.Organisation | None = None,
    **fields: Any,
) -> network.User:
    """An account, with a role if one is given; its password is "wachtwoord-van-een-test"."""
    number = next(_numbers)
    user = network.open_account(
        actor=SYSTEM,
        **{
            "email": f"persoon{number}@voorbeeld.example",
            "name": f"Persoon {number}",
            "password": "wachtwoord-van-een-test",
            **fields,
        },
    )
    if role is not None:
        network.grant_role(
            actor=SYSTEM, user=user, role=role, werkplaats=werkplaats, organisation=organisation
        )
    return user


def make_actor(
    role: network.Role | None = None,
    werkplaats: network.Werkplaats | None = None,
    organisation: network.Organisation | None = None,
) -> network.Actor:
    """Somebody with this role, as an actor."""
    return network.actor_of(make_user(role, werkplaats, organisation))


def make_theme(label: str = "", **fields: Any) -> vocabulary.Theme:
    """A theme."""
    label = label or f"thema {next(_numbers)}"
    return vocabulary.define_theme(actor=SYSTEM, slug=label.replace(" ", "-"), pref_label=label, **fields)


def make_kind(code: str = "rapport", **fields: Any) -> vocabulary.Kind:
    """A kind of knowledge product; the same code gives the same kind."""
    found = vocabulary.kinds().filter(code=code).first()
    return found or vocabulary.define_kind(
        actor=SYSTEM,
        code=code,
        **{"label": code.title(), "plural": f"{code}en", "group": vocabulary.KindGroup.RESEARCH, **fields},
    )


def make_method_kind() -> vocabulary.Kind:
    """A kind that has a rung of evidence."""
    return make_kind("werkwijze", label="Werkwijze", group=vocabulary.KindGroup.METHOD, is_approach=True)


def make_issue(title: str = "", **fields: Any) -> circulation.Issue:
    """A kwestie."""
    title = title or f"Kwestie {next(_numbers)}"
    slug = title.lower().replace(" ", "-")
    return circulation.name_issue(
        actor=SYSTEM, title=title, **{"slug": slug, "summary": "Waar het om gaat.", **fields}
    )


def make_item(title: str = "", *, published: bool = True, **fields: Any) -> knowledge.Item:
    """A report, published unless told otherwise."""
    title = title or f"Verslag {next(_numbers)}"
    kind = fields.pop("kind", None) or make_kind()
    item = knowledge.draft_item(actor=SYSTEM, title=title, kind=kind, **fields)
    if published:
        knowledge.submit_item(actor=SYSTEM, item=item)
        knowledge.publish_item(actor=SYSTEM, item=item)
    return item


def make_module(
    title: str = "",
    *lessons: knowledge.LessonText,
    by: network.Actor = SYSTEM,
    published: bool = True,
    **fields: Any,
) -> knowledge.Item:
    """A module with two lessons, if none are given; published unless told otherwise."""
    kind = make_kind("module", group=vocabulary.KindGroup.EDUCATION, work_type=vocabulary.WorkType.COURSE)
    item = knowledge.draft_item(
        actor=by,
        title=title or f"Module {next(_numbers)}",
        kind=kind,
        **{"licence": knowledge.Licence.CC_BY, **fields},
    )
    texts = lessons or (lesson("Kijken", "Loop door een wijk."), lesson("Vragen", "Spreek drie bewoners."))
    knowledge.write_module(
        actor=by, item=item, lessons=texts, level=knowledge.Level.SIX, competences="Je luistert.\nJe ordent."
    )
    if published:
        knowledge.submit_item(actor=SYSTEM, item=item)
        knowledge.publish_item(actor=SYSTEM, item=item)
    return item


def lesson(title: str, activities: str = "", notes: str = "Alleen voor docenten.") -> knowledge.LessonText:
    """A lesson of an hour and a half."""
    return knowledge.LessonText(title, Decimal("1.5"), activities, "Een kaart", notes)


def make_factor(issue: circulation.Issue, what: str = "", **fields: Any) -> knowledge.Factor:
    """A working factor of an issue."""
    return knowledge.propose_factor(
        actor=SYSTEM,
        issue=issue,
        what=what or f"Samen eten {next(_numbers)}",
        **{"context": "een buurt", "for_whom": "buren", "mechanism": "eten schept een band", **fields},
    )


def make_question(
    original: str = "", *, werkplaats: network.Werkplaats | None = None, published: bool = True, **fields: Any
) -> agenda.Question:
    """A question at a desk; published with its wording settled unless told otherwise."""
    number = next(_numbers)
    asked = agenda.ask_question(
        actor=SYSTEM,
        original=original or f"Hoe pak ik vraag {number} aan in mijn wijk?",
        werkplaats=werkplaats,
        **fields,
    )
    if published:
        wording = f"Hoe pak je vraag {number} aan in een wijk?"
        agenda.settle_wording(actor=SYSTEM, question=asked.question, text=wording)
        agenda.publish_question(actor=SYSTEM, question=asked.question)
    return asked.question


def make_circle(werkplaats: network.Werkplaats, name: str = "", **fields: Any) -> learning.Circle:
    """A circle, being formed."""
    name = name or f"Leerkring {next(_numbers)}"
    return learning.form_circle(
        actor=SYSTEM, name=name, werkplaats=werkplaats, **{"purpose": "Samen leren.", **fields}
    )


def make_project(werkplaats: network.Werkplaats, title: str = "", **fields: Any) -> learning.Project:
    """A project, planned."""
    title = title or f"Project {next(_numbers)}"
    return learning.plan_project(actor=SYSTEM, title=title, werkplaats=werkplaats, **fields)


def make_offer(question: agenda.Question, item: knowledge.Item, **fields: Any) -> circulation.Offer:
    """That the item is offered to the werkplaats of the question."""
    given = {"actor": SYSTEM, "werkplaats": question.werkplaats, "reason": "Dit past.", **fields}
    made = circulation.make_offer(
        question=(question.uuid, str(question)),
        subject=("item", item.uuid, item.title),
        activity=circulation.Activity.ENRICH_ISSUE,
        **given,
    )
    assert made is not None
    return made


def make_use(item: knowledge.Item, werkplaats: network.Werkplaats, **fields: Any) -> learning.Use:
    """That an item was applied by an invented organisation."""
    organisation = fields.pop("organisation", None) or make_organisation()
    return learning.register_use(
        actor=SYSTEM,
        item=item,
        werkplaats=werkplaats,
        organisation=organisation,
        **{
            "place": "een buurthuis",
            "headline": "Het werkte hier",
            "result": "Zes mensen kwamen terug.",
            **fields,
        },
    )


def make_round(
    werkplaats: network.Werkplaats, *subjects: Any, opened: bool = True, **fields: Any
) -> agenda.Round:
    """A round over these questions and issues (two issues, if none are given) that lasts a week."""
    round = agenda.draft_round(
        actor=SYSTEM,
        werkplaats=werkplaats,
        **{
            "title": f"Ronde {next(_numbers)}",
            "question": "Wat gaat voor?",
            "closes_on": clock.today() + timedelta(days=7),
            **fields,
        },
    )
    for subject in subjects or (make_issue(), make_issue()):
        agenda.add_candidate(actor=SYSTEM, round=round, subject=subject)
    return agenda.open_round(actor=SYSTEM, round=round) if opened else round


def type_in(round: agenda.Round, side: network.Perspective, n: int, *points: int) -> None:
    """`n` papers from this side, each with these points for the candidates in their order."""
    weights = dict(zip(round.candidates.all(), points, strict=False))
    for _ in range(n):
        agenda.type_in_paper_ballot(
            actor=SYSTEM, round=round, reference=str(next(_numbers)), perspective=side, weights=weights
        )


def make_period(slug: str = "2023-2026") -> network.Period:
    """A subsidy period, once."""
    start, end = slug.split("-")
    return network.periods().filter(slug=slug).first() or network.register_period(
        actor=SYSTEM, slug=slug, start_year=int(start), end_year=int(end)
    )


def make_leads(werkplaats: network.Werkplaats) -> list[agenda.Adopter]:
    """A lead research group and a lead municipality that adopt today."""
    city = make_organisation(kind=network.OrganisationKind.MUNICIPALITY)
    school = make_organisation(kind=network.OrganisationKind.HOGESCHOOL)
    group = network.register_research_group(actor=SYSTEM, organisation=school, name="Lectoraat Voorbeeld")
    for organisation, leading in [(city, None), (school, group)]:
        join(werkplaats, organisation, research_group=leading, part=network.Part.LEAD)
    return [(school, group, clock.today()), (city, None, clock.today())]


def join(werkplaats: network.Werkplaats, organisation: network.Organisation, **fields: Any) -> None:
    """Let an organisation be a partner."""
    network.join_partner(actor=SYSTEM, werkplaats=werkplaats, organisation=organisation, **fields)


def make_agenda(
    werkplaats: network.Werkplaats,
    *titles: str,
    state: agenda.AgendaState = agenda.AgendaState.DRAFT,
    period: str = "2023-2026",
    **fields: Any,
) -> agenda.Agenda:
    """An agenda with these themes, in this state; its leads are made when it is adopted."""
    plan = agenda.draft_agenda(actor=SYSTEM, werkplaats=werkplaats, period=make_period(period), **fields)
    for title in titles or ("Hoe komt iedereen rond?", "Wie helpt er na tienen?"):
        agenda.add_agenda_item(actor=SYSTEM, agenda=plan, title=title)
    if state != agenda.AgendaState.DRAFT:
        plan = agenda.consult_on_agenda(actor=SYSTEM, agenda=plan)
    return adopt(plan) if state == agenda.AgendaState.ADOPTED else plan


def adopt(plan: agenda.Agenda, adopters: list[agenda.Adopter] | None = None) -> agenda.Agenda:
    """End its consultation and adopt it."""
    agenda.end_consultation(actor=SYSTEM, agenda=plan)
    return agenda.adopt_agenda(actor=SYSTEM, agenda=plan, adopters=adopters or make_leads(plan.werkplaats))
