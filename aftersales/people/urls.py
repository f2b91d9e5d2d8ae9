"""The addresses of sign-in: allauth's, with our login input before them and the doors closed that we do not open.

There is no sign-up, and addresses by which people are reached are changed through people.actions alone: a second,
unverified address of allauth's own would be a second way to sign in that nobody administers.
"""

from allauth.headless.account.views import LoginView
from allauth.headless.constants import Client
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from aftersales.base.http import problem
from aftersales.people.adapter import SignInInput

CLOSED = (
    "auth/signup",
    "auth/email/verify",
    "auth/email/verify/resend",
    "auth/phone/verify",
    "auth/phone/verify/resend",
    "account/email",
    "account/phone",
)


def closed(request: HttpRequest) -> HttpResponse:
    """The answer at a door we keep closed."""
    return problem(request, 404, "http_404")


urlpatterns = [
    path("browser/v1/auth/login", LoginView.as_api_view(client=Client.BROWSER, input_class=SignInInput)),
    *[path(f"browser/v1/{address}", closed) for address in CLOSED],
    path("", include("allauth.headless.urls")),
]
