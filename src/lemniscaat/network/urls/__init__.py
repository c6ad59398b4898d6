"""The network's own pages: one's account, the roles of a werkplaats, an invitation."""

from django.urls import path

from lemniscaat.network.views import account, invitation, leaving, roles

app_name = "network"

urlpatterns = [
    path("mijn", account.mine, name="mine"),
    path("mijn/tweede-stap", account.second_factor, name="second_factor"),
    path("mijn/rol/<uuid:uuid>/neerleggen", account.lay_down, name="lay_down"),
    path("mijn/gegevens", leaving.belongings, name="belongings"),
    path("mijn/wissen", leaving.erase, name="erase"),
    path("mijn/wissen/<uuid:uuid>", leaving.erase, name="erase_other"),
    path("mijn/rollen/<slug:slug>", roles.roles, name="roles"),
    path("mijn/rollen/<slug:slug>/uitnodigen", roles.invite, name="invite"),
    path("mijn/rollen/<slug:slug>/intrekken/<uuid:uuid>", roles.withdraw, name="withdraw"),
    path("mijn/rollen/<slug:slug>/stoppen/<uuid:uuid>", roles.end, name="end"),
    path("mijn/rollen/<slug:slug>/overdragen/<uuid:uuid>", roles.hand_over, name="hand_over"),
    path("uitnodiging/<str:token>", invitation.invitation, name="invitation"),
    path("uitnodiging/<str:token>/account", invitation.open_account, name="open_account"),
]
