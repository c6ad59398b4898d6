from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import ids
from lemniscaat.network.enums import OrganisationKind
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class Organisation(AuditedModel):
    """Hogeschool, municipality, care, welfare, knowledge institute … `is_national` makes it a partner
    of the whole network; `is_invented` marks one that exists in the demonstration only."""

    named_by = ("uuid", "slug", "name", "kind")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    is_national = models.BooleanField(_("national partner"), default=False)
    national_role = models.CharField(_("role in the network"), max_length=300, blank=True)
    municipality = models.ForeignKey(
        "network.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    website = models.URLField(max_length=500, blank=True)
    ror = models.CharField("ROR", max_length=40, blank=True)
    source = models.CharField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ResearchGroup(AuditedModel):
    """Lectoraat: belongs to one organisation."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="research_groups")
    name = models.CharField(_("name"), max_length=250)
    source = models.CharField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("research group")
        verbose_name_plural = _("research groups")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_group_a_name")]

    def __str__(self) -> str:
        return self.name
