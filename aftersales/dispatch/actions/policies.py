"""What an administrator decides about dispatch: policies, their versions, and where they count."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale
from aftersales.dispatch import access
from aftersales.dispatch.actions.counting import named
from aftersales.dispatch.events.decisions import DispatchPolicyPublished, DispatchPolicyUsed, DispatchUseDropped
from aftersales.dispatch.models import Policy, PolicyUse, PolicyVersion
from aftersales.dispatch.solver.policy import Policy as Rules
from aftersales.people.access import STAFF, Actor
from aftersales.workorders.models import Kind


@transaction.atomic
def load_stock(*, at: datetime) -> None:
    """Give a new installation its policies, and say where they count. What is there already is left as it is."""
    stock = tomllib.loads(resources.files("aftersales.dispatch").joinpath("stock.toml").read_text(encoding="utf-8"))
    if Policy.objects.exists():
        return
    for told in stock["policies"]:
        publish(by=None, at=at, **told)
    for use in stock["uses"]:
        use_policy(by=None, at=at, policy=use["policy"], kind=use.get("kind"), priority=use.get("priority"))


@transaction.atomic
def publish(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name_zh: str,
    name_en: str,
    body: Mapping[str, Any],
    version: int | None = None,
) -> PolicyVersion:
    """Publish the next version of a policy, or a new policy; decisions made by earlier ones keep theirs."""
    access.require_settings(by)
    rules = Rules.read(body)
    policy, _ = Policy.objects.select_for_update().get_or_create(
        code=code, defaults={"name_zh": name_zh, "name_en": name_en, "version": 0}
    )
    refuse_stale(policy.version, version, {"name_zh": (name_zh, policy.name_zh), "name_en": (name_en, policy.name_en)})
    policy.name_zh, policy.name_en = name_zh, name_en
    policy.latest += 1
    policy.version += 1
    policy.save()
    published = PolicyVersion.objects.create(
        policy=policy, number=policy.latest, body=rules.told(), published_by_id=by.id if by else None, published_at=at
    )
    emit(
        DispatchPolicyPublished(policy=policy.key, code=code, number=policy.latest, at=at, by=by and by.key),
        audience=STAFF,
    )
    return published


@transaction.atomic
def use_policy(
    *,
    by: Actor | None,
    at: datetime,
    policy: str,
    kind: str | None,
    priority: int | None,
    automatic: bool = False,
) -> PolicyUse:
    """From now on orders of this kind and priority (None: any) go by this policy; where `automatic`, by themselves."""
    access.require_settings(by)
    found = Policy.objects.filter(code=policy).first()
    if found is None:
        raise Invalid("no_such_policy", field="policy")
    sort = named(Kind.objects.filter(archived_at__isnull=True), "code", kind, "no_such_kind", "kind")
    use, _ = PolicyUse.objects.update_or_create(
        kind=sort, priority=priority, defaults={"policy": found, "automatic": automatic}
    )
    emit(
        DispatchPolicyUsed(
            policy=found.key, code=policy, kind=kind, priority=priority, automatic=automatic, at=at, by=by and by.key
        ),
        audience=STAFF,
    )
    return use


@transaction.atomic
def drop_use(*, by: Actor | None, at: datetime, kind: str | None, priority: int | None) -> None:
    """Orders of this kind and priority go by the next less specific policy again. The one for all orders stays."""
    access.require_settings(by)
    if kind is None and priority is None:
        raise Conflict("last_policy_use")
    use = PolicyUse.objects.select_related("policy").filter(kind__code=kind, priority=priority).first()
    if use is None:
        raise NotFound(what="policy_use")
    use.delete()
    emit(
        DispatchUseDropped(
            policy=use.policy.key, code=use.policy.code, kind=kind, priority=priority, at=at, by=by and by.key
        ),
        audience=STAFF,
    )
