"""What all that belongs to a customer has in common when it is brought in a table."""

from collections.abc import Mapping

from aftersales.base.errors import Invalid
from aftersales.base.imports.subjects import Row
from aftersales.customers.actions.customers import refuse_archived
from aftersales.customers.models import Customer


def owner_of(row: Row, owners: Mapping[str, Customer]) -> Customer:
    """The customer a row names by its code; it is served still."""
    owner = owners.get(row.values["customer"])
    if owner is None:
        raise Invalid("import_no_such_customer", field="customer")
    refuse_archived(owner)
    return owner


def told_of(row: Row) -> dict[str, object]:
    """What a row says beside whose it is."""
    return {name: value for name, value in row.values.items() if name != "customer"}
