from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import ids
from lemniscaat.network.enums import WerkplaatsState
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet

PHONE = RegexValidator(
    r"^\+?[0-9](?:[ ()-]*[0-9]){6,14}$",
    _("Fill in a phone number with its area code, for example 053 123 45 67."),
)


class Werkplaats(AuditedModel):
    """A regional collective: the tenant, and owner of nearly everything. Its form is its own (rule 3).

    `phone`, `email` and `hours` are those of its desk, for who is stuck; everyone reads them.
    """

    named_by = ("uuid", "slug", "name", "short_name", "code")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    code = models.CharField(_("three letters for the map"), max_length=3)
    column = models.PositiveSmallIntegerField(_("column on the map"), default=1)
    row = models.PositiveSmallIntegerField(_("row on the map"), default=1)
    state = models.CharField(max_length=10, choices=WerkplaatsState.choices, default=WerkplaatsState.RUNNING)
    region = models.CharField(_("region"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    predecessor = models.CharField(_("predecessor"), max_length=300, blank=True)
    start_year = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    website = models.URLField(_("own website"), max_length=500, blank=True)
    phone = models.CharField(_("phone number of the desk"), max_length=20, blank=True, validators=[PHONE])
    email = models.EmailField(_("e-mail address of the desk"), blank=True)
    hours = models.CharField(_("when the desk can be reached"), max_length=120, blank=True)
    theme_words = models.JSONField(_("themes in its own words"), default=list, blank=True)
    working_forms = models.JSONField(_("ways of working together"), default=list, blank=True)
    circle_label = models.CharField(_("own word for a circle"), max_length=60, default="leerkring")
    circle_label_plural = models.CharField(_("plural"), max_length=60, default="leerkringen")
    response_days = models.PositiveSmallIntegerField(_("working days to a first answer"), default=5)
    source = models.CharField(max_length=500, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = "werkplaats"
        verbose_name_plural = "werkplaatsen"
        ordering = ["short_name"]

    def __str__(self) -> str:
        return self.short_name

    @property
    def phone_link(self) -> str:
        """The number as a phone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def is_closed(self) -> bool:
        """It takes no questions any more."""
        return self.state == WerkplaatsState.CLOSED
