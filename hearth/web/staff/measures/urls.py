"""Every address of measures, one block a module. The names are the staff side's own: `staff:measures`."""

from django.urls import URLPattern, path

from hearth.web.staff.measures import change, shelf

urlpatterns: list[URLPattern] = [
    path("children/<int:child_pk>/change/", change.over_time, name="change"),
    path("measures/", shelf.measures, name="measures"),
]
