from django.apps import AppConfig
from django.core.checks import register

from hearth.notices import checks


class Notices(AppConfig):
    name = "hearth.notices"

    def ready(self) -> None:
        register(checks.channels)
