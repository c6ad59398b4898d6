"""The pages about things ask the database as often for 300 rows as for one."""

from copy import copy
from uuid import uuid4

import pytest
from django.db.models import CharField, QuerySet, UUIDField

from factories import (
    SYSTEM,
    make_circle,
    make_factor,
    make_issue,
    make_item,
    make_municipality,
    make_organisation,
    make_project,
    make_question,
    make_theme,
    make_use,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.models import QuestionLink
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary.api import SourceKind
from multiplying import multiply

QUERIES = {
    "/kwesties/": 5,
    "/kwesties/geldzorgen": 25,
    "/kwesties/geldzorgen/bewijs": 5,
    "/kwesties/geldzorgen/bewijs.csv": 5,
    "/werkplaatsen/": 2,
    "/werkplaatsen/oost/": 19,
    "/kennis/": 6,
    "/kennis/langs-de-lijn": 17,
    "/organisaties/welzijn-oost": 7,
    "/themas/geldzorgen": 5,
    "/factoren/samen-eten": 4,
    "/projecten/": 4,
    "/projecten/project-oost": 8,
    "/leerkringen/": 3,
    "/leerkringen/kring-oost": 3,
    "/werkplaatsen/oost/kennisagenda/2023-2026": 10,
    "/lemniscaat": 20,
    "/lemniscaat?werkplaats=oost": 16,
    "/lemniscaat/ontwikkelen": 3,
    "/lemniscaat/oversteek": 4,
    "/lemniscaat/stappen/connect": 3,
    "/contact": 1,
}


@pytest.fixture
def more(db):
    """`more(n)`: n more of everything, all with one issue, werkplaats, organisation, theme and item."""
    werkplaats = make_werkplaats("oost")
    organisation = make_organisation("Welzijn Oost", slug="welzijn-oost")
    theme = make_theme("geldzorgen")
    issue = make_issue("Geldzorgen", slug="geldzorgen", themes=[theme], steward=organisation)
    circulation.publish_synthesis(actor=SYSTEM, issue=issue, text="Dit weten we.", gaps=["En dan?"])
    item = make_item(
        "Langs de lijn",
        issues=[issue],
        themes=[theme],
        werkplaats=werkplaats,
        contributors=[{"name": "Anne de Boer"}],
    )
    period = network.register_period(actor=SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=SYSTEM, werkplaats=werkplaats, period=period)
    agenda.consult_on_agenda(actor=SYSTEM, agenda=plan)
    factor = make_factor(issue, "Samen eten")
    project = make_project(werkplaats, "Project oost", issue=issue, partners=[organisation])
    circle = make_circle(werkplaats, "Kring oost", issue=issue)
    learning.start_project(actor=SYSTEM, project=project)

    def make(n):
        for _number in range(n):
            region, partner = make_werkplaats(), make_organisation()
            make_municipality(werkplaats)
            network.join_partner(actor=SYSTEM, werkplaats=werkplaats, organisation=partner)
            network.join_partner(actor=SYSTEM, werkplaats=region, organisation=organisation)
            make_issue(themes=[theme], steward=organisation)
            other = make_item(issues=[issue], themes=[theme], werkplaats=werkplaats)
            question = make_question(werkplaats=werkplaats)
            agenda.join_to_issue(actor=SYSTEM, question=question, issue=issue)
            agenda.join_to_issue(actor=SYSTEM, question=make_question(werkplaats=region), issue=issue)
            agenda.link_item(actor=SYSTEM, question=question, item=item)
            chosen = agenda.add_agenda_item(actor=SYSTEM, agenda=plan, title="Hoe dan?", issue=issue)
            agenda.place_on_agenda(actor=SYSTEM, question=question, item=chosen)
            for about in (factor, make_factor(issue)):
                knowledge.add_evidence(
                    actor=SYSTEM,
                    factor=about,
                    direction=Direction.SUPPORTS,
                    source_kind=SourceKind.PRACTICE,
                    text="Gezien.",
                    werkplaats=werkplaats,
                    item=other,
                    subject=("project", project.uuid),
                )
            project.questions.add(question)
            project.products.add(other)
            project.partners.add(partner)
            circle.questions.add(question)
            insight = learning.note_insight(actor=SYSTEM, circle=circle, title="Zo dus")
            learning.open_insight(actor=SYSTEM, insight=insight)
            learning.plan_gathering(actor=SYSTEM, circle=circle, at=clock.now())
            make_circle(werkplaats, issue=issue)
            make_project(werkplaats, issue=issue, partners=[organisation])
            make_use(item, region, organisation=organisation, question=question)
            circulation.offer_handover(
                actor=SYSTEM,
                werkplaats=werkplaats,
                subject=("item", other.uuid, other.title),
                hope="Kijk of het klopt.",
                deadline=clock.today(),
                to_organisation=organisation,
                issue=issue,
                question_uuid=question.uuid,
            )

    return make


def crowd(n):
    """n twins of the row made last of each kind, straight into the tables: 300 acts would take minutes."""
    twins = {}
    for model in (
        knowledge.Item,
        knowledge.Factor,
        knowledge.Evidence,
        agenda.Question,
        agenda.AgendaItem,
        learning.Circle,
        learning.Project,
        learning.Use,
        circulation.Journey,
        circulation.Step,
        circulation.Handover,
    ):
        last = model.objects.order_by("-pk").first()
        twins[model] = last, copies(last, n)
    joined = ((knowledge.Item, "issues"), (knowledge.Item, "themes"), (agenda.AgendaItem, "questions"))
    for model, name in joined:
        last, made = twins[model]
        through, own = getattr(model, name).through, f"{model._meta.model_name}_id"
        for link in through.objects.filter(**{own: last.pk}):
            other = next(f.attname for f in through._meta.fields if f.is_relation and f.attname != own)
            through.objects.bulk_create(
                through(**{own: twin.pk, other: getattr(link, other)}) for twin in made
            )
    surround(n)


def surround(n):
    """n more of what stands around the one werkplaats, organisation and item: partners on both sides,
    municipalities, questions it helped, makers and versions."""
    werkplaats = network.werkplaatsen().get(slug="oost")
    organisation = network.Organisation.objects.get(slug="welzijn-oost")
    item = knowledge.Item.objects.get(slug="langs-de-lijn")
    partnership = network.Partnership.objects.filter(organisation=organisation).last()
    multiply(partnership, n, werkplaats_id=pks(multiply(partnership.werkplaats, n)))
    partnership = network.Partnership.objects.filter(werkplaats=werkplaats).last()
    multiply(partnership, n, organisation_id=pks(multiply(partnership.organisation, n)))
    area = network.ServiceArea.objects.filter(werkplaats=werkplaats).last()
    multiply(area, n, municipality_id=pks(multiply(area.municipality, n)))
    link = QuestionLink.objects.filter(item=item).last()
    multiply(link, n, question_id=pks(multiply(link.question, n)))
    multiply(item.contributors.last(), n)
    multiply(item.versions.first(), n, number=range(1001, 1001 + n))


def pks(rows):
    return [row.pk for row in rows]


def copies(row, n):
    """Twins of a row, unique where they must be; given as they stand in the table."""
    made = []
    for number in range(n):
        twin = copy(row)
        twin.pk = None
        for field in row._meta.concrete_fields:
            is_own = field.unique or field.name == "origin" or row._meta.model_name == "journey"
            if isinstance(field, UUIDField) and is_own:
                setattr(twin, field.attname, uuid4())
            elif field.unique and isinstance(field, CharField):
                setattr(twin, field.attname, f"{getattr(row, field.attname)}-{number}"[-20:])
        made.append(twin)
    return QuerySet(type(row)).bulk_create(made)


def test_pages_ask_as_often_for_many_rows_as_for_one(client, more, queries):
    for add, n in ((more, 1), (more, 2), (crowd, 297)):
        add(n)
        asked = {url: queries(lambda url=url: client.get(url)) for url in QUERIES}
        assert asked == QUERIES
    assert knowledge.published_items().count() == 1 + 3 + 297
    assert network.Partnership.objects.filter(organisation__slug="welzijn-oost").count() == 3 + 297
    assert QuestionLink.objects.filter(item__slug="langs-de-lijn").count() == 3 + 297
