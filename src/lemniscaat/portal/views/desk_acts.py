"""The acts of the desk page: what a button or form posts, handed to the action it names."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question, TieKind
from lemniscaat.kernel.errors import Invalid, Missing
from lemniscaat.kernel.subjects import resolve
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor
from lemniscaat.portal.pages import desk as page
from lemniscaat.portal.typed import line, text
from lemniscaat.ui.screened import Decided, decided
from lemniscaat.vocabulary import api as vocabulary

NATIONAL = "landelijk"
ELSEWHERE = "geef-door"


def _uuid(typed: QueryDict, name: str) -> str:
    try:
        return str(UUID(typed.get(name, "")))
    except ValueError as error:
        raise Invalid(_("Choose one from the list.")) from error


def screened(question: Question, typed: QueryDict) -> Decided:
    """What is found in the words that a form would show, with what the desk lets stand: the desk's own
    text, or the asker's words where the form has none."""
    own = ("original", "why", "role")
    written = {name: text(typed[name]) for name in ("title", "text", "note") if name in typed}
    return decided(written or {name: getattr(question, name) for name in own}, typed)


def _talk(actor: Actor, question: Question, typed: QueryDict) -> str:
    note, kept = text(typed.get("note", "")), screened(question, typed).kept
    agenda.talk_with_asker(actor=actor, question=question, note=note, kept=kept)
    return _("Noted.")


def _settle(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    said_yes = "said_yes" in typed
    agenda.settle_wording(actor=actor, question=question, text=words, said_yes=said_yes, kept=kept)
    return _("The wording is settled. The original words stay as they are.")


def _write(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    agenda.write_to_asker(actor=actor, question=question, text=words, kept=kept)
    return _("Sent. Who asked reads it on her own page, and can answer there.")


def _propose(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    agenda.propose_wording(actor=actor, question=question, text=words, kept=kept)
    return _("These words now lie before who asked.")


def _join(actor: Actor, question: Question, typed: QueryDict) -> str:
    issue = page.issue_by_uuid(_uuid(typed, "uuid"))
    if issue is None:
        raise Missing(_("This issue is no longer there."))
    agenda.join_to_issue(actor=actor, question=question, issue=issue)
    return _("The question is now part of “%s”.") % issue.title


def _new_issue(actor: Actor, question: Question, typed: QueryDict) -> str:
    kept = screened(question, typed).kept
    title, summary = line(typed.get("title", "")), text(typed.get("text", ""))
    agenda.join_to_new_issue(actor=actor, question=question, title=title, summary=summary, kept=kept)
    return _("The question is now part of “%s”, and every desk can join it.") % title


def _leave(actor: Actor, question: Question, typed: QueryDict) -> str:
    agenda.leave_issue(actor=actor, question=question)
    return _("The question is no longer part of the issue.")


def _link(actor: Actor, question: Question, typed: QueryDict) -> str:
    address = line(typed.get("address", ""))
    item = page.item_by_address(actor, address) if address else page.item_by_uuid(actor, _uuid(typed, "uuid"))
    if item is None:
        raise Missing(_("There is no knowledge at this address. Copy it from the page of the item."))
    agenda.link_item(actor=actor, question=question, item=item)
    return _("“%s” now stands with the question.") % item.title


def _unlink(actor: Actor, question: Question, typed: QueryDict) -> str:
    uuid = _uuid(typed, "uuid")
    link = next((link for link in question.links.all() if str(link.item.uuid) == uuid), None)
    if link is None:
        raise Missing(_("This does not stand with the question."))
    agenda.unlink_item(actor=actor, question=question, item=link.item)
    return _("“%s” no longer stands with the question.") % link.item.title


def _add_theme(actor: Actor, question: Question, typed: QueryDict) -> str:
    theme = _theme(typed)
    agenda.add_theme(actor=actor, question=question, theme=theme)
    return _("The question is now about “%s”.") % theme


def _drop_theme(actor: Actor, question: Question, typed: QueryDict) -> str:
    theme = _theme(typed)
    agenda.drop_theme(actor=actor, question=question, theme=theme)
    return _("The question is no longer about “%s”.") % theme


def _theme(typed: QueryDict) -> vocabulary.Theme:
    theme = vocabulary.themes().filter(uuid=_uuid(typed, "uuid")).first()
    if theme is None:
        raise Missing(_("This theme is no longer there."))
    return theme


def _tie(kind: TieKind, actor: Actor, question: Question, typed: QueryDict) -> str:
    other = _other(actor, typed)
    agenda.tie_questions(actor=actor, question=question, other=other, kind=kind)
    if kind == TieKind.SAME:
        return _("Question %(number)s is the same question now. Both keep their own words.") % {
            "number": other.number
        }
    return _("Question %(number)s now stands with it. Both keep their own words.") % {"number": other.number}


def _untie(actor: Actor, question: Question, typed: QueryDict) -> str:
    other = _other(actor, typed)
    agenda.untie_questions(actor=actor, question=question, other=other)
    return _("Question %(number)s no longer stands with it.") % {"number": other.number}


def _other(actor: Actor, typed: QueryDict) -> Question:
    other = agenda.questions_by_uuid(actor, [UUID(_uuid(typed, "uuid"))]).first()
    if other is None:
        raise Missing(_("This question is no longer there."))
    return other


def _reject(actor: Actor, question: Question, typed: QueryDict) -> str:
    kind, uuid = line(typed.get("kind", ""))[:40], UUID(_uuid(typed, "uuid"))
    if not resolve([(kind, uuid)]):
        raise Missing(_("This is no longer there."))
    agenda.reject_match(actor=actor, question=question, kind=kind, uuid=uuid)
    return _("It will not be offered with this question again.")


def _take_back(actor: Actor, question: Question, typed: QueryDict) -> str:
    agenda.take_back_rejection(actor=actor, question=question, uuid=UUID(_uuid(typed, "uuid")))
    return _("It can be offered with this question again.")


def _answer(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    agenda.answer_question(actor=actor, question=question, short_answer=words, kept=kept)
    return _("The question is answered.")


def _decline(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    agenda.decline_question(actor=actor, question=question, reason=words, kept=kept)
    return _("The question is declined. The asker reads your reason.")


def _place(actor: Actor, question: Question, typed: QueryDict) -> str:
    item = agenda.chosen_items(question.werkplaats_id).filter(uuid=_uuid(typed, "uuid")).first()
    if item is None:
        raise Invalid(_("Choose one from the list."))
    agenda.place_on_agenda(actor=actor, question=question, item=item)
    return _("The question is on the knowledge agenda.")


def _leave_out(actor: Actor, question: Question, typed: QueryDict) -> str:
    words, kept = text(typed.get("text", "")), screened(question, typed).kept
    agenda.leave_out(actor=actor, question=question, reason=words, kept=kept)
    return _("The question is off the agenda. Look for another way.")


def _research(actor: Actor, question: Question, typed: QueryDict) -> str:
    uuid = _uuid(typed, "uuid")
    group = next((one for one in learning.taking_in(question.werkplaats) if str(one.uuid) == uuid), None)
    if group is None:
        raise Missing(_("This group has ended, or is of another werkplaats."))
    learning.take_in_question(actor=actor, group=group, question=question)
    return _("%(group)s is going to find out. Who asked is told.") % {"group": group}


def _pass_on(actor: Actor, question: Question, typed: QueryDict) -> str:
    to = network.werkplaatsen().filter(slug=typed.get("to", "")).first()
    if to is None and typed.get("to") != NATIONAL:
        raise Invalid(_("Choose one from the list."))
    agenda.pass_on_question(actor=actor, question=question, to=to)
    return _("The question now lies at the desk of %s.") % (to.short_name if to else _("the secretariat"))


def _publish(actor: Actor, question: Question, typed: QueryDict) -> str:
    agenda.publish_question(actor=actor, question=question)
    return _("The question is on the website, in the settled wording.")


def _reveal(actor: Actor, question: Question, typed: QueryDict) -> str:
    agenda.reveal_original(actor=actor, question=question, kept=screened(question, typed).kept)
    return _("The asker's own words are on the website too.")


def _hide(actor: Actor, question: Question, typed: QueryDict) -> str:
    agenda.hide_question(actor=actor, question=question)
    return _("The question is off the website.")


def _undo(actor: Actor, question: Question, typed: QueryDict) -> str:
    event = question.events.filter(uuid=_uuid(typed, "uuid")).first()
    if event is None:
        raise Missing(_("There is nothing to undo."))
    agenda.undo_last(actor=actor, question=question, event=event)
    return _("Undone. Everything stands as it was.")


ACTS: dict[str, Callable[[Actor, Question, QueryDict], str]] = {
    "gesprek": _talk,
    "schrijf": _write,
    "leg-voor": _propose,
    "scherp": _settle,
    "verbind": _join,
    "nieuwe-kwestie": _new_issue,
    "haal-los": _leave,
    "kennis": _link,
    "haal-kennis-weg": _unlink,
    "thema": _add_theme,
    "thema-weg": _drop_theme,
    "zelfde": partial(_tie, TieKind.SAME),
    "verwant": partial(_tie, TieKind.RELATED),
    "maak-los": _untie,
    "past-niet": _reject,
    "past-toch": _take_back,
    "beantwoord": _answer,
    "wijs-af": _decline,
    "agenda": _place,
    "laat-weg": _leave_out,
    "onderzoek": _research,
    ELSEWHERE: _pass_on,
    "zet-op-site": _publish,
    "toon-woorden": _reveal,
    "haal-van-site": _hide,
    "maak-ongedaan": _undo,
}
"""The last part of the address a button posts to → what it does; each gives the sentence that says so."""
