"""A refusal names the field as people do: every field a body may have has a label in both languages."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from aftersales.base.words import LANGUAGES, label, refusal, table
from aftersales.people.access import Actor
from aftersales.server.documents import document
from tests.conftest import Api

DOCUMENTS: Final = ("staff", "portal", "open")


def fields_of(schema: dict[str, Any], known: dict[str, Any], seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names of all fields of a body, those of what lies in it too."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in seen:
            yield from fields_of(known[name], known, seen | {name})
    for choice in (one for how in ("anyOf", "allOf", "oneOf") for one in schema.get(how, [])):
        yield from fields_of(choice, known, seen)
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from fields_of(inner, known, seen)
    for inner in (schema.get("items"), schema.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from fields_of(inner, known, seen)


def asked(name: str) -> set[str]:
    told = document(name)
    bodies = (
        content["schema"]
        for path in told["paths"].values()
        for operation in path.values()
        if isinstance(operation, dict)
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "schema" in content
    )
    return {field for body in bodies for field in fields_of(body, told["components"]["schemas"])}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_field_that_can_be_sent_has_a_label(name: str, language: str) -> None:
    fields = asked(name)
    assert fields, "or this tests nothing"
    assert not sorted(field for field in fields if f"field_{field}" not in table(language))


def test_what_nobody_sends_has_no_label() -> None:
    """Two are refused by rules alone, and one stands in addresses."""
    known = {word.removeprefix("field_") for word in table("en") if word.startswith("field_")}
    assert not sorted(known - set().union(*map(asked, DOCUMENTS)) - {"person", "days", "search"})


def test_a_dotted_field_is_said_by_its_innermost_name_and_one_without_a_label_as_it_is() -> None:
    assert (label("targets.0.minutes", "en"), label("environment.modules.3", "zh-CN")) == ("minutes", "模块")
    assert (label("wizardry", "en"), label("7", "en")) == ("wizardry", "7")
    assert refusal("not_one_of", "zh-CN", {"field": "tier", "known": "A"}).startswith("“客户级别”")
    assert refusal("not_found", "en", {}) == refusal("not_found", "en", {"what": "order"})


def test_each_of_several_wrong_fields_is_said(api: Any, agnes: Actor) -> None:
    browser: Api = api(agnes)
    told = browser.post("/api/v1/workorders", {"title": "x" * 201, "kind": 7, "description": "-"}).body
    assert all(said in told["detail"] for said in ("“标题”太长，最多 200 个字。", "“类型”应是文字。"))
    assert [(one["field"], one["label"]) for one in told["errors"]][:2] == [("kind", "类型"), ("title", "标题")]


def test_fields_in_which_two_versions_differ_have_labels(api: Any, ada: Actor) -> None:
    told = {"name_zh": "新", "name_en": "new"}
    browser: Api = api(ada)
    browser.put("/api/v1/kinds/swap", told, If_Match='"0"')
    stale = browser.put("/api/v1/kinds/swap", {**told, "name_zh": "旧"}, If_Match='"7"').body
    assert (stale["code"], stale["labels"]) == ("stale_version", {"name_zh": "中文名称"})
