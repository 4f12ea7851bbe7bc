"""Sign-in addresses: the few of allauth that this product offers. No sign-up, no passwords by mail, no e-mail pages."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import path

from accounts.signin import CodeForm

urlpatterns = [
    path("logowanie/", account.login, name="account_login"),
    path("wylogowanie/", account.logout, name="account_logout"),
    path("nieaktywne/", account.account_inactive, name="account_inactive"),
    path("potwierdz-haslem/", account.reauthenticate, name="account_reauthenticate"),
    path("drugi-skladnik/", mfa.AuthenticateView.as_view(form_class=CodeForm), name="mfa_authenticate"),
    path("potwierdz-kodem/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("kody-zapasowe/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("kody-zapasowe/nowe/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
