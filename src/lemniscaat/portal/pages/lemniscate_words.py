"""The lemniscate in plain words."""

from django.utils.translation import gettext_lazy as _

from lemniscaat.circulation.api import Activity, Phase
from lemniscaat.ui.figure import CROSSING

WHAT = {
    Phase.ONTWIKKELEN: _("what becomes clear, is looked into or put to use"),
    Phase.OPSCHALEN: _("questions that become one issue together"),
    Phase.VERSPREIDEN: _("issues that we bundle and tell about"),
    Phase.VERRIJKEN: _("knowledge from elsewhere that comes to a question"),
    CROSSING: _("what a region hands to the country, and what comes back"),
}

OUT_AND_BACK = {
    "out": _("Crossing out, to a knowledge partner"),
    "back": _("Crossing back, to a werkplaats"),
}

ACTIVITIES = {
    Activity.EXPLICATE: (
        _("Make the question clear"),
        _("The desk and who asked choose together what the question is."),
    ),
    Activity.RESEARCH: (
        _("Find out what is needed"),
        _("A project or learning circle begins to look for the answer."),
    ),
    Activity.APPLY: (
        _("Apply in practice"),
        _("Somebody uses what was found, and tells what came of it."),
    ),
    Activity.CONNECT: (
        _("Join the question to an issue"),
        _("Questions from more regions turn out to be about the same thing."),
    ),
    Activity.ANALYSE: (
        _("Analyse what works"),
        _("Regions lay their cases side by side and see what makes the difference."),
    ),
    Activity.VALIDATE: (
        _("Check what it yields"),
        _("A national partner looks whether the result holds, and says so."),
    ),
    Activity.AGENDISE: (
        _("Put it on the national agenda"),
        _("The regions agree that the whole country works on this."),
    ),
    Activity.BUILD: (
        _("Put together what is known"),
        _("All that is known about an issue is written down in one place."),
    ),
    Activity.COMMUNICATE: (
        _("Tell about it"),
        _("A dossier, message or meeting brings it to those who need it."),
    ),
    Activity.ENRICH_ISSUE: (
        _("Take up knowledge about the issue"),
        _("A werkplaats uses knowledge from elsewhere on a question of its own."),
    ),
    Activity.ENRICH_FACTORS: (
        _("Take up what works"),
        _("A region builds on a working factor that was found elsewhere."),
    ),
    Activity.ENRICH_METHODS: (
        _("Take up a way of working"),
        _("A region takes over an approach that helped another region."),
    ),
}
"""What each of the twelve is called for people, and what happens then."""
