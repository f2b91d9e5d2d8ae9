"""Under which contract an order is served."""

from datetime import date, datetime
from typing import Final

from django.db.models import Q, QuerySet

from aftersales.assets.models import Asset
from aftersales.base.compiled import Compiled
from aftersales.customers.models import Contract, Customer


def contract_for(customer: Customer, asset: Asset | None, at: datetime) -> Contract | None:
    """The contract an order is served under: the asset's own while it runs, else the customer's that runs longest."""
    running = Q(starts_on__lte=at.date(), ends_on__gte=at.date(), archived_at__isnull=True)
    if asset is not None and asset.contract_id is not None:
        own = Contract.objects.filter(running, pk=asset.contract_id).first()
        if own is not None:
            return own
    return _CONTRACT.first(at.date(), at.date(), customer.pk)


def _runs_longest(until: date, since: date, customer: int) -> QuerySet[Contract]:
    running = Contract.objects.filter(archived_at__isnull=True, ends_on__gte=until, starts_on__lte=since)
    return running.filter(customer=customer).order_by("-ends_on", "pk")[:1]


_CONTRACT: Final = Compiled(_runs_longest)
