"""A policy as it counts: which rules, which weights. Read from data, refused when it makes no sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from aftersales.base.errors import Invalid
from aftersales.dispatch.solver.asking import Asking
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.rules import ALWAYS, RULES

MOST_WEIGHT: Final = 100
RANGES: Final[dict[str, tuple[int, int, int]]] = {
    "visit_minutes": (5, 1440, 90),
    "remote_minutes": (5, 1440, 45),
    "days": (1, 7, 5),
    "lead_minutes": (0, 2880, 30),
    "overtime_minutes": (0, 480, 0),
    "mentor_credit": (0, 50, 25),
}
"""Least, most and usual: how long a visit and remote work take, how many days ahead one looks, how soon at the earliest
somebody sets out, how far beyond the end of duty the work may go, how many percent of the time with an apprentice are
taken off a mentor's load."""
MOST_SCALE: Final = 10_080
MOST_NAMES: Final = 10


@dataclass(frozen=True)
class Policy:
    """`rules`: those that count beside those that always do, with their number; `weights`: objectives, 0 to 100;
    `offer`: how whoever is found is asked to go.

    There is no policy without availability: it is no part of this value, the solver applies it to whatever it is given.
    """

    rules: Mapping[str, int] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    certificates: tuple[str, ...] = ()
    visit_minutes: int = 90
    remote_minutes: int = 45
    days: int = 5
    lead_minutes: int = 30
    overtime_minutes: int = 0
    mentor_credit: int = 25
    offer: Asking = Asking()

    def __post_init__(self) -> None:
        for name, (least, most, _) in RANGES.items():
            _refuse_out_of(getattr(self, name), least, most, name)
        for name, number in self.rules.items():
            if name not in RULES:
                raise Invalid("policy_unknown_rule", field="rules", name=name, known=sorted(RULES))
            least, most = RULES[name].limit or (0, 0)
            _refuse_out_of(number, least, most, f"rules.{name}")
        for name, number in (*self.weights.items(), *self.scales.items()):
            if name not in OBJECTIVES:
                raise Invalid("policy_unknown_objective", field="weights", name=name, known=sorted(OBJECTIVES))
            _refuse_out_of(number, 0, MOST_SCALE, f"weights.{name}")
        for name, weight in self.weights.items():
            _refuse_out_of(weight, 0, MOST_WEIGHT, f"weights.{name}")
        for name, scale in self.scales.items():
            _refuse_out_of(scale, 1, MOST_SCALE, f"scales.{name}")
        if not any(self.weights.values()):
            raise Invalid("policy_without_weights", field="weights")
        if ("certificate" in self.rules) is not bool(self.certificates) or len(self.certificates) > MOST_NAMES:
            raise Invalid("policy_certificates", field="certificates", most=MOST_NAMES)

    @classmethod
    def read(cls, body: Any) -> Self:
        """From what an administrator or a file says: see docs/reference/dispatch.md.

        Raises:
            Invalid: a name nobody knows, a number out of its range, or a policy that would do without availability.
        """
        if not isinstance(body, Mapping):
            raise Invalid("policy_no_table", field="policy")
        unknown = body.keys() - {"rules", "weights", "scales", "certificates", "offer", *RANGES}
        if unknown:
            raise Invalid("policy_unknown_entry", field="policy", names=sorted(map(str, unknown)))
        rules = _table(body, "rules")
        for name in ALWAYS:
            if rules.get(name, True) is not True:
                raise Invalid("policy_without_availability", field=f"rules.{name}", name=name)
        counted = {name: _limit(name, told) for name, told in rules.items() if name not in ALWAYS and told is not False}
        names = body.get("certificates", [])
        if not isinstance(names, (list, tuple)) or not all(isinstance(one, str) and one.strip() for one in names):
            raise Invalid("policy_certificates", field="certificates", most=MOST_NAMES)
        numbers = {name: body[name] for name in RANGES if name in body}
        weights, scales = _table(body, "weights"), _table(body, "scales")
        asking = Asking.read(body.get("offer", {}))
        return cls(rules=counted, weights=weights, scales=scales, certificates=tuple(names), offer=asking, **numbers)

    def told(self) -> dict[str, Any]:
        """As it is kept in a version; `read` makes the same policy of it."""
        rules = {name: number if RULES[name].limit else True for name, number in self.rules.items()}
        plain = {name: getattr(self, name) for name in RANGES}
        return {
            "rules": {**dict.fromkeys(ALWAYS, True), **rules},
            "weights": dict(self.weights),
            "scales": dict(self.scales),
            "certificates": list(self.certificates),
            "offer": self.offer.told(),
            **plain,
        }

    def scale_of(self, name: str) -> int:
        """The scale that counts for an objective; for `fit` it is the proficiency that is asked for."""
        if name == "fit":
            return self.rules.get("skill", RULES["skill"].usual)
        return self.scales.get(name, OBJECTIVES[name][1])


def _table(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    told = body.get(name, {})
    if not isinstance(told, Mapping) or not all(isinstance(key, str) for key in told):
        raise Invalid("policy_no_table", field=name)
    return dict(told)


def _limit(name: str, told: Any) -> int:
    """The number of a rule: what is told, or where that is only "yes", the usual one."""
    if told is True:
        return RULES[name].usual if name in RULES and RULES[name].limit else 0
    return int(told) if isinstance(told, int) else -1


def _refuse_out_of(number: Any, least: int, most: int, field: str) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise Invalid("policy_number", field=field, least=least, most=most)
