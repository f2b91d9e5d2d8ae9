"""The sample company's own fields: what repairs and remote support ask for beyond the ordinary, and what is answered.

By dice of their own, so that nothing else of a life moves.
"""

from datetime import datetime
from typing import Any, Final

from aftersales.people.access import Actor
from aftersales.server.demo.dice import dice
from aftersales.workorders.actions import fields
from aftersales.workorders.models import Kind

_STATES: Final = (
    ("stopped", "停机", "Stopped"),
    ("limping", "带病运行", "Limping"),
    ("running", "正常运行", "Running"),
)
_WAYS: Final = (
    ("phone", "电话", "Phone"), ("screen", "共享屏幕", "Screen sharing"), ("vpn", "远程连接", "Remote connection"),
    ("logs", "只看日志", "Logs only"),
)  # fmt: skip
_WITH_AN_ALARM: Final = {"field": "custom.machine_state", "op": "in", "value": ["stopped", "limping"]}
_STOPPED: Final = {"field": "custom.machine_state", "op": "in", "value": ["stopped"]}
_PLAIN: Final[dict[str, Any]] = {
    "hint_zh": "", "hint_en": "", "unit": "", "low": None, "high": None, "decimals": 0, "choices": [], "position": 0,
    "searchable": False, "personal": False, "archived": False,
}  # fmt: skip
_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "machine_state": {"type": "choice", "name_zh": "设备状态", "name_en": "State of the machine", "choices": _STATES},
    "alarm_code": {
        "type": "text", "name_zh": "报警代码", "name_en": "Alarm code", "searchable": True,
        "hint_zh": "屏幕上显示的代码，例如 E6", "hint_en": "As the screen shows it, such as E6",
    },
    "downtime_hours": {
        "type": "number", "name_zh": "停机时长", "name_en": "Downtime", "unit": "h", "low": 0, "high": 10_000,
        "decimals": 1,
    },
    "remote_way": {"type": "choice", "name_zh": "远程方式", "name_en": "How we connected", "choices": _WAYS},
    "users_affected": {
        "type": "number", "name_zh": "受影响人数", "name_en": "People affected", "low": 0, "high": 100_000,
    },
}  # fmt: skip
_FORMS: Final[dict[str, list[dict[str, Any]]]] = {
    "repair": [
        {"field": "machine_state", "customers": "fill"},
        {"field": "alarm_code", "customers": "fill", "show_when": _WITH_AN_ALARM},
        {"field": "downtime_hours", "customers": "see", "show_when": _STOPPED, "required_at": "resolve"},
    ],
    "support": [{"field": "users_affected", "customers": "fill"}, {"field": "remote_way"}],
}
_UNASKED: Final[dict[str, Any]] = {
    "show_when": None,
    "required_at": "",
    "require_when": None,
    "limits": [],
    "customers": "none",
}


def settle(admin: Actor, at: datetime) -> None:
    """Define the fields and let the kinds ask for them."""
    for position, (code, told) in enumerate(_FIELDS.items()):
        choices = [
            {"code": one, "name_zh": zh, "name_en": en, "archived": False} for one, zh, en in told.get("choices", ())
        ]
        wanted = {**_PLAIN, **told, "choices": choices, "position": position}
        fields.put_field(by=admin, at=at, code=code, fields=wanted)
    for kind, items in _FORMS.items():
        if not Kind.objects.get(code=kind).form:
            fields.put_form(by=admin, at=at, code=kind, items=[{**_UNASKED, **item} for item in items])


def given(seed: int, mark: str, kind: str) -> dict[str, Any]:
    """What who reports answers, as `orders.report` takes it."""
    roll = dice(seed, "form", mark)
    if kind == "support":
        return {"users_affected": roll.randint(1, 60)} if roll.chance(0.6) else {}
    if kind != "repair" or roll.chance(0.25):
        return {}
    state = roll.pick(("stopped", "limping", "running"), (30, 45, 25))
    alarm = (
        {"alarm_code": f"{roll.pick('EAFU')}{roll.randint(1, 60)}"} if state != "running" and roll.chance(0.6) else {}
    )
    return {"machine_state": state, **alarm}


def found(seed: int, mark: str, kind: str) -> dict[str, Any]:
    """What is known at the end, as `moves.resolve` takes it."""
    roll = dice(seed, "form end", mark)
    if kind == "support" and roll.chance(0.7):
        return {"remote_way": roll.pick([code for code, _, _ in _WAYS], (30, 35, 20, 15))}
    if given(seed, mark, kind).get("machine_state") == "stopped":
        return {"downtime_hours": round(roll.triangular(0.5, 40, 4), 1)}
    return {}
