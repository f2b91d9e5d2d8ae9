"""What was decided is kept for three years: as long as somebody may ask why it was not them. So is a plan of which
something was taken; one of which nothing was, for as many days as the installation says."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from aftersales.base import runs
from aftersales.base.models import Run
from aftersales.dispatch.access import TAKING
from aftersales.dispatch.models import Change, Decision, Proposal

KEPT: Final = timedelta(days=3 * 365)
_BATCH: Final = 200
_PROPOSALS: Final = 20
"""Each has up to 3,000 changes."""

log = logging.getLogger("aftersales.dispatch")


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Delete at most a batch of the oldest decisions that are older than that, with who was sent by them; how many.

    The oldest have the lowest ids, so that only they are read.
    """
    oldest = Decision.objects.order_by("pk").values_list("pk", "at")[:_BATCH]
    old = [pk for pk, made_at in oldest if made_at < at - KEPT]
    if old:
        Decision.objects.filter(pk__in=old).delete()
    return len(old)


@transaction.atomic
def forget_proposals(*, at: datetime) -> int:
    """Delete at most a batch of proposals that ended long ago, with their changes and the runs by which they were made
    and taken; how many. That a visit was moved by one stays told: facts are kept."""
    taken = Exists(Change.objects.filter(proposal=OuterRef("pk"), taken_at__isnull=False))
    ended = Proposal.objects.exclude(run__state="running").annotate(taken=taken).order_by("pk")
    unused = ended.filter(taken=False, run__ended_at__lt=at - timedelta(days=settings.PROPOSALS_DAYS))
    used = ended.filter(taken=True, run__ended_at__lt=at - KEPT)
    rows = [*unused.values_list("key", "run")[:_PROPOSALS], *used.values_list("key", "run")[:_PROPOSALS]]
    if rows:
        takings = Run.objects.filter(kind=TAKING, params__proposal__in=[str(key) for key, _ in rows])
        runs.forget([*takings.values_list("pk", flat=True), *(run for _, run in rows)])
        log.info("%s proposals were old and are deleted", len(rows))
    return len(rows)
