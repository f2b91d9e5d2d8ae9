"""Public keys: UUIDv7 (RFC 9562), which sort by the time they were made and which a client may make itself."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_key() -> UUID:
    """A fresh public key."""
    return uuid7()
