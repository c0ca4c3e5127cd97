"""Every page parents open, under /home/."""

from django.urls import URLPattern

app_name = "parents"
urlpatterns: list[URLPattern] = []
