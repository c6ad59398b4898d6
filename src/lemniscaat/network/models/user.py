from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.network.enums import Perspective
from lemniscaat.network.models.actor import VISITOR, Actor


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account. Without a password nobody can log in to it until one is set by mail."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """For the machine's keeper, by `lemniscaat manage createsuperuser`."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """By address, whatever its capitals."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. What she may do stands in her role grants, not here."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    perspective = models.CharField(_("perspective"), max_length=20, choices=Perspective.choices, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    actor: Actor = VISITOR
    """Who she is on a page that belongs to a role; elsewhere a visitor. For what is handed the account
    alone, such as Wagtail's permission policies; all else takes `request.actor`."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as the back office shows it."""
        return self.name

    def get_short_name(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0]

    @property
    def first_name(self) -> str:
        """Wagtail asks for it."""
        return self.get_short_name()

    @property
    def last_name(self) -> str:
        """Wagtail asks for it."""
        return self.name.partition(" ")[2]
