"""Under which contract an order is served."""

from datetime import date, datetime
from typing import Final

from django.db.models import Q, QuerySet

from aftersales.assets.models import Asset
from aftersales.base.compiled import Compiled
from aftersales.customers import rules
from aftersales.customers.models import Contract, Customer


def contract_for(customer: Customer, asset: Asset | None, at: datetime) -> Contract | None:
    """The contract an order is served under: the asset's own while it runs, else the one that counts that day."""
    on = at.date()
    if asset is not None and asset.contract_id is not None:
        running = Q(starts_on__lte=on, ends_on__gte=on, archived_at__isnull=True)
        own = Contract.objects.filter(running, pk=asset.contract_id).first()
        if own is not None:
            return own
    signed = {
        rules.Term(one.key, one.service_level, one.starts_on, one.ends_on): one
        for one in _RUNNING.rows(on, on, customer.pk)
    }
    term, _ = rules.chosen(signed, on)
    return signed[term] if term is not None else None


def _runs(until: date, since: date, customer: int) -> QuerySet[Contract]:
    running = Contract.objects.filter(archived_at__isnull=True, ends_on__gte=until, starts_on__lte=since)
    return running.filter(customer=customer)


_RUNNING: Final = Compiled(_runs)
