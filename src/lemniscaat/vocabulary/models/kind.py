from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.network.api import AuditedModel, AuditedQuerySet
from lemniscaat.vocabulary.enums import KindGroup, WorkType


class Kind(AuditedModel):
    """A kind of knowledge product. Kinds are data: a region may need one we did not think of; `work_type`
    is how the world outside takes it."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(_("name"), max_length=80)
    plural = models.CharField(_("plural"), max_length=80)
    group = models.CharField(_("group"), max_length=20, choices=KindGroup.choices)
    is_approach = models.BooleanField(_("has a rung of evidence"), default=False)
    work_type = models.CharField(
        _("cited as"), max_length=20, choices=WorkType.choices, default=WorkType.DOCUMENT
    )

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind")
        verbose_name_plural = _("kinds")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label


class Audience(AuditedModel):
    """For whom a knowledge product is made."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(_("name"), max_length=80)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label
