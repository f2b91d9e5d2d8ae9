"""What the doctor's tests share: a finding by its check, and that a bad one names its mend in both languages."""

import re
from collections.abc import Callable, Iterable

import pytest

from aftersales.base.words import LANGUAGES, say
from aftersales.server.doctor.finding import Finding

Pick = Callable[[Iterable[Finding], str], Finding]


@pytest.fixture
def bad() -> Pick:
    """`bad(findings, check)` is the finding that tells of a fault; its words are whole."""

    def pick(found: Iterable[Finding], check: str) -> Finding:
        one = next(one for one in found if one.check == check and not one.good)
        for language in LANGUAGES:
            for told in (say(check, language, **one.facts), one.mend(language)):
                assert told not in ("", check, f"{check}_mend")
                assert not re.search(r"\{\w+\}| – |– ", told), told
        return one

    return pick


@pytest.fixture
def good() -> Pick:
    """`good(findings, check)` is the finding that all is well there."""

    def pick(found: Iterable[Finding], check: str) -> Finding:
        (one,) = [one for one in found if one.check == check]
        assert one.good, one
        assert one.mend("en") == ""
        return one

    return pick
