"""The pages that are not an API: the browser's doors, and what is answered where there is nothing."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import ensure_csrf_cookie

from aftersales.base.http import language_of, problem
from aftersales.base.words import say


def front_door(request: HttpRequest) -> HttpResponse:
    """`/` leads to the console; a customer's link leads straight to where it points."""
    return HttpResponseRedirect("/console/")


@ensure_csrf_cookie
def door(request: HttpRequest, door: str) -> HttpResponseBase:
    """One page per door; the browser finds its own way inside from the address."""
    page = settings.WEB_DIST / door / "index.html"
    if not page.is_file():
        return HttpResponse(say("front_end_missing", language_of(request)), status=503, content_type="text/plain")
    response = FileResponse(page.open("rb"), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def no_such_address(request: HttpRequest) -> HttpResponse:
    """Nothing under /api/ answers with a page."""
    return problem(request, 404, "http_404")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return problem(request, 404, "http_404")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request itself is broken."""
    return problem(request, 400, "http_400")


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke outside an API; the log has the rest."""
    return problem(request, 500, "unexpected")
