"""`manage.py import_children` tells the same story, and says in its exit code whether the file was refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from hearth.people.models import Child
from hearth.records.cast import Cast

CTF = Path(__file__).parent / "fixtures" / "ctf25_rowan.xml"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    call_command("import_children", *arguments, "--json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_without_apply_it_tells_and_writes_nothing(rowan: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    before = Child.objects.count()
    story = told(capsys, str(CTF), "--school", "999901")
    assert set(story) == {"would", "refused", "held", "children"}
    assert story["would"] == {"add": 3, "change": 0, "leave": 0, "hold": 2, "refuse": 0}
    assert [held["row"] for held in story["held"]] == [1, 2]
    assert "court order about Dean Thackray" in story["held"][0]["why"]
    assert story["children"][0] == {
        "upn": "P999990119009",
        "surname": "Thackray",
        "forename": "Benjamin",
        "adults": [
            {"surname": "Thackray", "relationship": "mother", "responsibility": True},
            {"surname": "Thackray", "relationship": "father", "responsibility": True},
        ],
    }
    assert Child.objects.count() == before


def test_with_apply_it_does_what_it_told_and_twice_changes_nothing(
    rowan: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, str(CTF), "--school", "999901", "--apply")["would"]["add"] == 3
    again = told(capsys, str(CTF), "--school", "999901", "--apply")["would"]
    assert (again["add"], again["change"], again["leave"]) == (0, 0, 3)


def test_it_says_first_what_a_person_should_hear(rowan: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_children", str(CTF), "--school", "999902")
    printed = capsys.readouterr()
    assert "another school" in printed.err
    assert "Nothing is written yet" in printed.out and "Held, row 2: The file does not say clearly" in printed.out


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<CTfile><Header>", "not whole"),
        (b"phone number,name\n07700 900101,Pete\n", "not a list of pupils"),
        (b"", "empty"),
    ],
)
def test_a_refused_file_ends_with_two_and_a_sentence(
    rowan: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, why: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as end:
        call_command("import_children", str(path), "--school", "999901", "--json")
    printed = capsys.readouterr()
    [refused] = json.loads(printed.out)["refused"]
    assert end.value.code == 2 and why in printed.err and why in refused["why"]


def test_an_unknown_school_or_a_missing_file_is_said(rowan: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, why in (
        ((str(CTF), "--school", "111"), "no school with the number 111"),
        (("nowhere.csv", "--school", "999901"), "cannot be opened"),
    ):
        with pytest.raises(SystemExit):
            call_command("import_children", *arguments)
        assert why in capsys.readouterr().err
