"""Several at once, each on a connection of its own."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from aftersales.notices.queries import forget_wordings


@pytest.fixture(autouse=True)
def _no_wordings_remembered() -> None:
    forget_wordings()


@pytest.fixture
def together(transactional_db: None, cast: Any) -> Iterator[Callable[[Callable[[], Any], int], list[Any]]]:
    """Run the same in several threads at once; what they answered."""

    def run(work: Callable[[], Any], count: int) -> list[Any]:
        answers: list[Any] = []

        def one() -> None:
            try:
                answers.append(work())
            finally:
                connection.close()

        threads = [Thread(target=one) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return answers

    yield run
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE base_fact, procrastinate_jobs CASCADE")
