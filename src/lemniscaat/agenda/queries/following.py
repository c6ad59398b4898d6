"""Reads of who hears of a question by mail."""

from lemniscaat.agenda.models import QuestionFollow


def follow_by_token(token: str) -> QuestionFollow | None:
    """The follower whose secret address this is, with the question; None when she stopped or it has gone."""
    return QuestionFollow.objects.filter(token=token).select_related("question").first()
