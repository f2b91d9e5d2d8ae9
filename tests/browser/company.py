"""A small service desk for the browser tests, made through the product's own actions in a running installation.

Run as a program against DATABASE_URL; prints who can sign in and which orders stand where, as JSON.
"""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from aftersales.assets.actions import assets, catalogue
from aftersales.base.facts import origin
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import engineers, persons, teams
from aftersales.people.models import Calendar, Person
from aftersales.people.states import Level
from aftersales.workorders.actions import moves, notes, orders, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Outcome, Wait

PASSWORD = "correct-horse-battery-staple"  # noqa: S105 - of a database that lives as long as a test run
NOW = datetime.now(UTC)
STAFF = {
    # sign-in: (name, role, team, level)
    "admin": ("林岚", "admin", "desk", None),
    "wangmin": ("王敏", "agent", "desk", None),
    "liuyang": ("刘洋", "dispatcher", "east", None),
    "lihang": ("李航", "engineer", "remote", Level.SENIOR),
    "chengd": ("陈国栋", "engineer", "east", Level.SENIOR),
    "emma": ("Emma Clarke", "agent", "desk", None),
    "olive": ("Olive Hart", "agent", "desk", None),
    "stranger": ("何俊", "partner", "desk", None),
}
PORTAL = {
    # sign-in of customers: (customer, name, phone, whether they see their colleagues' orders)
    "lina": ("JH", "李娜", "+8613911110001", True),
    "wangqiang": ("JH", "王强", "+8613911110002", False),
    "wudi": ("HR", "吴迪", "+8613911110003", False),
}
TROUBLES = (
    ("repair", "中央空调外机 E6 报警，配液间升到 28.4 ℃", 1),
    ("inquiry", "U8 凭证无法过账，提示成本中心为空", 2),
    ("repair", "冷库压缩机高压保护，库温还在升", 1),
    ("inquiry", "SQL Server 日志撑满 E 盘，备份停了 3 天", 2),
    ("repair", "风机盘管漏水，1208 房吊顶已湿", 2),
    ("inquiry", "工资条打印错位，表头压住第一行", 3),
    ("complaint", "投诉：同一台外机 30 天内第二次报修", 2),
    ("inspection", "制冷机房 2 号泵季度巡检", 3),
)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def staff() -> dict[str, Actor]:
    """The desk, its teams and the people in them."""
    long_ago = ago(days=400)
    found = {}
    named = {"desk": ("客服组", "Desk"), "east": ("华东一组", "East 1"), "remote": ("远程组", "Remote")}
    keys = {
        code: teams.add_team(by=None, at=long_ago, code=code, name_zh=zh, name_en=en).key
        for code, (zh, en) in named.items()
    }
    office = Calendar.objects.get(code="cn-office").key
    for login, (name, role, team, level) in STAFF.items():
        person = persons.add_person(
            by=None,
            at=long_ago,
            name=name,
            email=f"{login}@example.com",
            roles=[role],
            team=keys[team],
            password=PASSWORD,
            language="en" if login in ("emma", "olive") else "zh-CN",
        )
        if level is not None:
            engineers.set_engineer(key=person.key, by=None, at=long_ago, level=level, calendar=office)
        found[login] = snapshot(Person.objects.get(pk=person.pk))
    return found


def served() -> list[dict[str, object]]:
    """Four customers, each with a contact, a place, a contract and a thing that can break."""
    outdoor = catalogue.add_product(
        by=None,
        at=ago(days=399),
        code="mv8",
        name_zh="多联机外机 MV8-400W",
        name_en="Outdoor unit MV8-400W",
        labour_months=24,
    )
    u8 = catalogue.add_product(
        by=None, at=ago(days=399), code="u8", name_zh="用友 U8 V16.5", name_en="Yonyou U8 V16.5", is_software=True
    )
    made = []
    for code, name, contact, thing in (
        ("JH", "江海制药", "张伟", (outdoor, "多联机外机 3 号", "MV8-22-0517-0093")),
        ("HR", "华瑞生物医药", "周敏", (u8, "用友 U8 财务主服务器", "U8-165-7731")),
        ("JA", "佳禾超市", "孙丽", (outdoor, "冷库机组 2 号", "MV8-21-1102-0007")),
        ("XY", "星野酒店集团华东区域采购与工程管理中心", "赵磊", (u8, "用友 U8 酒店版", "U8-165-9002")),
    ):
        customer = customers.create_customer(by=None, at=ago(days=398), code=code, name=name, size=420, tier="gold")
        person = contacts.add_contact(
            customer=customer.key,
            by=None,
            at=ago(days=398),
            name=contact,
            job_title="设备部经理",
            phone="+8613800001234",
            care="12:00–13:00 不接电话；停机要先跟生产说",
        )
        site = sites.add_site(
            customer=customer.key,
            by=None,
            at=ago(days=398),
            name="东楼",
            address="浦东新区张衡路 88 号",
            access_note="门卫登记，带身份证",
        )
        for login, (of, who, number, sees) in PORTAL.items():
            if of == code:
                sign_in(customer.key, login, who, number, sees)
        contract = contracts.sign_contract(
            customer=customer.key,
            by=None,
            at=ago(days=398),
            number=f"C-{code}-26",
            starts_on=date(2026, 1, 1),
            ends_on=date(2027, 12, 31),
            service_level="gold",
        )
        product, label, serial = thing
        asset = assets.register_asset(
            by=None,
            at=ago(days=390),
            product=product.key,
            customer=customer.key,
            name=label,
            site=site.key,
            contract=contract.key,
            serial=serial,
            installed_on=date(2025, 5, 17),
        )
        made.append({"customer": customer.key, "contact": person.key, "site": site.key, "asset": asset.key})
    return made


def sign_in(customer: UUID, login: str, name: str, phone: str, sees_colleagues: bool) -> None:
    """A contact who has a way in of their own."""
    contact = contacts.add_contact(
        customer=customer,
        by=None,
        at=ago(days=397),
        name=name,
        phone=phone,
        email=f"{login}@example.com",
        sees_colleagues_orders=sees_colleagues,
    )
    contacts.give_portal_access(key=contact.key, by=None, at=ago(days=397), version=None, password=PASSWORD)


def report(at: datetime, trouble: int, whom: dict[str, object], by: Actor) -> WorkOrder:
    kind, title, priority = TROUBLES[trouble % len(TROUBLES)]
    return orders.report(
        by=by,
        at=at,
        kind=kind,
        title=title,
        priority=priority,
        channel="phone",
        description="今晚还有一批要投料，麻烦快一点。\n二楼配液间 28.4 ℃，还在升。",
        **whom,
    )


def told_at_length(people: dict[str, Actor], whom: dict[str, object]) -> WorkOrder:
    """An order with all that can be on a page: visits, waiting, notes, a clock that was paused."""
    agent, engineer = people["wangmin"], people["chengd"]
    order = report(ago(hours=20), 0, whom, agent)
    moves.triage(key=order.key, by=agent, at=ago(hours=19.9), priority=1)
    moves.assign(key=order.key, by=agent, at=ago(hours=19.8), owner=engineer.key)
    first = visits.plan(
        order=order.key,
        by=agent,
        at=ago(hours=19.7),
        engineer=engineer.key,
        starts_at=ago(hours=18),
        ends_at=ago(hours=17),
    )
    visits.confirm(key=first.key, by=engineer, at=ago(hours=19.6))
    visits.depart(key=first.key, by=engineer, at=ago(hours=18.4))
    visits.arrive(key=first.key, by=engineer, at=ago(hours=18))
    visits.complete(
        key=first.key,
        by=engineer,
        at=ago(hours=17.2),
        outcome=Outcome.NEEDS_PART,
        note="风扇电机绕组对地 0.2 MΩ，要换。已降频运行，配液间回到 25.6 ℃，今晚能投料。",
    )
    notes.add_note(
        key=order.key,
        by=agent,
        at=ago(hours=17),
        public=False,
        body="<p>DC 风扇电机有 1 台，明早 9 点前送到江海门卫。</p>",
    )
    moves.resume(key=order.key, by=engineer, at=ago(hours=3))
    notes.add_note(
        key=order.key,
        by=agent,
        at=ago(hours=2.9),
        public=True,
        body="<p>张工您好，电机到了。国栋 10:40 左右出发，大概修一个半小时。</p>",
    )
    return order


@transaction.atomic
def build() -> dict[str, str]:
    people, whom = staff(), served()
    agent, engineer = people["wangmin"], people["lihang"]
    long_one = told_at_length(people, whom[0])
    for at in range(60):
        order = report(ago(minutes=20 + 37 * at), at, whom[at % 4], agent)
        if at % 5 == 0:
            continue
        moves.triage(key=order.key, by=agent, at=ago(minutes=15 + 37 * at))
        if at % 5 == 1:
            continue
        moves.assign(key=order.key, by=agent, at=ago(minutes=12 + 37 * at), owner=engineer.key)
        if at % 5 == 2:
            continue
        moves.start(key=order.key, by=engineer, at=ago(minutes=10 + 37 * at))
        if at % 10 == 3:
            moves.wait(
                key=order.key, by=engineer, at=ago(minutes=6), reason=Wait.CUSTOMER, wake_at=NOW + timedelta(days=1)
            )
        if at % 10 == 8:
            moves.resolve(
                key=order.key, by=engineer, at=ago(minutes=5), cause="模板缺辅助核算", solution="补上成本中心"
            )
    fresh = report(ago(minutes=2), 1, whom[1], agent)
    assigned = report(ago(minutes=30), 3, whom[1], agent)
    moves.triage(key=assigned.key, by=agent, at=ago(minutes=29))
    moves.assign(key=assigned.key, by=agent, at=ago(minutes=28), owner=engineer.key)
    by_letter = report(ago(minutes=40), 1, whom[1], agent)
    moves.triage(key=by_letter.key, by=agent, at=ago(minutes=39))
    moves.assign(key=by_letter.key, by=agent, at=ago(minutes=38), owner=engineer.key)
    moves.start(key=by_letter.key, by=engineer, at=ago(minutes=37))
    named = {"long": long_one, "fresh": fresh, "assigned": assigned, "by_letter": by_letter}
    return {name: str(order.key) for name, order in named.items()} | {"password": PASSWORD}


if __name__ == "__main__":
    with origin("demo"):  # or everything would be marked as learnt late
        print(json.dumps(build()))
