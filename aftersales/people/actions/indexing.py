"""People are found by what is written here, in the transaction of each change, and by re-indexing."""

from aftersales.base.search import grams
from aftersales.base.search.rows import Walked, stale
from aftersales.base.verbs import verb
from aftersales.people.models import Person, PersonSearch


def index_people(*people: Person) -> None:
    """Write what these people are found by; for somebody who was erased, forget it."""
    PersonSearch.objects.filter(person__in=[one for one in people if not one.name]).delete()
    PersonSearch.objects.bulk_create(
        [PersonSearch(person=one, version=grams.VERSION, grams=_of(one)) for one in people if one.name],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["version", "grams"],
    )


def _of(one: Person) -> list[int]:
    pieces = grams.of_name(one.name) | grams.of_text(one.email or "") | grams.of_phone(one.phone or "")
    return grams.numbers(pieces)


@verb
def reindex_people(*, after: int, limit: int, everything: bool = False) -> Walked:
    """Write anew what some people behind an id are found by, where it is missing or of another version."""
    rows, last, seen = stale(Person.objects.exclude(name=""), after, limit, everything=everything)
    index_people(*rows)
    return Walked(last, seen, len(rows))
