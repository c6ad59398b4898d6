"""What learning holds of words: projects, circles and uses; and those that work on a question, its text."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel.redaction import About, Kept, Redactable
from lemniscaat.learning.models import (
    Circle,
    Gathering,
    Insight,
    Membership,
    Opening,
    Progress,
    Project,
    Strand,
    StudentRound,
    Use,
)


def _project(project: Project) -> Iterator[Kept]:
    yield Kept(_("the project"), Project.objects.filter(pk=project.pk))
    yield Kept(_("shares"), Strand.objects.filter(project=project))
    yield Kept(_("how it stood"), Progress.objects.filter(project=project))
    yield Kept(_("rounds of students"), StudentRound.objects.filter(project=project))


def _circle(circle: Circle) -> Iterator[Kept]:
    yield Kept(_("the circle"), Circle.objects.filter(pk=circle.pk))
    yield Kept(_("what was said when asking to join"), Membership.objects.filter(circle=circle))
    yield Kept(_("gatherings"), Gathering.objects.filter(circle=circle))
    yield Kept(_("insights"), Insight.objects.filter(circle=circle))
    yield Kept(_("insights put before who is named"), Opening.objects.filter(insight__circle=circle))


def _use(use: Use) -> Iterator[Kept]:
    yield Kept(_("the use"), Use.objects.filter(pk=use.pk))


def kept_of(about: About) -> Iterator[Kept]:
    """Who works on a question has it in words of their own."""
    circles = Circle.objects.filter(questions__uuid__in=about.parts)
    yield Kept(_("circles that work on it"), circles, ("name", "purpose", "question_text", "slug"))
    projects = Project.objects.filter(questions__uuid__in=about.parts)
    yield Kept(_("projects that look into it"), projects, ("title", "summary", "learnt", "slug"))
    yield Kept(_("uses"), Use.objects.filter(question__uuid__in=about.parts))


REDACTABLES = {
    "project": Redactable(Project, _project),
    "circle": Redactable(Circle, _circle),
    "use": Redactable(Use, _use),
}
