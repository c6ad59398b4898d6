"""What one fills in about an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy import Finding
from lemniscaat.knowledge import readability
from lemniscaat.knowledge.enums import Licence, Part
from lemniscaat.knowledge.forms.files import HeldUploads, Uploads, hint
from lemniscaat.knowledge.identifiers import OF_A_MAKER, OF_AN_ITEM, in_one_form
from lemniscaat.knowledge.importing.makers import is_named_freely, maker
from lemniscaat.knowledge.models import Contributor, Item
from lemniscaat.network.api import Role, own_werkplaatsen
from lemniscaat.ui.forms import say_what_to_do
from lemniscaat.ui.screened import ScreenedInBackOffice
from lemniscaat.vocabulary.api import SourceKind

FIELDS = [
    "title", "kind", "publisher", "plain_summary", "abstract", "part_of", "volume", "issue_number",
    "pages", "year", "language", "licence", "doi", "handle", "isbn", "themes", "audiences", "four_os",
    "issues", "source_kinds", "rung", "rung_reason", "review_on",
]  # fmt: skip


class Lines(forms.CharField):
    """One thing a line, in order; what stands after the first `|` belongs to it. Gives mappings."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, first: str, second: str, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.names = (first, second)

    def prepare_value(self, value: Any) -> Any:
        """Rows as lines."""
        if value is None or isinstance(value, str):
            return value
        pairs = [[getattr(row, name) for name in self.names] for row in value]
        return "\n".join(" | ".join(part for part in pair if part) for pair in pairs)

    def clean(self, value: str) -> list[dict[str, str]]:
        """Lines as mappings; empty lines are nothing."""
        found = []
        for line in super().clean(value).splitlines():
            first, _bar, second = (part.strip() for part in line.partition("|"))
            if first:
                found.append(dict(zip(self.names, (first, second), strict=True)))
        return found


class Makers(Lines):
    """Who made it, one a line. What follows the name says that it is an organisation or an editor, or is an
    ORCID, or a ROR, which only organisations have. `Family, Given` files a name that would be filed
    otherwise."""

    def __init__(self, **options: Any) -> None:
        super().__init__(first="name", second="told", **options)

    def prepare_value(self, value: Any) -> Any:
        """Contributors as lines."""
        if value is None or isinstance(value, str):
            return value
        return "\n".join(" | ".join(part for part in _told_of(row) if part) for row in value)

    def clean(self, value: str) -> list[dict[str, Any]]:
        """Lines as the fields of contributors."""
        return [maker(" | ".join((row["name"], row["told"]))) for row in super().clean(value)]


def _told_of(row: Contributor) -> list[str]:
    given = row.name.removesuffix(row.family).strip()
    name = f"{row.family}, {given}" if row.family and not row.is_body else row.name
    return [
        name,
        _("organisation") if row.is_body else "",
        _("editor") if row.part == Part.EDITOR else "",
        row.orcid,
        f"https://ror.org/{row.ror}" if row.ror else "",
    ]


FIRST = ("werkplaats", "title", "kind", "plain_summary", "uploads", "links")
"""What comes first, and is all that a new item asks; the rest is folded in groups."""

GROUPS = (
    (gettext_lazy("Who made it, and when"), ("contributors", "publisher", "year", "language", "licence")),
    (gettext_lazy("What it is about, and for whom"), ("themes", "audiences", "four_os", "issues")),
    (gettext_lazy("What it says"), ("abstract",)),
    (gettext_lazy("What it rests on"), ("source_kinds", "rung", "rung_reason", "review_on")),
    (
        gettext_lazy("Where it appeared, and its numbers"),
        ("part_of", "volume", "issue_number", "pages", "doi", "handle", "isbn"),
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are folded together; open when one of them is wrong."""

    label: str
    fields: list[forms.BoundField]

    @property
    def is_open(self) -> bool:
        """Whether something in it is to be mended."""
        return any(field.errors for field in self.fields)

    @property
    def n_filled(self) -> int:
        """How many say something."""
        return sum(bool(field.value()) for field in self.fields)


class ItemForm(HeldUploads, ScreenedInBackOffice, WagtailAdminModelForm):
    """An item that is there; to which werkplaats it belongs does not change."""

    screened = ("title", "plain_summary", "abstract", "rung_reason")
    open_names: tuple[str, ...] = FIRST

    source_kinds = forms.MultipleChoiceField(
        label=pgettext_lazy("form", "Rests on"),
        choices=SourceKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contributors = Makers(
        label=pgettext_lazy("contributors", "Made by"),
        help_text=gettext_lazy(
            "One name a line, as on the title page. After | may follow: organisation, editor, an ORCID, "
            "the ROR of an organisation."
        ),
    )
    links = Lines(
        label=gettext_lazy("Where to take it"),
        first="url",
        second="label",
        help_text=gettext_lazy("One address a line, with https://. What stands there may follow after |."),
    )

    uploads = Uploads(label=gettext_lazy("Add files"))

    class Meta:
        model = Item
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["contributors"] = list(self.instance.contributors.all())
            self.initial["links"] = list(self.instance.links.all())
            self.fields["themes"].help_text = _likely_themes(self.instance)
        self.fields["plain_summary"].help_text = _how_it_reads(self["plain_summary"].value() or "")
        self.fields["uploads"].help_text = _files(self.instance)
        say_what_to_do(self)

    def first(self) -> list[forms.BoundField]:
        """What stands open: what was found to be personal, and what is asked."""
        shown = [self[name] for name in self.open_names if name in self.fields]
        return [*self.asked, *(field for field in shown if not field.is_hidden)]

    def groups(self) -> list[Group]:
        """What is folded."""
        return [
            Group(str(label), [self[name] for name in names if name not in self.open_names])
            for label, names in GROUPS
        ]

    def may_stand(self, finding: Finding) -> bool:
        """Whoever made it is named."""
        makers = [row["name"] for row in self.cleaned_data.get("contributors") or ()]
        return is_named_freely(finding, [*makers, self.cleaned_data.get("publisher") or ""])

    def clean_contributors(self) -> list[Mapping[str, str]]:
        """Names fit, and ORCIDs and RORs are."""
        for row in self.cleaned_data["contributors"]:
            if len(row["name"]) > 200 or len(row.get("family", "")) > 120:
                raise forms.ValidationError(_("“%s” is too long.") % row["name"][:40])
            row.update(_right(row, OF_A_MAKER))
        return self.cleaned_data["contributors"]

    def clean_doi(self) -> str:
        """As it is kept, or what is wrong with it, beside its field."""
        return _right(self.cleaned_data, OF_AN_ITEM, "doi")["doi"]

    def clean_handle(self) -> str:
        """The same."""
        return _right(self.cleaned_data, OF_AN_ITEM, "handle")["handle"]

    def clean_isbn(self) -> str:
        """The same."""
        return _right(self.cleaned_data, OF_AN_ITEM, "isbn")["isbn"]

    def clean_links(self) -> list[Mapping[str, str]]:
        """Addresses are addresses."""
        check = URLValidator(schemes=["http", "https"])
        for row in self.cleaned_data["links"]:
            try:
                check(row["url"])
            except forms.ValidationError as error:
                raise forms.ValidationError(_("“%s” is no address.") % row["url"][:80]) from error
        return self.cleaned_data["links"]


def _right(fields: Mapping[str, Any], checks: Mapping[str, Any], *names: str) -> dict[str, str]:
    try:
        return in_one_form({name: fields[name] for name in names} if names else fields, checks)
    except Invalid as error:
        raise forms.ValidationError(error.sentence) from error


def _files(item: Item) -> SafeString:
    """What may be brought, and each file that is there with what is to be said of it."""
    if not item.pk:
        return format_html("{}", hint())
    rows = [(str(file), file.reading.sentence) for file in item.files.select_related("reading")]
    told = format_html_join("", "<br><b>{}</b> {}", rows)
    return format_html("{}{}", hint(), told)


def _how_it_reads(text: str) -> SafeString:
    """What would make it plainer, kindly; without a text, what is meant."""
    asked = _("For everyone, also who reads with difficulty: short sentences, everyday words.")
    found = readability.read(text)
    if found is None:
        return format_html("{}", asked)
    if found.is_plain:
        told = _("This reads easily (%(score)s out of 100).")
    elif found.is_hard:
        told = _("This is hard to read (%(score)s out of 100; from 60 on it is plain).")
    else:
        told = _("This is nearly plain (%(score)s out of 100; from 60 on it is).")
    lines = [told % {"score": found.score}]
    if found.long_sentence:
        lines.append(_("Make two of this sentence: “%s”") % Truncator(found.long_sentence).words(12))
    if found.long_words and not found.is_plain:
        lines.append(_("Is there a shorter word for: %s?") % ", ".join(found.long_words))
    return format_html("{}{}", asked, format_html_join("", "<br>{}", ((line,) for line in lines)))


def _likely_themes(item: Item) -> str:
    """The themes its text seems to be about and it does not have: a person chooses."""
    found = discovery.suggest_themes(item.title, f"{item.plain_summary}\n{item.abstract}")
    has = set(item.themes.values_list("slug", flat=True))
    labels = [one.label for one in found if one.code not in has]
    if not labels:
        return ""
    return _("By its words this may be about: %(themes)s. Choose what fits.") % {"themes": ", ".join(labels)}


class NewItemForm(ItemForm):
    """A new item, in a werkplaats of one's own; national ones are the secretariat's. Who has but one is not
    asked which. Its licence is proposed in plain sight, for it may be somebody else's to choose."""

    open_names = (*FIRST, "licence")

    class Meta(ItemForm.Meta):
        fields = ["werkplaats", *FIELDS]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("licence", Licence.CC_BY)
        self.fields["licence"].help_text = _(
            "With CC BY everyone may use and change it, with its makers named. Does it say something else "
            "itself? Choose that. Do you not know? Choose “unknown”."
        )
        actor = self.for_user.actor
        self.fields["werkplaats"].queryset = own_werkplaatsen(actor)
        self.fields["werkplaats"].required = not actor.has_national(Role.SECRETARIAT)
        mine = list(self.fields["werkplaats"].queryset[:2])
        if len(mine) == 1 and self.fields["werkplaats"].required:
            self.fields["werkplaats"].initial = mine[0].pk
            self.fields["werkplaats"].widget = forms.HiddenInput()


class WithdrawForm(ScreenedInBackOffice, forms.Form):
    """Why an item is taken back."""

    screened = ("reason",)

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Stands at its address from now on, for those who come looking for it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PublishForm(ScreenedInBackOffice, forms.Form):
    """What is new in this version, and when it opens."""

    screened = ("note",)

    on = forms.DateField(
        label=gettext_lazy("Opens on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Empty: now. Otherwise it stays closed until that day, and opens by itself."),
    )
    note = forms.CharField(label=gettext_lazy("What changed"), max_length=500, required=False)
