"""Every address of the product. `/api/v1` are three APIs with a document each: staff, portal, open."""

from django.urls import include, path

urlpatterns = [
    path("_allauth/", include("allauth.headless.urls")),
]
