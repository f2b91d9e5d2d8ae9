"""What a policy may say, and that none can do without availability."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.errors import Invalid
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.packed import NONE
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.terms import Terms

PLAIN = {"weights": {"travel": 10}}


@pytest.mark.parametrize("told", [False, 0, None, "no", {}, []])
@pytest.mark.parametrize("name", ["available", "excluded", "required"])
def test_a_policy_without_availability_is_refused(name: str, told: Any) -> None:
    with pytest.raises(Invalid) as refused:
        Policy.read({**PLAIN, "rules": {name: told}})
    assert refused.value.code == "policy_without_availability"


def test_it_counts_without_being_named() -> None:
    field = packed.empty(2)
    field["starts_in"][:] = [NONE, 5]
    field["engineer"][:] = [1, 2]
    decided = decide(field, Terms(seed=1), Policy.read(PLAIN))
    assert decided.chosen == 1 and decided.failed.tolist() == [1, 0]
    assert np.array_equal(
        decide(field, Terms(seed=1), Policy.read({**PLAIN, "rules": {"available": True}})).failed, [1, 0]
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], "policy_no_table"),
        ({}, "policy_without_weights"),
        ({"weights": {"travel": 0}}, "policy_without_weights"),
        ({"weights": {"beauty": 1}}, "policy_unknown_objective"),
        ({"weights": {"travel": 101}}, "policy_number"),
        ({"weights": {"travel": True}}, "policy_number"),
        ({"weights": {"travel": "1"}}, "policy_number"),
        ({"weights": {"travel": 1.5}}, "policy_number"),
        ({**PLAIN, "scales": {"travel": 0}}, "policy_number"),
        ({**PLAIN, "rules": {"horoscope": True}}, "policy_unknown_rule"),
        ({**PLAIN, "rules": {"level": 4}}, "policy_number"),
        ({**PLAIN, "rules": {"level": "2"}}, "policy_number"),
        ({**PLAIN, "rules": ["level"]}, "policy_no_table"),
        ({**PLAIN, "rules": {"certificate": True}}, "policy_certificates"),
        ({**PLAIN, "certificates": ["HCIA"]}, "policy_certificates"),
        ({**PLAIN, "rules": {"certificate": True}, "certificates": "HCIA"}, "policy_certificates"),
        ({**PLAIN, "days": 8}, "policy_number"),
        ({**PLAIN, "mood": 1}, "policy_unknown_entry"),
    ],
)
def test_nonsense_is_refused_by_name(body: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        Policy.read(body)
    assert refused.value.code == code


def test_a_rule_may_be_named_and_off() -> None:
    assert Policy.read({**PLAIN, "rules": {"territory": False, "level": True}}).rules == {"level": 1}


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rules", "weights", "travel"]), inner),
    max_leaves=8,
)


@given(json)
def test_whatever_is_sent_is_a_policy_or_refused(body: Any) -> None:
    try:
        policy = Policy.read(body)
    except Invalid:
        return
    assert Policy.read(policy.told()) == policy
