"""Two people at one agenda: what the other wrote meanwhile is written over by nobody who has not seen it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

DESK = "/bureau/twente/agenda/2023-2026/1"
ITEM = {"is_chosen": "1", "reason": "Daarom."}


def read(page: str) -> str:
    """What the form of this page brings along."""
    return re.findall(r'name="read" value="(\w+)"', page)[0]


@pytest.mark.parametrize("what", ["thema", "lijn", "programma", "opdracht"])
def test_second_is_told_what_it_says_now_and_may_have_her_words_then(
    what: str, sign_in: Callable[..., Client]
) -> None:
    twente = make.make_werkplaats("twente")
    plan = make.make_agenda(twente, "Hoe dan?")
    line = agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Samen")
    programme = agenda.add_programme(actor=make.SYSTEM, agenda=plan, title="Atelier")
    path, field, more = {
        "thema": (f"thema/{plan.items.get().uuid}", "title", ITEM),
        "lijn": (f"lijn/{line.uuid}", "title", {}),
        "programma": (f"programma/{programme.uuid}", "title", {}),
        "opdracht": ("doe/opdracht", "mission", {}),
    }[what]
    look = DESK if what == "opdracht" else f"{DESK}/{path}"
    mine, hers = (sign_in(make.make_user(Role.EDITOR, twente)) for _ in range(2))
    saw = [read(client.get(look).content.decode()) for client in (mine, hers)]

    first = mine.post(f"{DESK}/{path}", {field: "Van mij?", "read": saw[0], **more})
    second = hers.post(f"{DESK}/{path}", {field: "Van haar?", "read": saw[1], **more})
    now = hers.get(look).content.decode()
    page = second.content.decode()
    third = hers.post(f"{DESK}/{path}", {field: "Van haar?", "read": read(page), **more})

    assert [each.status_code for each in (first, second, third)] == [302, 409, 302]
    assert ("Van mij?" in now, "Van haar?" in now, "Van haar?" in page) == (True, False, True)
    assert "Van haar?" in hers.get(look).content.decode()


def test_theme_that_was_taken_off_meanwhile_is_told_so(sign_in: Callable[..., Client]) -> None:
    twente = make.make_werkplaats("twente")
    plan = make.make_agenda(twente)
    item = plan.items.first()
    stale = agenda.AgendaItem.objects.get(pk=item.pk)
    agenda.drop_part(actor=make.SYSTEM, part=item)

    with pytest.raises(Conflict):
        agenda.change_agenda_item(actor=make.SYSTEM, item=stale, title="Toch nog?")
    assert sign_in(make.make_user(Role.EDITOR, twente)).get(f"{DESK}/thema/{stale.uuid}").status_code == 404
