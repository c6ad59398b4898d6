"""What one fills in about roles and an account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.network.enums import NATIONAL_ROLES, ORGANISATION_ROLES, Role
from lemniscaat.network.models import Actor, Organisation, RoleGrant, User
from lemniscaat.network.policies import can_grant
from lemniscaat.network.queries import organisations
from lemniscaat.ui.forms import Form


class InviteForm(Form):
    """Offer a role by mail; which roles depends on who offers, and where."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        help_text=_("Only for a partner, who acts for an organisation."),
    )

    def __init__(self, *args: Any, actor: Actor, werkplaats_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [role for role in Role if (role in NATIONAL_ROLES) == (werkplaats_id is None)]
        self.fields["role"].choices = [
            (role.value, role.label) for role in offered if can_grant(actor, role, werkplaats_id)
        ]
        self.fields["organisation"].queryset = _may_act_for(werkplaats_id)

    def clean(self) -> dict[str, Any]:
        """An organisation stands beside a partner, and beside nobody else."""
        given = super().clean() or {}
        if "role" not in given or "organisation" not in given:
            return given
        for_organisation = given["role"] in ORGANISATION_ROLES
        if for_organisation and not given["organisation"]:
            self.add_error("organisation", _("Say for which organisation this partner acts."))
        if not for_organisation and given["organisation"]:
            self.add_error("organisation", _("Leave this empty: only a partner acts for an organisation."))
        return given


def _may_act_for(werkplaats_id: int | None) -> "QuerySet[Organisation]":
    if werkplaats_id is None:
        return organisations().filter(is_national=True)
    return organisations().filter(partnerships__werkplaats=werkplaats_id, partnerships__until=None).distinct()


class HandOverForm(Form):
    """Give a role to somebody who has one in the same werkplaats."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"))

    def __init__(self, *args: Any, grant: RoleGrant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(
            is_active=True, grants__werkplaats=grant.werkplaats_id, grants__ended_at=None
        )
        if grant.werkplaats_id is None:
            people = User.objects.filter(
                is_active=True, grants__werkplaats__isnull=True, grants__ended_at=None
            )
        self.fields["to"].queryset = people.exclude(pk=grant.user_id).distinct().order_by("name")


class NewAccountForm(Form):
    """The account of who was invited; its e-mail address is that of the invitation."""

    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least twelve characters. Four words in a row are easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """The password is held against who she says she is."""
        given = super().clean() or {}
        if "password" in given:
            try:
                validate_password(given["password"], User(email=self.email, name=given.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given
