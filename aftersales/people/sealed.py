"""Secrets at rest: sealed with a key derived from the installation's own, so that a stolen dump opens nothing."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@lru_cache(maxsize=8)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    # RFC 5869; the info keeps this use of the installation's key apart from the signing of cookies.
    made = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"aftersales.sealed").derive(key.encode())
    return base64.urlsafe_b64encode(made)


def _keys() -> tuple[str, ...]:
    return settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)


def seal(secret: str) -> str:
    """The secret as it may be stored."""
    return _fernet(_keys()).encrypt(secret.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The secret again; cryptography.fernet.InvalidToken if it was sealed with a key that is gone."""
    return _fernet(_keys()).decrypt(sealed.encode("ascii")).decode()
