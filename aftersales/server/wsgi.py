"""The web process's entry: `granian --interface wsgi aftersales.server.wsgi:application`."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """An answer that is whole goes out whole: what is not a list, granian streams through a thread and in chunks."""
    response = _django(environ, start_response)
    if not isinstance(response, HttpResponse):
        return response
    whole = [response.content]
    response.close()
    return whole
