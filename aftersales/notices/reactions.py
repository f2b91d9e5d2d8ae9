"""What notices do about facts from below."""

from aftersales.notices.actions import ringing
from aftersales.people.events import PersonErased


def forget(fact: PersonErased) -> None:
    """A person is erased: so is what they wrote to themselves."""
    ringing.forget_of(fact.person)
