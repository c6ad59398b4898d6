"""How logging in is arranged: what the libraries ask of us, and who may enter the back office."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from lemniscaat.network.models import VISITOR
from lemniscaat.network.policies import can_enter_back_office
from lemniscaat.network.queries import actor_of, needs_second_factor

ENTER_BACK_OFFICE = "wagtailadmin.access_admin"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account of her own accord."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """A second factor that a role asks for cannot be put aside while the role is held."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether she may do without."""
        return settings.DEMO or not needs_second_factor(actor_of(authenticator.user))


class BackOfficeBackend(BaseBackend):
    """Derives entry to Wagtail from the roles she holds: no rows to keep in step with them.

    What she may do inside is said by the permission policy of each model.
    """

    def has_perm(self, user_obj: object, perm: str, obj: object = None) -> bool:
        """Only whether she may come in."""
        return perm == ENTER_BACK_OFFICE and can_enter_back_office(getattr(user_obj, "actor", VISITOR))
