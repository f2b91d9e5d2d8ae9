"""The staff's door to customers."""

from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.http import Day, Input, expected_version
from aftersales.base.pages import MAX_PAGE, Page
from aftersales.customers import queries, rules, schemas
from aftersales.customers.actions import contacts, contracts, customers, sites
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.people.signed import Signed

router = Router(tags=["customers"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Search = Annotated[str, Query(max_length=100)]


def _sent(body: Input) -> dict[str, Any]:
    """The fields a body really has; a choice taken back (null) is kept as the empty word."""
    sent = body.dict(exclude_unset=True)
    return {name: "" if value is None and name in _EMPTY_WORD else value for name, value in sent.items()}


_EMPTY_WORD = frozenset({"industry", "service_level"})


@router.get("/customers", response=schemas.CustomerRows, operation_id="list_customers")
def list_customers(
    request: Signed,
    search: Search = "",
    tier: rules.Tier | None = None,
    industry: rules.Industry | None = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Customer]:
    """By code; `search` is a part of a name, or the beginning of a code or of a contact's number."""
    return queries.customers(
        request.auth,
        search=search.strip(),
        tier=tier or "",
        industry=industry or "",
        archived=archived,
        cursor=cursor,
        limit=limit,
    )


@router.post("/customers", response={201: schemas.CustomerRow}, operation_id="create_customer")
def create_customer(request: Signed, body: schemas.CustomerIn) -> Customer:
    return customers.create_customer(by=request.auth, at=now(), **_sent(body))


@router.get("/customers/{key}", response=schemas.CustomerOut, operation_id="get_customer")
def get_customer(request: Signed, key: UUID) -> queries.Known:
    return queries.customer(key, request.auth)


@router.patch("/customers/{key}", response=schemas.CustomerRow, operation_id="change_customer")
def change_customer(request: Signed, key: UUID, body: schemas.CustomerChange) -> Customer:
    seen = expected_version(request)
    return customers.change_customer(key=key, by=request.auth, at=now(), version=seen, changes=_sent(body))


@router.post("/customers/{key}/archive", response=schemas.CustomerRow, operation_id="archive_customer")
def archive_customer(request: Signed, key: UUID) -> Customer:
    return customers.archive_customer(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/customers/{key}/restore", response=schemas.CustomerRow, operation_id="restore_customer")
def restore_customer(request: Signed, key: UUID) -> Customer:
    return customers.restore_customer(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.get("/contacts", response=schemas.ContactRows, operation_id="list_contacts")
def list_contacts(
    request: Signed,
    search: Search = "",
    customer: UUID | None = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Contact]:
    """Newest first; `search` is a part of a name or the beginning of a number."""
    return queries.contacts(
        request.auth, search=search.strip(), customer=customer, archived=archived, cursor=cursor, limit=limit
    )


@router.post("/customers/{key}/contacts", response={201: schemas.ContactOut}, operation_id="add_contact")
def add_contact(request: Signed, key: UUID, body: schemas.ContactIn) -> Contact:
    return contacts.add_contact(customer=key, by=request.auth, at=now(), **_sent(body))


@router.get("/contacts/{key}", response=schemas.ContactOut, operation_id="get_contact")
def get_contact(request: Signed, key: UUID) -> Contact:
    return queries.contact(key, request.auth)


@router.patch("/contacts/{key}", response=schemas.ContactOut, operation_id="change_contact")
def change_contact(request: Signed, key: UUID, body: schemas.ContactChange) -> Contact:
    seen = expected_version(request)
    return contacts.change_contact(key=key, by=request.auth, at=now(), version=seen, changes=_sent(body))


@router.post("/contacts/{key}/archive", response=schemas.ContactOut, operation_id="archive_contact")
def archive_contact(request: Signed, key: UUID) -> Contact:
    return contacts.archive_contact(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/contacts/{key}/restore", response=schemas.ContactOut, operation_id="restore_contact")
def restore_contact(request: Signed, key: UUID) -> Contact:
    return contacts.restore_contact(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/contacts/{key}/reveal", response=schemas.RevealedOut, operation_id="reveal_contact")
def reveal_contact(request: Signed, key: UUID) -> Contact:
    """The whole number and address; that they were asked for is on record."""
    return contacts.reveal_contact(key=key, by=request.auth, at=now())


@router.post("/contacts/{key}/erase", response=schemas.ContactOut, operation_id="erase_contact")
def erase_contact(request: Signed, key: UUID) -> Contact:
    """Forget the person for good; their orders stay, without their name."""
    return contacts.erase_contact(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/contacts/{key}/export", response=dict[str, Any], operation_id="export_contact")
def export_contact(request: Signed, key: UUID) -> dict[str, Any]:
    """What the person may ask us for."""
    return contacts.export_contact(key=key, by=request.auth, at=now())


@router.post("/contacts/{key}/portal", response=schemas.ContactOut, operation_id="give_portal_access")
def give_portal_access(request: Signed, key: UUID) -> Contact:
    """Let them sign in to the portal; they set their own password."""
    return contacts.give_portal_access(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.delete("/contacts/{key}/portal", response=schemas.ContactOut, operation_id="end_portal_access")
def end_portal_access(request: Signed, key: UUID) -> Contact:
    return contacts.end_portal_access(key=key, by=request.auth, at=now())


@router.get("/sites", response=schemas.SiteRows, operation_id="list_sites")
def list_sites(
    request: Signed,
    customer: UUID | None = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Site]:
    return queries.sites(request.auth, customer=customer, archived=archived, cursor=cursor, limit=limit)


@router.post("/customers/{key}/sites", response={201: schemas.SiteOut}, operation_id="add_site")
def add_site(request: Signed, key: UUID, body: schemas.SiteIn) -> Site:
    return sites.add_site(customer=key, by=request.auth, at=now(), **_sent(body))


@router.get("/sites/{key}", response=schemas.SiteOut, operation_id="get_site")
def get_site(request: Signed, key: UUID) -> Site:
    return queries.site(key, request.auth)


@router.patch("/sites/{key}", response=schemas.SiteOut, operation_id="change_site")
def change_site(request: Signed, key: UUID, body: schemas.SiteChange) -> Site:
    seen = expected_version(request)
    return sites.change_site(key=key, by=request.auth, at=now(), version=seen, changes=_sent(body))


@router.post("/sites/{key}/archive", response=schemas.SiteOut, operation_id="archive_site")
def archive_site(request: Signed, key: UUID) -> Site:
    return sites.archive_site(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/sites/{key}/restore", response=schemas.SiteOut, operation_id="restore_site")
def restore_site(request: Signed, key: UUID) -> Site:
    return sites.restore_site(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.get("/contracts", response=schemas.ContractRows, operation_id="list_contracts")
def list_contracts(
    request: Signed,
    customer: UUID | None = None,
    ends_from: Day | None = None,
    ends_by: Day | None = None,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Contract]:
    """Newest first; with `ends_from` and `ends_by`, those that end within these days."""
    return queries.contracts(
        request.auth, customer=customer, ends_from=ends_from, ends_by=ends_by, cursor=cursor, limit=limit
    )


@router.post("/customers/{key}/contracts", response={201: schemas.ContractOut}, operation_id="sign_contract")
def sign_contract(request: Signed, key: UUID, body: schemas.ContractIn) -> Contract:
    return contracts.sign_contract(customer=key, by=request.auth, at=now(), **_sent(body))


@router.get("/contracts/{key}", response=schemas.ContractOut, operation_id="get_contract")
def get_contract(request: Signed, key: UUID) -> Contract:
    return queries.contract(key, request.auth)


@router.patch("/contracts/{key}", response=schemas.ContractOut, operation_id="change_contract")
def change_contract(request: Signed, key: UUID, body: schemas.ContractChange) -> Contract:
    seen = expected_version(request)
    return contracts.change_contract(key=key, by=request.auth, at=now(), version=seen, changes=_sent(body))


@router.post("/contracts/{key}/renew", response={201: schemas.ContractOut}, operation_id="renew_contract")
def renew_contract(request: Signed, key: UUID, body: schemas.RenewalIn) -> Contract:
    seen = expected_version(request)
    return contracts.renew_contract(key=key, by=request.auth, at=now(), version=seen, **body.dict())


@router.post("/contracts/{key}/archive", response=schemas.ContractOut, operation_id="archive_contract")
def archive_contract(request: Signed, key: UUID) -> Contract:
    return contracts.archive_contract(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/contracts/{key}/entitlements", response={201: schemas.EntitlementOut}, operation_id="grant_entitlement")
def grant_entitlement(request: Signed, key: UUID, body: schemas.EntitlementIn) -> Entitlement:
    return contracts.grant_entitlement(contract=key, by=request.auth, at=now(), **body.dict())


@router.get("/entitlements/{key}", response=schemas.EntitlementOut, operation_id="get_entitlement")
def get_entitlement(request: Signed, key: UUID) -> Entitlement:
    return queries.entitlement(key, request.auth)


@router.patch("/entitlements/{key}", response=schemas.EntitlementOut, operation_id="change_entitlement")
def change_entitlement(request: Signed, key: UUID, body: schemas.EntitlementChange) -> Entitlement:
    seen = expected_version(request)
    return contracts.change_entitlement(key=key, by=request.auth, at=now(), version=seen, quantity=body.quantity)


@router.post("/entitlements/{key}/use", response=schemas.EntitlementOut, operation_id="use_entitlement")
def use_entitlement(request: Signed, key: UUID, body: schemas.UseIn) -> Entitlement:
    at = now()
    today = at.astimezone(ZoneInfo(request.auth.zone)).date()
    return contracts.use_entitlement(
        key=key, by=request.auth, at=at, on=body.on or today, count=body.count, cause=body.cause
    )


@router.post("/entitlements/{key}/return", response=schemas.EntitlementOut, operation_id="return_entitlement")
def return_entitlement(request: Signed, key: UUID, body: schemas.ReturnIn) -> Entitlement:
    return contracts.return_entitlement(key=key, by=request.auth, at=now(), **body.dict())
