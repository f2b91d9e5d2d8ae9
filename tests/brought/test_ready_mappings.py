"""Exports of other systems as their documents describe them, recognised by their headers and taken in.

The samples are written here by hand from those documents; none is from a real installation of either system.
"""

import json
from typing import Any

import pytest

from aftersales.assets.models import Asset, Product, Warranty
from aftersales.base.imports.subjects import registered
from aftersales.customers.models import Contact, Customer
from aftersales.people.access import Actor
from aftersales.workorders.models import WorkOrder
from tests.base.imports.conftest import Bring, done, told, xlsx

pytestmark = pytest.mark.django_db

ACME, LEE = 360001, {"id": 1, "name": "Lee Lei", "email": "lee@acme.example"}
ORGANIZATIONS = [
    {
        "url": "https://z.example/1.json", "id": ACME, "name": "Acme Foods", "shared_tickets": False,
        "domain_names": ["acme.example"], "details": "", "notes": "", "group_id": None, "tags": ["vip"],
        "external_id": None, "created_at": "2024-01-02T03:04:05Z", "organization_fields": {"region": "east"},
    },
    {
        "url": "https://z.example/2.json", "id": 360002, "name": "Xenon", "shared_tickets": False, "domain_names": [],
        "details": None, "notes": None, "group_id": None, "tags": [], "external_id": "x",
        "created_at": "2024-02-02T03:04:05Z", "organization_fields": {},
    },
]  # fmt: skip
USERS = [
    {
        **LEE, "phone": "+8613900000001", "role": "end-user", "organization_id": ACME, "notes": "call first",
        "active": True, "time_zone": "Beijing",
    },
    {
        "id": 2, "name": "An Agent", "email": "agent@us.example", "phone": None, "role": "agent",
        "organization_id": None, "notes": "", "active": True, "time_zone": "Beijing",
    },
]  # fmt: skip
TICKETS = [
    {
        "id": 11, "subject": "No light", "description": "dark", "priority": "urgent", "status": "open",
        "type": "incident", "organization_id": ACME, "requester": LEE, "created_at": "2026-10-01T08:00:00Z",
    },
    {
        "id": 12, "subject": "Done", "description": "ok", "priority": None, "status": "solved", "type": None,
        "organization_id": ACME, "requester": LEE, "created_at": "2026-09-01T08:00:00Z",
    },
]  # fmt: skip


def lines(rows: list[dict[str, Any]]) -> bytes:
    return b"\n".join(json.dumps(row).encode() for row in rows)


def test_zendesk_organizations_users_and_tickets_by_lines_of_json(bring: Bring, ada: Actor) -> None:
    one = bring("customers", lines(ORGANIZATIONS))
    assert one.ready == "zendesk.organizations"
    assert done(one, "all", ada).state == "done"
    users = bring("contacts", lines(USERS))
    assert users.ready == "zendesk.users"
    said = told(done(users, "good", ada))
    assert [outcome for _, outcome, _ in said] == ["created", "wrong"]
    tickets = bring("orders", lines(TICKETS))
    assert tickets.ready == "zendesk.tickets"
    assert [outcome for _, outcome, _ in told(done(tickets, "all", ada))] == ["created", "skipped"]
    order = WorkOrder.objects.get(external_id="11")
    assert (order.customer and order.customer.code, order.priority, order.kind.code) == ("360001", 0, "support")
    assert order.contact == Contact.objects.get(email="lee@acme.example")
    assert order.reported_at.isoformat() == "2026-10-01T08:00:00+00:00"


def test_zendesk_lists_of_its_api_and_its_csv_of_tickets(bring: Bring, ada: Actor) -> None:
    envelope = json.dumps({"organizations": ORGANIZATIONS, "next_page": None, "count": 2}).encode()
    assert done(bring("customers", envelope), "all", ada).counts["created"] == 2
    table = (
        b'"Summation column","Id","Requester","Requester id","Requester email","Submitter","Assignee","Group",'
        b'"Subject","Tags","Status","Priority","Via","Ticket type","Created at","Organization"\r\n'
        b'"1","21","Lee Lei","1","","Lee Lei","","Support","Broken pump","a b","Open","High","Web","Incident",'
        b'"2026-10-01 08:00","Acme Foods"\r\n'
    )
    one = bring("orders", table)
    assert one.ready == "zendesk.tickets"
    assert done(one, "all", ada).counts["created"] == 1
    assert WorkOrder.objects.get(external_id="21").priority == 1


def test_servicenow_accounts_contacts_assets_and_incidents(bring: Bring, ada: Actor) -> None:
    accounts = b"number,name,street,city,country,phone,sys_id\r\nACCT0010001,Boxeo,1 Way,Chicago,US,,a1\r\n"
    one = bring("customers", accounts)
    assert (one.ready, done(one, "all", ada).state) == ("servicenow.accounts", "done")
    contacts = (
        b"name,account,email,business_phone,mobile_phone,title\r\n"
        b"George Warren,Boxeo,g@boxeo.example,,+13125550100,CTO\r\n"
    )
    one = bring("contacts", contacts)
    assert (one.ready, done(one, "all", ada).state) == ("servicenow.contacts", "done")
    assert Contact.objects.get(email="g@boxeo.example").job_title == "CTO"
    Product.objects.create(code="ProLiant", name_zh="ProLiant", name_en="ProLiant", family="server")
    assets = [
        (
            "Display name",
            "Asset tag",
            "Model",
            "Serial number",
            "Account",
            "Install date",
            "Warranty expiration",
            "Location",
        ),
        ("P1000 - ProLiant", "P1000", "ProLiant", "SN-77", "Boxeo", "2025-05-01", "2028-05-01", ""),
    ]
    one = bring("assets", xlsx(assets))
    assert (one.ready, told(done(one, "all", ada))) == ("servicenow.assets", [(2, "created", [])])
    asset = Asset.objects.get(serial="SN-77")
    assert (asset.customer.code, str(Warranty.objects.get(asset=asset).parts_until)) == ("ACCT0010001", "2028-05-01")
    incidents = (
        b'"number","opened_at","short_description","caller_id","priority","state","category","assignment_group",'
        b'"assigned_to","company","description"\r\n'
        b'"INC0000060","2026-10-12 22:56:13","Unable to connect","Joe","3 - Moderate","In Progress","Network",'
        b'"Network","David","Boxeo",""\r\n'
        b'"INC0000009","2025-08-30 01:06:16","Reset","Joe","1 - Critical","Closed","","","","Boxeo",""\r\n'
    )
    one = bring("orders", incidents)
    assert one.ready == "servicenow.incidents"
    assert [outcome for _, outcome, _ in told(done(one, "all", ada))] == ["created", "skipped"]
    assert WorkOrder.objects.get(external_id="INC0000060").priority == 2


def test_every_ready_mapping_speaks_of_columns_that_there_are() -> None:
    known = {subject.code: subject for subject in registered().subjects}
    for ready in registered().ready:
        subject = known[ready.subject]
        for name in (*ready.columns, *ready.fixed, *ready.values):
            assert subject.column(name), f"{ready.code}: {name}"
        for name, words in ready.values.items():
            column = subject.column(name)
            assert column is not None
            for ours in words.values():
                column.parse(ours)


def test_a_table_of_our_own_words_is_taken_for_no_other_systems(bring: Bring) -> None:
    assert bring("customers", [("code", "name", "industry"), ("A", "b", "")]).ready == ""
    assert bring("contacts", [("客户编号", "联系人姓名", "电子邮箱"), ("acme", "b", "")]).ready == ""
    assert Customer.objects.filter(code="A").count() == 0
