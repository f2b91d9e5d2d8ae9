"""Customers and contacts are found by what is written here, in the transaction of each change, and by re-indexing."""

from aftersales.base.search import grams
from aftersales.base.search.rows import Walked, keep, stale
from aftersales.base.verbs import verb
from aftersales.customers.models import Contact, ContactSearch, Customer, CustomerSearch


def index_customers(*customers: Customer) -> None:
    """Write what these customers are found by."""
    keep(CustomerSearch, "customer_id", ((one.pk, _of_customer(one)) for one in customers))


def _of_customer(one: Customer) -> list[int]:
    return grams.numbers(grams.of_name(one.name) | grams.of_code(one.code))


def index_contacts(*contacts: Contact) -> None:
    """Write what these contacts are found by; for one that was erased, forget it."""
    ContactSearch.objects.filter(contact__in=[one for one in contacts if not one.name]).delete()
    keep(ContactSearch, "contact_id", ((one.pk, _of_contact(one)) for one in contacts if one.name))


def _of_contact(one: Contact) -> list[int]:
    return grams.numbers(grams.of_name(one.name) | grams.of_phone(one.phone))


@verb
def reindex_customers(*, after: int, limit: int, everything: bool = False) -> Walked:
    """Write anew what some customers behind an id are found by, where it is missing or of another version."""
    rows, last, seen = stale(Customer.objects.all(), after, limit, everything=everything)
    index_customers(*rows)
    return Walked(last, seen, len(rows))


@verb
def reindex_contacts(*, after: int, limit: int, everything: bool = False) -> Walked:
    """The same of contacts; who was erased is in no index."""
    rows, last, seen = stale(Contact.objects.exclude(name=""), after, limit, everything=everything)
    index_contacts(*rows)
    return Walked(last, seen, len(rows))
