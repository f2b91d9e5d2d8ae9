"""What can be brought in tables about colleagues, and how it is recognised."""

from typing import Final

from aftersales.base.imports.parsers import choice, choices, line, several
from aftersales.base.imports.subjects import Column, Subject, Values
from aftersales.base.words import LANGUAGES
from aftersales.people.actions.bringing import bring_people
from aftersales.people.rules import IMPORT, tidy_email, tidy_phone


def _email(told: str) -> str | None:
    return tidy_email(line()(told))


def _phone(told: str) -> str | None:
    return tidy_phone(line()(told))


def _who(values: Values) -> object:
    return values.get("email") or values.get("phone") or values["name"]


PEOPLE: Final = Subject(
    code="people",
    right=IMPORT,
    columns=(
        Column(
            "name",
            line(),
            required=True,
            words=("姓名", "员工", "full name", "display name", "employee"),
            example=("王敏", "Min Wang"),
        ),
        Column(
            "email",
            _email,
            "email",
            words=("邮箱", "电子邮件", "mail", "e-mail address", "email address"),
            example=("wangmin@example.com", "min@example.com"),
        ),
        Column(
            "phone",
            _phone,
            "phone",
            words=("手机", "手机号", "电话", "mobile", "mobile phone"),
            example=("13800138000", "+86 138 0013 8000"),
        ),
        Column(
            "roles", several(line(60)), "list", words=("角色", "岗位角色", "role"), example=("engineer", "engineer")
        ),
        Column(
            "team", line(60), "reference", words=("团队", "班组", "团队编码", "group", "department"), example=("", "")
        ),
        Column(
            "territories",
            several(line(60)),
            "list",
            words=("区域", "服务区域", "territory", "regions"),
            example=("", ""),
        ),
        Column(
            "language",
            choice(LANGUAGES, "language_"),
            "choice",
            words=("语言",),
            example=("中文", "English"),
            choices=choices(LANGUAGES, "language_"),
        ),
        Column("zone", line(60), words=("时区", "time zone", "timezone"), example=("Asia/Shanghai", "Asia/Shanghai")),
    ),
    identity=_who,
    take=bring_people,
)

SUBJECTS: Final = (PEOPLE,)
"""What this room takes."""
