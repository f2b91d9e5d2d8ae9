"""The names that may stand in braces in a reply: which there are, what is refused, how a text is filled. Pure.

The same small language as the wordings of notices: a known name in braces is put in, once, and everything else is text.
What is put in is never looked through again, so that a customer called "{owner}" stays called so.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aftersales.base import words
from aftersales.base.errors import Invalid


@dataclass(frozen=True)
class Placeholder:
    """A name, what people call it, and what it looks like in a made-up order."""

    name: str
    zh: str
    en: str
    sample_zh: str
    sample_en: str


@dataclass(frozen=True)
class Lacking:
    """A placeholder the order has no value for, or none this reader may know; `mark` stands in its place."""

    name: str
    mark: str
    hidden: bool


@dataclass(frozen=True)
class Filled:
    """A text as it is to be read, and what it lacks."""

    text: str
    lacking: tuple[Lacking, ...] = ()


PLACEHOLDERS: Final = {
    one.name: one
    for one in (
        Placeholder("contact", "联系人称呼", "contact", "王经理", "Ms Li"),
        Placeholder("contact_name", "联系人姓名", "contact's name", "王敏", "Wang Min"),
        Placeholder("customer", "客户名称", "customer", "华东制药", "East Pharma"),
        Placeholder("number", "工单号", "order number", "W-1024", "W-1024"),
        Placeholder("title", "工单标题", "order title", "3 号外机不启动", "Outdoor unit 3 does not start"),
        Placeholder("kind", "工单类型", "kind of order", "报修", "Repair"),
        Placeholder("category", "问题分类", "category", "制冷", "Cooling"),
        Placeholder("asset", "设备", "asset", "3 号外机", "Outdoor unit 3"),
        Placeholder("serial", "序列号", "serial number", "MV8-2203", "MV8-2203"),
        Placeholder("site", "服务地点", "site", "一号厂房", "Plant 1"),
        Placeholder("reported", "报修时间", "time of the report", "11月18日（周三）12:00", "Wed 18 Nov, 12:00"),
        Placeholder("due", "承诺解决时间", "promised time", "11月20日（周五）18:00",
                    "Fri 20 Nov, 18:00"),
        Placeholder("visit", "上门时间", "time of the visit", "11月19日（周四）10:00–12:00", "Thu 19 Nov, 10:00–12:00"),
        Placeholder("engineer", "上门工程师", "visiting engineer", "李强", "Li Qiang"),
        Placeholder("wake", "下次跟进时间", "time of our next word", "11月23日（周一）09:00", "Mon 23 Nov, 09:00"),
        Placeholder("cause", "故障原因", "cause", "保险丝熔断", "Blown fuse"),
        Placeholder("solution", "解决方法", "solution", "已更换保险丝", "Fuse replaced"),
        Placeholder("owner", "负责人", "owner", "李强", "Li Qiang"),
        Placeholder("team", "团队", "team", "华东服务组", "East team"),
        Placeholder("me", "我的姓名", "my name", "李强", "Li Qiang"),
        Placeholder("company", "我们公司", "our company", "某某服务公司", "Our Service Co."),
        Placeholder("phone", "服务电话", "our phone", "400-800-1234", "400-800-1234"),
        Placeholder("link", "客户门户链接", "customer's link", "https://…/portal/orders/…",
                    "https://…/portal/orders/…"),
    )
}  # fmt: skip
"""Every placeholder by name, in the order a list shows them; docs/reference/placeholders.md says the same."""

_BRACED: Final = re.compile(r"\{([^{}\n]{1,60})\}")
_DOUBLED: Final = re.compile(r"\{\{|\}\}")
_NEAR: Final = 3


def check(text: str, field: str) -> None:
    """Refuse a name nobody knows, with those that are near; and doubled braces, which other systems write."""
    strange = next((name for name in _BRACED.findall(text) if name not in PLACEHOLDERS), None)
    if strange is not None:
        raise Invalid("unknown_reply_placeholder", field=field, name=strange, near=near(strange))
    if _DOUBLED.search(text):
        raise Invalid("doubled_braces", field=field, example="{customer}")


def near(name: str) -> list[str]:
    """The placeholders somebody may have meant, by name or by what they are called, likeliest first."""
    asked = name.strip().lower()
    called = {word.lower(): one.name for one in PLACEHOLDERS.values() for word in (one.name, one.zh, one.en)}
    close = [called[word] for word in difflib.get_close_matches(asked, called, n=2 * _NEAR, cutoff=0.5)]
    within = [known for word, known in called.items() if asked and (asked in word or word in asked)]
    found = list(dict.fromkeys((*close, *within)))[:_NEAR]
    return [f"{{{one}}}" for one in found or list(PLACEHOLDERS)[:_NEAR]]


def fill(text: str, values: Mapping[str, str], language: str, *, hidden: frozenset[str] = frozenset()) -> Filled:
    """The text with its values, each put in once; where there is none, a mark a person cannot overlook."""
    asked = [name for name in PLACEHOLDERS if name in words.names_in(text)]
    lacking = tuple(Lacking(name, mark(name, language), name in hidden) for name in asked if not values.get(name))
    marks = {one.name: one.mark for one in lacking}
    known = {name: marks.get(name) or values[name] for name in asked}
    return Filled(words.fill(text, {**{name: f"{{{name}}}" for name in words.names_in(text)}, **known}), lacking)


def mark(name: str, language: str) -> str:
    """What stands where a value is missing."""
    return words.say("reply_to_fill_in", language, what=label(name, language))


def label(name: str, language: str) -> str:
    """What people call a placeholder."""
    return PLACEHOLDERS[name].en if language == "en" else PLACEHOLDERS[name].zh


def sample(text: str, language: str) -> str:
    """The text about an order that does not exist."""
    return fill(
        text,
        {one.name: one.sample_en if language == "en" else one.sample_zh for one in PLACEHOLDERS.values()},
        language,
    ).text
