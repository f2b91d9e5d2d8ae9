"""What the rows of a table speak of beside the assets themselves, read together for some hundred of them."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

from django.db.models import Q

from aftersales.assets import queries, rules
from aftersales.assets.models import Asset, Environment, Product
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.imports.subjects import Row, Values
from aftersales.customers.access import owners
from aftersales.customers.actions.customers import refuse_archived
from aftersales.customers.models import Contract, Customer, Site

_WITH: Final = ("product", "customer", "site", "contract", "parent")


class Around:
    """Customers (locked), products, sites, contracts and assets that some rows name."""

    def __init__(self, rows: Sequence[Row], before: Mapping[Hashable, Values]) -> None:
        self.before = before
        told = [row.values for row in rows]
        self._owners = owners(one["customer"] for one in told)
        pks = [one.pk for one in self._owners.values()]
        self._products = {one.code: one for one in Product.objects.filter(code__in=_said(told, "product"))}
        self._sites = self._named(Site, pks, "name", _said(told, "site"))
        self._contracts = self._named(Contract, pks, "number", _said(told, "contract"))
        self._by_serial, self._by_name = self._assets(told, pks)
        known = [*self._by_serial.values(), *self._by_name.values()]
        self._environments = {one.asset_id: one for one in Environment.objects.filter(asset__in=known)}
        self._parents: dict[tuple[int, str], list[Asset]] = defaultdict(list)
        for asset in Asset.objects.filter(customer__in=pks, serial__in=_said(told, "parent"), archived_at__isnull=True):
            self._parents[asset.customer_id, asset.serial].append(asset)

    def _named(self, model: Any, pks: list[int], name: str, said: set[str]) -> dict[tuple[int, str], Any]:
        rows = model.objects.filter(customer__in=pks, archived_at__isnull=True, **{f"{name}__in": said}).order_by("-pk")
        return {(one.customer_id, getattr(one, name)): one for one in rows}

    def _assets(self, told: Sequence[Values], pks: list[int]) -> tuple[dict[Any, Asset], dict[Any, Asset]]:
        """By product and serial, wherever they stand; by customer, product and name those without a serial."""
        products = [one.pk for one in self._products.values()]
        serials = _said(told, "serial")
        names = {self._name(one) for one in told if "serial" not in one}
        nameless = Q(serial="", customer__in=pks, name__in=names)
        found = Asset.objects.filter(Q(serial__in=serials) | nameless, product__in=products).select_related(*_WITH)
        rows = sorted(found, key=lambda one: (one.archived_at is None, -one.pk))  # the living win, then the oldest
        by_serial = {(one.product_id, one.serial): one for one in rows if one.serial}
        by_name = {(one.customer_id, one.product_id, one.name): one for one in rows if not one.serial}
        return by_serial, by_name

    def owner(self, told: Values) -> Customer:
        """The customer a row names; it is served still."""
        owner = self._owners.get(told["customer"])
        if owner is None:
            raise Invalid("import_no_such_customer", field="customer")
        refuse_archived(owner)
        return owner

    def product(self, told: Values) -> Product:
        """The product a row names."""
        product = self._products.get(told["product"])
        if product is None:
            raise Invalid("import_no_such_product", field="product")
        return product

    def known(self, told: Values, owner: Customer, product: Product) -> Asset | None:
        """The asset that stands already."""
        if "serial" in told:
            return self._by_serial.get((product.pk, told["serial"]))
        return self._by_name.get((owner.pk, product.pk, self._name(told)))

    def _name(self, told: Values) -> str:
        """What it is called: without a name of its own as its product, if there is such a one."""
        product = self._products.get(told["product"])
        name: str = told.get("name", product.name_zh if product is not None else "")
        return name

    def environment(self, asset: Asset) -> Environment:
        """What it runs on, or nothing yet."""
        return self._environments.get(asset.pk) or Environment(asset=asset)

    def remember(self, asset: Asset) -> None:
        """A later row of these may speak of one that an earlier one registers: of its parts, or of itself by its
        name."""
        if asset.serial:
            self._parents[asset.customer_id, asset.serial].append(asset)
        else:
            self._by_name[asset.customer_id, asset.product_id, asset.name] = asset

    def places(self, told: Values, owner: Customer) -> dict[str, Any]:
        """Site, contract and parent, where a row names them: all the same customer's."""
        found: dict[str, Any] = {}
        if "site" in told:
            found["site"] = self._theirs(self._sites, told, "site", owner)
        if "contract" in told:
            found["contract"] = self._theirs(self._contracts, told, "contract", owner)
        if "parent" in told:
            found["parent"] = self._parent(told, owner)
        return found

    def _theirs(self, rows: Mapping[tuple[int, str], Any], told: Values, what: str, owner: Customer) -> Any:
        row = rows.get((owner.pk, told[what]))
        if row is None:
            raise Invalid("import_not_of_this_customer", field=what, customer=owner.code)
        return row

    def _parent(self, told: Values, owner: Customer) -> Asset | None:
        """What it is built into, by its serial. In a check one of an earlier batch is not in the tables any more."""
        found = self._parents.get((owner.pk, told["parent"]), [])
        if len(found) > 1:
            raise Conflict("import_parent_unclear", field="parent")
        if not found and any(
            one.get("serial") == told["parent"] and one["customer"] == told["customer"]
            for one in self._said_before(told)
        ):
            return None
        if not found:
            raise Invalid("import_not_of_this_customer", field="parent", customer=owner.code)
        parent = found[0]
        if parent.pk is not None and len(queries.ids_above(parent.pk)) >= rules.DEEPEST:
            raise Conflict("parts_too_deep", field="parent", most=rules.DEEPEST)
        return parent

    def _said_before(self, told: Values) -> list[Values]:
        """Earlier rows that may be the parent: a serial is once to each product."""
        keys = ((code, told["parent"]) for code in {one["product"] for one in self.before.values()})
        return [self.before[key] for key in keys if key in self.before]

    def within(self, parent: Asset, asset: Asset) -> bool:
        """Whether the parent is built into the asset, or is it."""
        return parent.pk is not None and asset.pk in queries.ids_above(parent.pk)


def _said(told: Sequence[Values], name: str) -> set[str]:
    return {one[name] for one in told if name in one}
