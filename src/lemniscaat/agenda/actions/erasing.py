"""Who asked has what is kept of her person taken away; her question stands (rule 9)."""

from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.following import drop_follows
from lemniscaat.agenda.actions.turns import claim
from lemniscaat.agenda.models import Question
from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import require
from lemniscaat.kernel.sweeping import sweep_later
from lemniscaat.network.api import Actor, audited, hide_in_events

PERSONAL = ("role", "municipality_id")
"""Who she is and where, beside the perspective that is left of her."""


@transactions.action
def erase_asker(*, actor: Actor, question: Question, who_too: bool = False) -> None:
    """Drop every address that hears of the question, with the mails to it that wait; with `who_too` also
    who she said she is and where, which leaves "somebody from <perspective>". Her words are redacted,
    not erased. Twice is as good as once; it cannot be undone."""
    require(policies.can_speak_for(actor, question), _("Only who asked may do this."))
    # As it is now, held: what the desk did since it was read stands, and who read it before is told.
    question = Question.objects.select_for_update().get(pk=question.pk)
    with audited(
        actor=actor, act="erase_asker", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        follows = question.follows.all()
        something = follows.exists() or (who_too and any(getattr(question, name) for name in PERSONAL))
        drop_follows(follows)
        if who_too:
            claim(question)
            question.role, question.municipality = "", None
            question.save(audit=audit)
            hide_in_events(uuid=question.uuid, fields=PERSONAL)
    if something:
        work.mark_changed("question", question.uuid)
        sweep_later()
