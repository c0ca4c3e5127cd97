"""Every staff page. Addresses name things; what changes something is a POST."""

from django.urls import URLPattern

app_name = "staff"
urlpatterns: list[URLPattern] = []
