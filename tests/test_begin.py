"""The first school and its head, in an empty database."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hearth.schools.models import School
from tests.smtp import free_port
from tests.test_production import ROOT, run

ANSWERS = {
    "school": "Elm Primary", "urn": "999903", "jurisdiction": "wales", "kind": "maintained", "phone": "01632 960300",
    "head_name": "Ann Pritchard", "head_email": "head@elm.example.org",
}  # fmt: skip
ASK = (
    "from hearth.people.models import Membership as M; "
    "print(*M.objects.values_list('user__forename', 'user__surname', 'user__email', 'school__name', 'role'))"
)


def manage(place: Path, *command: str, **environment: str) -> str:
    done = run(place, str(ROOT / "manage.py"), *command, **environment)
    return done.stdout + done.stderr


def test_in_an_empty_database_it_makes_the_school_and_its_head_and_prints_the_link_when_mail_is_dead(
    tmp_path: Path,
) -> None:
    manage(tmp_path, "migrate", "-v0")
    words = [f"--{name.replace('_', '-')}={value}" for name, value in ANSWERS.items()]
    said = manage(tmp_path, "begin", *words, HEARTH_EMAIL_HOST="127.0.0.1", HEARTH_EMAIL_PORT=str(free_port()))
    assert "Elm Primary is here, and Ann Pritchard is its head." in said
    assert "The mail server did not answer." in said
    assert re.search(r"http://127\.0\.0\.1:8000/password/\S+", said)
    assert "('Ann', 'Pritchard', 'head@elm.example.org', 'Elm Primary', 'head')" in manage(
        tmp_path, "shell", "--no-imports", "-c", ASK
    )
    assert "Nothing was changed" in manage(tmp_path, "begin", *words)


def test_it_refuses_where_there_is_a_school_already(db: None) -> None:
    before = School.objects.count()
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("begin", **ANSWERS)
    assert School.objects.count() == before


@pytest.mark.parametrize("wrong", [{"head_name": "Ann"}, {"head_email": "not an address"}])
def test_it_asks_for_a_whole_name_and_a_whole_address(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError, match="head's"):
        call_command("begin", **(ANSWERS | wrong))
