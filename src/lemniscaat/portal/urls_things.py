"""The addresses of the portal's pages about one thing, and of the texts about ourselves."""

from django.urls import path

from lemniscaat.portal.views import (
    about,
    give_evidence,
    issue,
    issue_rows,
    issues,
    item,
    lemniscate,
    organisation,
    synthesis,
    theme,
    thread,
    werkplaats,
    werkplaatsen,
)

urlpatterns = [
    path("kwesties/", issues.issues, name="issues"),
    path("kwesties/<slug:slug>", issue.issue, name="issue"),
    path("kwesties/<slug:slug>/bewijs", issue.evidence, name="evidence"),
    path("kwesties/<slug:slug>/bewijs.csv", issue.evidence_csv, name="evidence-csv"),
    path("factoren/<slug:slug>/bewijs", give_evidence.give, name="give-evidence"),
    path("kwesties/<slug:slug>/toegepast", issue_rows.rows, {"what": "toegepast"}, name="issue-uses"),
    path("kwesties/<slug:slug>/ongebruikt", issue_rows.rows, {"what": "ongebruikt"}, name="issue-unused"),
    path("kwesties/<slug:slug>/oversteken", issue_rows.rows, {"what": "oversteken"}, name="issue-crossings"),
    path("kwesties/<slug:slug>/samenvatting", synthesis.write, name="synthesis-write"),
    path("kwesties/<slug:slug>/samenvatting/<int:number>", synthesis.synthesis, name="synthesis"),
    path("werkplaatsen/", werkplaatsen.werkplaatsen, name="werkplaatsen"),
    path("werkplaatsen/<slug:slug>/", werkplaats.werkplaats, name="werkplaats"),
    path("kennis/<slug:slug>", item.item, name="item"),
    path("organisaties/<slug:slug>", organisation.organisation, name="organisation"),
    path("themas/<slug:slug>", theme.theme, name="theme"),
    path("draad/<slug:kind>/<uuid:uuid>", thread.thread, name="thread"),
    path("lemniscaat", lemniscate.lemniscate, name="lemniscate"),
    path("lemniscaat/stappen/<slug:code>", lemniscate.steps, name="steps"),
    path("lemniscaat/<slug:code>", lemniscate.place, name="lemniscate-place"),
    path("over", about.about, name="about"),
    path("contact", about.contact, name="contact"),
    path("toegankelijkheid", about.accessibility, name="accessibility"),
    path("privacy", about.privacy, name="privacy"),
]
