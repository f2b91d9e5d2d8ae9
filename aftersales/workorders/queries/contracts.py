"""Under which contract an order is served."""

from datetime import datetime

from aftersales.assets.models import Asset
from aftersales.assets.queries import contract_of
from aftersales.customers.models import Contract, Customer, Site
from aftersales.customers.queries import contract_on, zone_of


def contract_for(customer: Customer, asset: Asset | None, at: datetime, *, site: Site | None = None) -> Contract | None:
    """The contract an order is served under: the asset's own while it runs, else the customer's that counts that day.

    The day is the one they have where the work is: at the `site`, else where the asset stands, else at the customer's.
    """
    place = site or (asset.site if asset is not None else None)
    on = at.astimezone(zone_of(customer.pk, place)).date()
    return (contract_of(asset, on) if asset is not None else contract_on(customer.pk, on))[0]
