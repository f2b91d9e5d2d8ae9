"""How allauth's sign-in meets our people: by e-mail or phone, nobody signs up, everything it changes goes through
our verbs, and what it says is said in our words.
"""

# mypy: disallow-subclassing-any=False
# (allauth ships no types)

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.fields import PhoneField
from allauth.core import context, ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.account.inputs import LoginInput
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from aftersales.base.clock import now
from aftersales.base.errors import Refusal
from aftersales.base.http import language_of, problem
from aftersales.base.jobs import defer
from aftersales.base.words import say
from aftersales.people import access, lockout, sealed
from aftersales.people.actions import sign_ins
from aftersales.people.models import Person
from aftersales.people.rules import tidy_phone

PRODUCT = "Aftersales 售后"


def _told(code: str, fallback: ValidationError) -> ValidationError:
    words = say(f"signin_{code}", language_of(context.request))
    return fallback if words == f"signin_{code}" else ValidationError(words, code=code)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in and sign-out, passwords, and which address is whose."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        return _told(code, super().validation_error(code, *args))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """The slow limit on one account from many addresses; one address's is django-axes' (see lockout.py)."""
        if not ratelimit.consume(request, action="sign_in", key=lockout.who(request, credentials), dry_run=True):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        ratelimit.consume(request, action="sign_in", key=lockout.who(request, credentials))

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any) -> HttpResponse | None:
        if not user.is_active:
            raise ImmediateHttpResponse(problem(request, 403, "signin_disabled"))
        return None

    def logout(self, request: HttpRequest) -> None:
        """Ends the session in every process, not only in this one's database row."""
        person, key = request.user, request.session.session_key
        if isinstance(person, Person) and key:
            sign_ins.end_sessions(person=person, keys=[key], by=access.snapshot(person), at=now())
        super().logout(request)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Both a change and a reset: allauth has asked for the old password, or for the code sent by e-mail."""
        person = Person.objects.get(pk=user.pk)
        changed = sign_ins.set_password(key=person.key, by=access.snapshot(person), at=now(), password=password)
        user.password = changed.password  # the request goes on with this object, and keeps its session by it

    def clean_phone(self, phone: str) -> str:
        try:
            return tidy_phone(phone) or ""
        except Refusal as refusal:
            raise ValidationError(say(refusal.code, language_of(context.request)), code=refusal.code) from refusal

    def phone_form_field(self, **options: Any) -> forms.Field:
        return PersonPhoneField(**options)

    def get_phone(self, user: AbstractBaseUser) -> tuple[str, bool] | None:
        person = Person.objects.get(pk=user.pk)
        return (person.phone, person.phone_verified_at is not None) if person.phone else None

    def get_user_by_phone(self, phone: str) -> AbstractBaseUser | None:
        return Person.objects.filter(phone=phone).first()

    def set_phone(self, user: AbstractBaseUser, phone: str, verified: bool) -> None:
        raise NotImplementedError("phones are changed by people.actions, its door here is closed (urls.py)")

    def set_phone_verified(self, user: AbstractBaseUser, phone: str) -> None:
        raise NotImplementedError("phones are changed by people.actions, its door here is closed (urls.py)")

    def send_verification_code_sms(self, user: AbstractBaseUser, phone: str, code: str, **signup: Any) -> None:
        raise NotImplementedError("there is no text message gateway")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only the code for a new password is ever mailed, and by a job: how long it takes must tell nobody anything.

        The job's row holds the code sealed; it is of use only to the browser that asked for it.
        """
        if template_prefix == "account/email/password_reset_code":
            defer("people.mail_reset_code", email=email, sealed=sealed.seal(context["code"]))


class PersonPhoneField(PhoneField):
    """A phone number as people write it: with or without the country."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "validators": []})


class SignInInput(LoginInput):
    """What the sign-in page sends: a password with an e-mail, or with a phone number as people write it."""

    phone = PersonPhoneField(required=False)


class HeadlessAdapter(DefaultHeadlessAdapter):
    """What the sign-in pages learn of a person: nothing a stranger could use."""

    def serialize_user(self, user: AbstractBaseUser) -> dict[str, Any]:
        person = Person.objects.get(pk=user.pk)
        return {
            "id": str(person.key),
            "display": person.name,
            "is_customer": person.is_customer,
            "has_usable_password": person.has_usable_password(),
        }


class SecondFactorAdapter(DefaultMFAAdapter):
    """TOTP secrets and recovery codes are stored sealed."""

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        return _told(code, super().validation_error(code, *args))

    def encrypt(self, text: str) -> str:
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": PRODUCT}


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ending sign-ins at allauth's endpoint is the same verb as at ours."""

    def end_sessions(self, sessions: list[UserSession]) -> None:
        person = context.request.user
        if isinstance(person, Person):
            keys = [session.session_key for session in sessions]
            sign_ins.end_sessions(person=person, keys=keys, by=access.snapshot(person), at=now())
