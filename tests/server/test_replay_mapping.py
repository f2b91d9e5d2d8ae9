from pathlib import Path
from typing import Any

import pytest

from aftersales.base.words import LANGUAGES, say
from aftersales.server.replay import mapping
from aftersales.server.trouble import Trouble
from aftersales.workorders.states import Order, Wait

SNAPSHOT = """
shape = "snapshot"
source = "test"
[columns]
case = "id"
at = "when"
state = "status"
owner = "who"
[[states]]
log = "Open"
lacking = ["owner"]
state = "triaged"
[[states]]
log = "Open"
state = "working"
[[states]]
log = "Hold"
where = { sub = "vendor" }
state = "waiting"
wait = "vendor"
"""
ACTIVITY = """
shape = "activity"
source = "test"
[columns]
case = "id"
at = "when"
activity = "what"
[[activities]]
log = "Take"
move = "start"
"""


def parsed(text: str) -> mapping.LogMapping:
    return mapping.parse(text.encode(), "mine.toml")


def refusal(text: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Trouble) as refused:
        parsed(text)
    for language in LANGUAGES:
        assert "mine.toml" in say(refused.value.code, language, **refused.value.facts)
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize("name", mapping.shipped())
def test_every_mapping_that_comes_with_the_product_is_sound(name: str) -> None:
    assert mapping.load(name).name == name


def test_a_mapping_says_what_the_values_of_a_log_mean() -> None:
    read = parsed(SNAPSHOT)
    assert [rule.state for rule in read.states] == [Order.TRIAGED, Order.WORKING, Order.WAITING]
    assert (read.states[2].wait, read.states[2].where) == (Wait.VENDOR, {"sub": "vendor"})
    assert read.says("owner")
    assert not read.says("team")
    assert parsed(ACTIVITY).activities["Take"].move == "start"


def test_the_columns_a_file_lacks_are_named_with_what_they_were_wanted_for() -> None:
    assert parsed(SNAPSHOT).lacks(["id", "when", "who"]) == {"status": "columns.state", "sub": "states.where"}


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("shape = ", "replay_mapping_not_toml", None),
        ("", "replay_mapping_key_missing", "shape"),
        (SNAPSHOT.replace('"snapshot"', '"film"'), "replay_mapping_value_bad", "shape"),
        (SNAPSHOT.replace('source = "test"', ""), "replay_mapping_key_missing", "source"),
        (SNAPSHOT.replace('"test"', '"My Log"'), "replay_mapping_value_bad", "source"),
        (SNAPSHOT.replace('at = "when"', ""), "replay_mapping_key_missing", "columns.at"),
        (SNAPSHOT.replace("owner =", "ovner ="), "replay_mapping_key_unknown", "columns.ovner"),
        (SNAPSHOT + "colour = 1\n", "replay_mapping_key_unknown", "states[3].colour"),
        (SNAPSHOT.replace('"working"', '"wrking"'), "replay_mapping_value_bad", "states[2].state"),
        (SNAPSHOT.replace('wait = "vendor"', ""), "replay_mapping_value_bad", "states[3].wait"),
        (SNAPSHOT.replace('"working"', '"working"\nwait = "vendor"'), "replay_mapping_value_bad", "states[2].wait"),
        (SNAPSHOT.replace('["owner"]', '["team"]'), "replay_mapping_value_bad", "states[1].lacking"),
        (SNAPSHOT.replace('owner = "who"', 'priority = "p"'), "replay_mapping_key_missing", "priority"),
        (SNAPSHOT + "[priority]\nhigh = 4\n", "replay_mapping_value_bad", "priority.high"),
        (SNAPSHOT + '[time]\nzone = "Mars"\n', "replay_mapping_value_bad", "time.zone"),
        (SNAPSHOT + "[file]\nunknown = 1\n", "replay_mapping_value_bad", "file.unknown"),
        (SNAPSHOT.partition("[[states]]")[0], "replay_mapping_key_missing", "states"),
        (ACTIVITY.replace('"start"', '"begin"'), "replay_mapping_value_bad", "activities[1].move"),
        (ACTIVITY + '[[activities]]\nlog = "Take"\nmove = "wait"\n', "replay_mapping_value_bad", "activities[2].log"),
        (ACTIVITY + '[[states]]\nlog = "x"\nstate = "working"\n', "replay_mapping_key_strange", "states"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_mapping_is_named(text: str, code: str, field: str | None) -> None:
    told, facts = refusal(text)
    assert (told, facts.get("field")) == (code, field)


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    _, facts = refusal(SNAPSHOT.replace("[columns]", "[colums]", 1))
    assert facts["near"] == ["columns"]


def test_a_mapping_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refused:
        mapping.load(str(tmp_path / "none.toml"))
    assert refused.value.facts["known"] == ["helpdesk", "servicenow"]
