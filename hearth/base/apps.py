from django.apps import AppConfig
from django.core.checks import register

from hearth.base import checks


class Base(AppConfig):
    name = "hearth.base"

    def ready(self) -> None:
        register(checks.database)
