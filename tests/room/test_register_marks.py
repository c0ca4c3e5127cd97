"""Marks of the register are kept as they stand, and nothing at all follows from them."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

import hearth
from hearth.audit.models import Entry
from hearth.base.errors import RuleBroken
from hearth.notices.models import Notice
from hearth.room.actions import ReadMark, keep_marks
from hearth.room.models import AttendanceMark

HEARTH = Path(hearth.__file__).parent
MONDAY = date(2026, 11, 16)


@pytest.mark.django_db
def test_a_mark_read_again_puts_right_the_one_before(rowan, django_assert_max_num_queries) -> None:
    okafor, amal = rowan.adult["Miss Okafor"], rowan.child["Amal"]
    AttendanceMark.objects.filter(child=amal).delete()
    with django_assert_max_num_queries(8):
        late, after = ReadMark(amal.pk, MONDAY, "am", "L", 9), ReadMark(amal.pk, MONDAY, "pm", "\\")
        keep_marks(rowan.rowan, marks=[late, after], by=okafor)
    keep_marks(rowan.rowan, marks=[ReadMark(amal.pk, MONDAY, "am", "/")], by=okafor)
    rows = AttendanceMark.objects.filter(child=amal).values_list("part", "code", "minutes_late", "read_by")
    assert sorted(rows) == [("am", "/", None, okafor.pk), ("pm", "\\", None, okafor.pk)]
    assert Entry.objects.latest("pk").what == "room.keep_marks"


@pytest.mark.django_db
@pytest.mark.parametrize("bad", [{"on": date(2026, 11, 25)}, {"code": ""}, {"code": "ABCDE"}])
def test_what_cannot_be_is_refused_and_nothing_is_written(rowan, bad) -> None:
    amal, before = rowan.child["Amal"], AttendanceMark.objects.count()
    good = ReadMark(amal.pk, date(2026, 7, 1), "am", "/")
    facts = {"child_id": amal.pk, "on": MONDAY, "part": "am", "code": "/", **bad}
    with pytest.raises(RuleBroken):
        keep_marks(rowan.rowan, marks=[good, ReadMark(**facts)], by=rowan.adult["Miss Okafor"])
    assert AttendanceMark.objects.count() == before


@pytest.mark.django_db
def test_no_child_of_another_school(rowan) -> None:
    with pytest.raises(RuleBroken, match="not at this school"):
        wren = ReadMark(rowan.child["Wren"].pk, MONDAY, "am", "/")
        keep_marks(rowan.rowan, marks=[wren], by=rowan.adult["Miss Okafor"])


@pytest.mark.django_db
def test_nobody_is_told(rowan) -> None:
    before = Notice.objects.count()
    days = [MONDAY + timedelta(days=n) for n in range(5)]
    marks = [ReadMark(child.pk, on, "am", "U", 60) for child in rowan.child.values() for on in days
             if child.school_id == rowan.rowan.pk]  # fmt: skip
    keep_marks(rowan.rowan, marks=marks, by=rowan.adult["Miss Okafor"])
    assert Notice.objects.count() == before


# Who may know of the marks at all. A folder that sends, shows a parent or keeps a list is not among them.
KNOW_OF_MARKS = {
    "room/actions.py", "room/models.py", "room/migrations/0002_register_marks.py", "exchange/marks/looking.py",
    "web/staff/mornings.py", "records/cast/register.py",
}  # fmt: skip
OF_A_COPY = {"records/copy", "records/export", "people/actions/requests", "web/staff/requests", "records/own_copy"}
KNOW_OF_THE_PATTERN = {"reports/mornings.py", "room/pattern.py", "web/staff/mornings.py"}
SENDING = ("hearth.notices", "hearth.conversations.actions", "hearth.safeguarding", "django.core.mail")


def _imports(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text()))
    return {f"{node.module}.{name.name}" for node in tree if isinstance(node, ast.ImportFrom) for name in node.names}


def test_nothing_in_the_code_sends_anything_from_marks() -> None:
    knows, patterns = set(), set()
    for path in HEARTH.rglob("*.py"):
        name, imported = str(path.relative_to(HEARTH)), _imports(path)
        if "class AttendanceMark(" in path.read_text() or any(one.endswith(".AttendanceMark") for one in imported):
            knows.add(name)
        if any(one.startswith("hearth.room.pattern.") or one == "hearth.room.pattern" for one in imported):
            patterns.add(name)
        if "AttendanceMark" in str(imported) or "hearth.room.pattern" in str(imported):
            assert [one for one in imported if one.startswith(SENDING)] == [], name
    strangers = {name for name in knows - KNOW_OF_MARKS if not name.startswith(tuple(OF_A_COPY))}
    assert strangers == set(), "somebody new reads the register: may it be so?"
    assert patterns <= KNOW_OF_THE_PATTERN


def test_no_parents_page_and_no_list_of_what_waits_speaks_of_marks() -> None:
    for folder in ("web/parents", "web/templates/parents", "notices", "languages"):
        for path in (HEARTH / folder).rglob("*"):
            if path.suffix in {".py", ".html", ".txt", ".toml"}:
                assert "attendancemark" not in path.read_text().lower(), path
    for name in ("waiting.py", "owing.py", "silences.py", "today.py", "child_page.py"):
        assert "attendance" not in (HEARTH / "web/staff" / name).read_text().lower()
