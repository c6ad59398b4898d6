"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.agenda.admin import QuestionRoom


@hooks.register("register_admin_viewset")
def rooms() -> list[QuestionRoom]:
    """The room of questions."""
    return [QuestionRoom()]
