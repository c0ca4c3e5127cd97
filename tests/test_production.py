"""Production does not start until it is safe, says what is missing, and then has nothing to complain of."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from hearth.base import checks

ROOT = Path(__file__).parent.parent
REAL = {
    "HEARTH_PRODUCTION": "1",
    "HEARTH_SECRET_KEY": "q7-made-for-this-test-Hs8dkW02nfLq0zPx91mdkeuRtvbY3c",
    "HEARTH_ALLOWED_HOSTS": "hearth.example.sch.uk",
    "HEARTH_EMAIL_HOST": "127.0.0.1",
    "HEARTH_EMAIL_FROM": "Hearth <hearth@example.sch.uk>",
    "HEARTH_DB": "postgresql",
}


def run(tmp_path: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command], env=kept | {"HEARTH_VAR": str(tmp_path), "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True, text=True, timeout=120, cwd=tmp_path,
    )  # fmt: skip


def settings_say(tmp_path: Path, what: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(tmp_path, "-c", f"import hearth.settings as s; print({what})", **environment)


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("HEARTH_SECRET_KEY", "HEARTH_SECRET_KEY is not set"),
        ("HEARTH_ALLOWED_HOSTS", "HEARTH_ALLOWED_HOSTS is not set"),
        ("HEARTH_EMAIL_HOST", "HEARTH_EMAIL_HOST is not set"),
        ("HEARTH_EMAIL_FROM", "HEARTH_EMAIL_FROM is not set"),
    ],
)
def test_it_refuses_to_start_without(tmp_path: Path, missing: str, says: str) -> None:
    done = settings_say(tmp_path, "1", **{name: value for name, value in REAL.items() if name != missing})
    assert done.returncode != 0
    assert says in done.stderr


@pytest.mark.parametrize("wrong", [{"HEARTH_SECRET_KEY": "short"}, {"HEARTH_ALLOWED_HOSTS": "*"}])
def test_it_refuses_a_short_key_and_any_host_at_all(tmp_path: Path, wrong: dict[str, str]) -> None:
    assert settings_say(tmp_path, "1", **(REAL | wrong)).returncode != 0


def test_it_has_nothing_to_complain_of(tmp_path: Path) -> None:
    done = run(tmp_path, str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "WARNING", **REAL)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.fixture
def on_sqlite(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": "django.db.backends.sqlite3"})


@pytest.mark.usefixtures("on_sqlite")
def test_it_warns_of_a_schools_records_on_sqlite(settings: Settings) -> None:
    settings.PRODUCTION = True
    assert [warning.id for warning in checks.database(None)] == ["hearth.W002"]


@pytest.mark.usefixtures("on_sqlite")
def test_it_warns_of_a_library_that_can_damage_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.database(None) == []
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert [warning.id for warning in checks.database(None)] == ["hearth.W001"]


def test_the_cookies_are_for_us_alone_and_the_proxy_is_counted(tmp_path: Path) -> None:
    what = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEBUG, s.ALLAUTH_TRUSTED_PROXY_COUNT"
    assert settings_say(tmp_path, what, **REAL, HEARTH_DEBUG="1").stdout.split() == ["True", "True", "False", "1"]


def test_without_any_environment_it_is_for_this_machine_only(tmp_path: Path) -> None:
    done = settings_say(tmp_path, "s.ALLOWED_HOSTS, s.DEBUG, s.EMAIL_BACKEND")
    assert "['127.0.0.1', 'localhost', '[::1]'] False" in done.stdout
    assert "filebased" in done.stdout
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
