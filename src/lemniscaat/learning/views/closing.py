"""Close a circle, `/leerkringen/<slug>/sluiten`: what is left, and who takes it over. What was learnt must
not get lost between two groups."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.learning import api
from lemniscaat.learning.forms.insights import CloseCircleForm
from lemniscaat.learning.views.finding import kept_circle
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: ActorRequest, slug: str) -> HttpResponse:
    """It cannot be undone, so the page says what follows."""
    circle, _place = kept_circle(request.actor, slug)
    form = CloseCircleForm(request.POST if request.method == "POST" else None, circle=circle)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                api.close_circle(actor=request.actor, circle=circle, kept=form.kept(), **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("The circle has been closed. What is left stands ready for the next.")
            )
            return redirect("learning:circle", slug)
    said = {"form": form, "circle": circle}
    return render(request, "learning/circle_close.html", said, status=422 if form.errors else 200)
