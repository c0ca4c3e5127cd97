"""What `manage.py check` says about the machine this runs on."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning

# Two connections, one checkpointing while the other commits, could corrupt the write-ahead log before this.
GOOD_SQLITE = (3, 51, 3)


def database(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:
        return []
    found: list[CheckMessage] = []
    if sqlite3.sqlite_version_info < GOOD_SQLITE:
        found.append(
            Warning(
                f"SQLite {sqlite3.sqlite_version} can damage its file when two processes write. Hearth has two.",
                hint="Install pysqlite3 where there is a wheel for this machine, or use PostgreSQL.",
                id="hearth.W001",
            )
        )
    if settings.PRODUCTION:
        found.append(
            Warning(
                "A school's records are on SQLite.",
                hint="Set PGHOST, or HEARTH_DB=postgresql: docs/guides/running.md says how.",
                id="hearth.W002",
            )
        )
    return found
