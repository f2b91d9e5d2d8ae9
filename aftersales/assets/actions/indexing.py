"""Assets are found by what is written here, in the transaction of each change, and by re-indexing."""

from aftersales.assets.models import Asset, AssetSearch
from aftersales.base.search import grams
from aftersales.base.search.rows import Walked, keep, stale
from aftersales.base.verbs import verb


def index_assets(*assets: Asset) -> None:
    """Write what these assets are found by."""
    keep(AssetSearch, "asset_id", ((one.pk, _of(one)) for one in assets))


def _of(one: Asset) -> list[int]:
    return grams.numbers(grams.of_name(one.name) | grams.of_code(one.serial) | grams.of_code(one.batch))


@verb
def reindex_assets(*, after: int, limit: int, everything: bool = False) -> Walked:
    """Write anew what some assets behind an id are found by, where it is missing or of another version."""
    rows, last, seen = stale(Asset.objects.all(), after, limit, everything=everything)
    index_assets(*rows)
    return Walked(last, seen, len(rows))
