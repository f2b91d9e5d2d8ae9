"""The sample company's customers: whom it serves, where, under which contracts, and what stands there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.assets.actions import assets
from aftersales.assets.models import Product
from aftersales.base import facts
from aftersales.base.verbs import as_one
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.customers.models import Customer
from aftersales.people.models import Territory
from aftersales.server.demo.books import book
from aftersales.server.demo.dice import Dice, dice, key_at
from aftersales.server.demo.staff import DOMAIN, phone

COUNT: Final = 200
ORDERS_EACH: Final = 15
"""A company with fewer orders has fewer customers, but never less than a dozen."""
SAMPLE: Final = 0
"""The customer whose contact is the sample sign-in of the portal."""
_KNOWN: Final[dict[int, tuple[str, str, str]]] = {
    SAMPLE: ("江海制药有限公司", "pharma", "shanghai"),
    1: ("上海东禾食品有限公司", "food", "shanghai"),
    2: ("华澜生物医药有限公司", "pharma", "suzhou"),
    3: ("锦程机电有限公司", "manufacturing", "hangzhou"),
    4: ("星野酒店", "hospitality", "hangzhou"),
}
_LEVELS: Final = {"standard": "basic", "silver": "silver", "gold": "gold", "key": "platinum"}
_SALUTATIONS: Final = (("经理", "经理"), ("会计", "老师"), ("老师", "老师"), ("科长", "科长"), ("主任", "主任"),
                       ("总监", "总"), ("主管", "主管"), ("工程师", "工"), ("厂长", "总"),
                       ("店长", "经理"))  # fmt: skip
_OPEN: Final[dict[str, list[list[int]]]] = {str(day): [[510, 1050]] for day in range(5)}
_SITES: Final = ("总部", "一厂", "二号仓", "新楼", "研发楼", "配送中心", "旗舰店")
_ROADS: Final = ("创业路", "科苑路", "望江路", "兴业大道", "春晓路", "金桥路", "文汇路", "云帆路", "银杏路", "临港大道")
_ENTRY: Final = (
    "从 2 号门进，登记身份证",
    "先到门卫换访客证",
    "地下车库限高 2.1 米",
    "进洁净区要提前登记",
    "需业主陪同上屋面",
    "",
)


@dataclass
class _Taken:
    """A customer while it is written."""

    seed: int
    number: int
    until: datetime
    roll: Dice
    customer: Customer
    city: dict[str, Any]
    products: dict[str, UUID]
    sites: list[UUID] = field(default_factory=list)
    contracts: dict[str, UUID] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return self.until - timedelta(days=380) + timedelta(minutes=self.number)

    def key(self, *path: object) -> UUID:
        return key_at(self.at, self.seed, "customer", self.number, *path)


def names(seed: int, count: int = COUNT) -> list[tuple[str, str, str]]:
    """(name, industry, city) of each customer; no name comes twice."""
    roll = dice(seed, "names")
    told = book("company")
    trades, cities = told["customers"]["trades"], told["cities"]
    found: dict[str, tuple[str, str, str]] = {}
    for number in range(count):
        row = _KNOWN.get(number)
        while row is None or row[0] in found:
            trade = roll.pick(trades, [one["weight"] for one in trades])
            city = roll.pick(cities, [one["weight"] for one in cities])
            name = f"{city['name_zh']}{roll.pick(told['customers']['words'])}{roll.pick(trade['suffixes'])}"
            row = (name, trade["industry"], city["code"])
        found[row[0]] = row
    return list(found.values())


def take_on(*, seed: int, until: datetime, numbers: Iterable[int], count: int = COUNT) -> None:
    """Write these of the customers with all that is theirs, each in a transaction of its own; once."""
    every = names(seed, count)
    known = set(Customer.objects.values_list("code", flat=True))
    products = dict(Product.objects.values_list("code", "key"))
    for number in numbers:
        if code_of(number) not in known:
            with as_one(), facts.gathered():
                _take_on(seed, until, number, every[number], products)


def count_for(orders: int) -> int:
    """How many customers so many orders a year come from."""
    return min(COUNT, max(12, orders // ORDERS_EACH))


def code_of(number: int) -> str:
    """What the sample company calls a customer."""
    return f"C{1001 + number}"


def _take_on(seed: int, until: datetime, number: int, told: tuple[str, str, str], products: dict[str, UUID]) -> None:
    name, industry, city = told
    roll = dice(seed, "customer", number)
    trade = next(one for one in book("company")["customers"]["trades"] if one["industry"] == industry)
    least, most = trade["size"]
    tier = "gold" if number == SAMPLE else roll.pick(list(_LEVELS), (50, 25, 18, 7))
    at = until - timedelta(days=380) + timedelta(minutes=number)
    customer = customers.create_customer(
        by=None,
        at=at,
        code=code_of(number),
        name=name,
        industry=industry,
        size=420 if number == SAMPLE else round(roll.triangular(least, most, least * 1.5)),
        tier=tier,
        key=key_at(at, seed, "customer", number),
    )
    place = next(one for one in book("company")["cities"] if one["code"] == city)
    taken = _Taken(seed, number, until, roll, customer, place, products)
    trades = ["equipment", "software"] if number == SAMPLE else _trades(roll)
    _contacts(taken, trade["titles"])
    _sites(taken)
    _contracts(taken, tier, trades)
    if "equipment" in trades:
        _machines(taken)
    if "software" in trades:
        _programs(taken)


def _trades(roll: Dice) -> list[str]:
    return roll.pick([["equipment"], ["software"], ["equipment", "software"]], (38, 32, 30))


def _contacts(taken: _Taken, titles: list[str]) -> None:
    people, roll = book("company")["people"], taken.roll
    for number in range(3 if taken.number == SAMPLE else roll.pick((1, 2, 3), (30, 50, 20))):
        name, title = roll.pick(people["surnames"]) + roll.pick(people["given"]), titles[number % len(titles)]
        first = (taken.number, number) == (SAMPLE, 0)
        if first:
            name, title = "张伟", "设备部经理"
        contact = contacts.add_contact(
            customer=taken.customer.key,
            by=None,
            at=taken.at,
            name=name,
            salutation=next((say for part, say in _SALUTATIONS if part in title), "先生"),
            job_title=title,
            phone=phone(1 + number, taken.number + 1),
            email=f"zhangwei@{DOMAIN}" if first else f"contact{taken.number + 1}.{number + 1}@{DOMAIN}",
            sees_colleagues_orders=number == 0,
            care="12:00–13:00 不接电话；停机要先跟生产说" if first
            else roll.pick(people["cares"]) if roll.chance(0.3) else "",
            key=taken.key("contact", number),
        )  # fmt: skip
        if number == 0 and taken.number != SAMPLE and roll.chance(0.45):
            contacts.give_portal_access(key=contact.key, by=None, at=taken.at, version=None)


def _sites(taken: _Taken) -> None:
    roll, (latitude, longitude) = taken.roll, taken.city["place"]
    territory = Territory.objects.values_list("key", flat=True).get(code=taken.city["code"])
    for number in range(roll.pick((1, 2, 3), (62, 30, 8))):
        hours = _OPEN if roll.chance(0.35) else None
        street = f"{roll.pick(taken.city['districts'])}{roll.pick(_ROADS)} {roll.randint(8, 998)} 号"
        key = taken.key("site", number)
        sites.add_site(
            customer=taken.customer.key,
            by=None,
            at=taken.at,
            name=_SITES[number] if number == 0 else _SITES[1 + (taken.number + number) % (len(_SITES) - 1)],
            address=f"{taken.city['name_zh']}市{street}",
            latitude=round(latitude + roll.uniform(-0.12, 0.12), 5),
            longitude=round(longitude + roll.uniform(-0.12, 0.12), 5),
            territory=territory,
            access_hours=hours,
            access_note=roll.pick(_ENTRY),
            key=key,
        )
        taken.sites.append(key)


def _contracts(taken: _Taken, tier: str, trades: list[str]) -> None:
    """Most have one for each trade; some have run out, and some never had any."""
    roll = taken.roll
    for trade in trades:
        if not (taken.number == SAMPLE or roll.chance(0.72)):
            continue
        starts = taken.until.date() - timedelta(
            days=roll.randint(370, 500) if roll.chance(0.1) else roll.randint(5, 350)
        )
        key = taken.key("contract", trade)
        contracts.sign_contract(
            customer=taken.customer.key,
            by=None,
            at=taken.at,
            number=f"{'SB' if trade == 'equipment' else 'RJ'}-{starts.year}-{1001 + taken.number}",
            name="设备维保合同" if trade == "equipment" else "软件年度服务合同",
            service_level=_LEVELS[tier],
            starts_on=starts,
            ends_on=starts + timedelta(days=364),
            key=key,
        )
        counted = [("visit", 12), ("inspection", 4)] if trade == "equipment" else [("remote", None), ("training", 2)]
        for what, quantity in counted[: 1 if tier == "standard" else 2]:
            contracts.grant_entitlement(contract=key, by=None, at=taken.at, what=what, quantity=quantity)
        taken.contracts[trade] = key


def _machines(taken: _Taken) -> None:
    roll = taken.roll
    models = [one for one in book("catalogue")["products"] if not one.get("software") and one["weight"]]
    for number in range(roll.pick((2, 3, 4, 5, 6), (14, 26, 28, 18, 14))):
        model = roll.pick(models, [one["weight"] for one in models])
        if (taken.number, number) == (SAMPLE, 0):
            model = models[0]
        installed = taken.until.date() - timedelta(days=roll.randint(120, 2400))
        room = roll.pick(("一楼大厅", "二楼办公区", "三楼会议室", "前台"))
        called = model["called"].format(
            n=number + 1, n2=roll.randint(10, 40), floor=roll.randint(2, 18), block=roll.pick("ABCD"), room=room
        )
        key = _asset(taken, model["code"], called, f"m{number}", installed, "equipment")
        if "units" in model and roll.chance(0.45):
            _asset(taken, model["units"], f"{room}内机", f"u{number}", installed, "equipment", parent=key)


def _asset(
    taken: _Taken, code: str, name: str, mark: str, installed: date, trade: str, *, parent: UUID | None = None
) -> UUID:
    batch = f"{installed.year % 100:02d}{installed.month:02d}"
    key = taken.key("asset", mark)
    assets.register_asset(
        by=None,
        at=taken.at,
        product=taken.products[code],
        customer=taken.customer.key,
        name=name,
        site=taken.sites[int(mark[1:]) % len(taken.sites)],
        contract=taken.contracts.get(trade),
        parent=parent,
        serial=f"{code.split('-')[0]}-{batch}-{taken.number + 1:03d}{mark.upper()}",
        batch=batch,
        installed_on=installed,
        key=key,
    )
    return key


def _programs(taken: _Taken) -> None:
    roll = taken.roll
    models = [one for one in book("catalogue")["products"] if one.get("software")]
    wanted = {
        roll.pick(range(len(models)), [one["weight"] for one in models]) for _ in range(roll.pick((1, 2), (65, 35)))
    }
    for n in sorted({0} | wanted if taken.number == SAMPLE else wanted):
        model, version = models[n], roll.pick(models[n]["versions"])
        modules = roll.sample(model["modules"], roll.randint(2, min(6, len(model["modules"]))))
        today = taken.until.date()
        assets.register_asset(
            by=None,
            at=taken.at,
            product=taken.products[model["code"]],
            customer=taken.customer.key,
            name=model["called"].format(version=version, module=modules[0]),
            site=taken.sites[0],
            contract=taken.contracts.get("software"),
            serial=f"{model['code']}-{taken.number + 1:03d}",
            installed_on=today - timedelta(days=roll.randint(200, 2500)),
            environment={
                "software_version": version,
                "patch": roll.pick(model["patches"]),
                "modules": modules,
                "database": roll.pick(model["databases"]),
                "middleware": roll.pick(model["middlewares"]),
                "operating_system": roll.pick(model["systems"]),
                "certificate_expires_on": today
                + timedelta(days=43 if taken.number == SAMPLE else roll.randint(-10, 340)),
                "backed_up_on": today - timedelta(days=roll.pick((0, 1, 2, 9, 31), (60, 20, 10, 6, 4))),
            },
            key=taken.key("program", n),
        )
