"""In which encoding a text was saved: told from its bytes, with how sure that is, for a person to choose another."""

import codecs
from dataclasses import dataclass
from typing import Final

SAMPLE: Final = 256 * 2**10
"""Bytes that are looked at; the whole file is read strictly afterwards, and says where it does not fit."""

CHOICES: Final = ("utf-8", "utf-16", "gb18030", "big5", "shift_jis", "windows-1252")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_COMMON_ZH: Final = frozenset(
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于"
    "起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种"
    "市区省县路街号楼室厂司限有科技工业设备客户名称编码电话地址姓联系产品型服务合客公安装日期备注联系邮箱级别"
)  # fmt: skip


@dataclass(frozen=True)
class Guess:
    """An encoding of `CHOICES` and how sure it is, in percent."""

    encoding: str
    certainty: int


def guess(head: bytes) -> Guess:
    """What the first bytes of a file look like. `head` may end in the middle of a character."""
    for mark, name, _ in _BOMS:
        if head.startswith(mark):
            return Guess(name, 100)
    if _wide(head):
        return Guess("utf-16", 90)
    if _fits(head, "utf-8"):
        return Guess("utf-8", 100 if head.isascii() else 99)
    sure = {name: _sureness(head, name) for name in ("gb18030", "big5", "shift_jis")}
    best = max(sure, key=lambda name: sure[name])
    return Guess(best, sure[best]) if sure[best] > 40 else Guess("windows-1252", 40)


def codec_of(encoding: str, head: bytes) -> str:
    """The codec that reads a file in this encoding: a mark at its beginning is no part of the text."""
    for mark, name, codec in _BOMS:
        if name == encoding and head.startswith(mark):
            return codec
    if encoding == "utf-16":
        return "utf-16-be" if _zeros(head, 0) > _zeros(head, 1) else "utf-16-le"
    return encoding


def _wide(head: bytes) -> bool:
    """Of UTF-16 without a mark, every other byte of what is Latin is a zero."""
    return len(head) >= 4 and max(_zeros(head, 0), _zeros(head, 1)) > 0.3 and _zeros(head, 0) != _zeros(head, 1)


def _zeros(head: bytes, start: int) -> float:
    part = head[start::2]
    return part.count(0) / len(part) if part else 0.0


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)("strict").decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _sureness(head: bytes, name: str) -> int:
    """How likely it is, from 0 to 98: what it reads as must be letters people use."""
    if not _fits(head, name):
        return 0
    told = codecs.getincrementaldecoder(name)("strict").decode(head, final=False)
    wide = [one for one in told if ord(one) > 127]
    if not wide:
        return 50
    usual = sum(
        "\u4e00" <= one <= "\u9fff" or "\u3000" <= one <= "\u30ff" or "\uff01" <= one <= "\uff5e" for one in wide
    )
    common = sum(one in _COMMON_ZH for one in wide)
    kana = sum("\u3040" <= one <= "\u30ff" for one in wide) if name == "shift_jis" else 0
    return min(98, int(60 * usual / len(wide) + 120 * (common + kana) / len(wide)))
