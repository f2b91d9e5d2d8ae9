"""Every address of the product. `/api/v1` are three APIs with a document each: staff, portal, open."""

from django.urls import include, path, re_path

from aftersales.server import health, manual, pages
from aftersales.server.api import portal, programs_api, staff
from aftersales.server.operations import metrics

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", metrics.metrics),
    path("_allauth/", include("aftersales.people.urls")),
    path("api/v1/documents/<slug:name>.json", manual.described),
    path("manual/<str:name>", manual.part),
    path("trust", pages.trusted),
    path("trust/authority.crt", pages.trusted),
    path("api/v1/portal/", portal.urls),
    path("api/v1/open/", programs_api.urls),
    path("api/v1/", staff.urls),
    re_path(r"^api/", pages.no_such_address),
    path("", pages.front_door),
    re_path(r"^(?P<door>console|field|portal)(?:/.*)?$", pages.door),
]
handler404 = "aftersales.server.pages.not_found"
handler500 = "aftersales.base.middleware.server_error"
handler400 = "aftersales.base.middleware.bad_request"
