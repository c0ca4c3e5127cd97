"""The page of a child's mornings, and bringing marks in by the page: neutral words, for those in the room alone."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.conversations.models import Message, Talk
from hearth.exchange.models import ImportRun
from hearth.notices.models import Notice
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.room.actions import ReadMark, keep_marks
from hearth.room.models import AttendanceMark
from hearth.wording import plain, unwanted
from tests.web.signed_in import browser_of

HEAD = "UPN,Forename,Surname,DOB,Date,Session,Code,Minutes Late"
AMAL = ",Amal,Rahman,14/03/2019"
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def okafor(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Miss Okafor"])


def mornings(client: Client, child: Child, weeks: str = "") -> str:
    answer = client.get(reverse("staff:mornings", args=[child.pk]), {"weeks": weeks} if weeks else {})
    assert answer.status_code == 200
    return answer.content.decode()


def handed_in(client: Client, *lines: str) -> str:
    file = SimpleUploadedFile("register.csv", "\n".join([HEAD, *lines, ""]).encode())
    answer = client.post(reverse("staff:marks_files"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer.url


def test_the_pattern_is_said_with_how_many_each_time(rowan: Cast, okafor: Client) -> None:
    page = mornings(okafor, rowan.child["Maryam"])
    assert "On mornings in the Willow Room Maryam came late 9 of 26 times. On other mornings 1 of 25 times." in page
    assert "First day in the room, 12 October" in page and "We asked about a place, 28 September" in page
    assert "late, 25 min" in page, "the table twin has every session in words"
    around = page.partition('id="ar"')[2].partition("</section>")[0]
    assert "Hana" not in around and "Karim" not in around, "whose answer it was is not this page’s to say"


def test_a_cold_is_a_cold(rowan: Cast, okafor: Client) -> None:
    page = mornings(okafor, rowan.child["Bea"])
    assert "Bea was away for health" in page and "Bea was not here" not in page


def test_too_few_is_said_to_be_too_few(rowan: Cast, okafor: Client) -> None:
    assert "Two school days after: there are 4 marks: too few to see anything." in mornings(
        okafor, rowan.child["Effie"]
    )


@pytest.mark.parametrize("name", ["Maryam", "Finn", "Bea", "Effie", "Amal", "Jude", "Nia", "Ivy"])
def test_no_score_no_alarm_no_other_child(rowan: Cast, okafor: Client, name: str) -> None:
    blocks = plain.blocks(mornings(okafor, rowan.child[name]))
    words = " ".join(blocks)
    assert not re.search(
        r"%|per ?cent|\b(alert|warning|flag|risk|concerning|persistent|threshold|overdue|truan\w+)\b", words, re.I
    )
    assert not any(re.search(rf"\b{other}\b", words) for other in rowan.child if other != name)
    # That nothing follows is said in the words of what does not follow.
    kept = [block for block in blocks if not block.startswith(("Nobody at home", "What the rules say"))]
    assert [found for block in kept for found in unwanted.found(block)] == []


def test_the_page_says_that_it_goes_nowhere_and_offers_a_kind_talk(rowan: Cast, okafor: Client) -> None:
    amal = rowan.child["Amal"]
    page = mornings(okafor, amal)
    assert "Nothing goes out from this page" in page and "no penalty" in page and "We got the times wrong" in page
    assert reverse("staff:thread", args=[amal.pk, rowan.between("Amal", "Leila").pk]) in page
    assert reverse("staff:new_talk", args=[amal.pk]) in page and reverse("staff:first_call", args=[amal.pk]) in page


def test_nobody_is_written_to_who_must_not_be(rowan: Cast, okafor: Client) -> None:
    page = mornings(okafor, rowan.child["Nia"])
    assert "Dean" not in page and "Write to Grace" in page


def test_looking_and_bringing_in_tell_nobody(rowan: Cast, okafor: Client) -> None:
    before = (Notice.objects.count(), Message.objects.count(), Talk.objects.count())
    path = handed_in(okafor, f"{AMAL},24/11/2026,AM,U,50", f"{AMAL},23/11/2026,AM,N,")
    seen = okafor.get(path).context["seen"].token
    assert okafor.post(path, {"seen": seen}).status_code == 302
    for name in ("Amal", "Maryam", "Finn"):
        mornings(okafor, rowan.child[name])
    assert (Notice.objects.count(), Message.objects.count(), Talk.objects.count()) == before


def test_a_span_is_chosen_and_nonsense_is_the_usual_one(rowan: Cast, okafor: Client) -> None:
    finn = rowan.child["Finn"]
    assert "From 19 October 2026" in mornings(okafor, finn, "6")
    assert "From 7 September 2026" in mornings(okafor, finn)
    assert "From 7 September 2026" in mornings(okafor, finn, "9999")


def test_without_marks_the_page_says_where_they_come_from(rowan: Cast, okafor: Client) -> None:
    AttendanceMark.objects.all().delete()
    page = mornings(okafor, rowan.child["Amal"])
    assert "No marks of these weeks" in page and '<svg class="chart"' not in page


def test_the_queries_do_not_grow_with_the_marks(rowan: Cast, okafor: Client) -> None:
    amal = rowan.child["Amal"]
    counts = []
    mornings(okafor, amal, "24")
    for weeks in (1, 60):
        days = [TUESDAY - timedelta(days=n) for n in range(7 * weeks)]
        marks = [ReadMark(amal.pk, on, part, "L", 5) for on in days if on.weekday() < 5 for part in ("am", "pm")]
        keep_marks(rowan.rowan, marks=marks, by=rowan.adult["Miss Okafor"])
        with CaptureQueriesContext(connection) as seen:
            mornings(okafor, amal, "24")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 14


def test_a_parent_is_never_shown_them_by_itself(rowan: Cast) -> None:
    leila, amal = browser_of(rowan.adult["Leila"]), rowan.child["Amal"]
    keep_marks(rowan.rowan, marks=[ReadMark(amal.pk, TUESDAY, "am", "U", 77)], by=rowan.adult["Miss Okafor"])
    for name, args in (("parents:home", []), ("parents:child", [amal.pk]), ("parents:who_looked", [amal.pk])):
        page = leila.get(reverse(name, args=args)).content.decode()
        assert "77 min" not in page and "after the register closed" not in page
    assert leila.get(reverse("staff:mornings", args=[amal.pk])).status_code == 404


def test_the_child_page_leads_to_it_for_those_in_the_room_alone(rowan: Cast) -> None:
    path, link = (reverse(f"staff:{name}", args=[rowan.child["Amal"].pk]) for name in ("child", "mornings"))
    assert link in browser_of(rowan.adult["Mrs Bell"]).get(path).content.decode()
    assert link not in browser_of(rowan.adult["Mr Reid"]).get(path).content.decode()


def test_a_file_is_looked_at_mark_by_mark_and_then_brought_in(rowan: Cast, okafor: Client) -> None:
    lines = (
        f"{AMAL},24/11/2026,AM,L,12", f"{AMAL},23/11/2026,AM,I,", f"{AMAL},23/11/2026,PM,\\,",
        f"{AMAL},24/11/2026,PM,Q9,",
        ",Ada,Novak,01/01/2020,23/11/2026,AM,N,", f"{AMAL},25/11/2026,AM,/,",
    )  # fmt: skip
    path = handed_in(okafor, *lines)
    answer = okafor.get(path)
    page = answer.content.decode()
    assert "Nothing is written yet" in page and "New marks: 2. Changed: 1. The same as here: 1. Refused: 1." in page
    assert "23 November, morning: / here → I ill" in page and "L late, 12 min" in page and "Q9" in page
    assert "still to come" in page and "One more child is in the file" in page and "Ada" not in page
    assert AttendanceMark.objects.filter(child=rowan.child["Amal"], on=TUESDAY).count() == 0
    entries = Entry.objects.filter(looked=False).count()
    assert okafor.post(path, {"seen": answer.context["seen"].token}).url == reverse("staff:marks_files")
    assert Entry.objects.filter(looked=False).count() == entries + 1
    assert AttendanceMark.objects.get(child=rowan.child["Amal"], on=TUESDAY, part="am").minutes_late == 12
    assert "register.csv" in okafor.get(reverse("staff:marks_files")).content.decode()
    assert ImportRun.objects.of_marks().latest("pk").file is None


def test_ones_own_child_is_a_colleagues_to_read(rowan: Cast) -> None:
    """Mrs Doyle leads for a day; her son Oskar is in the group."""
    doyle = rowan.adult["Mrs Doyle"]
    doyle.memberships.update(role="nurture_lead", school_class=None)
    path = handed_in(browser_of(doyle), ",Oskar,Doyle,12/09/2018,24/11/2026,AM,U,40")
    page = browser_of(doyle).get(path).content.decode()
    assert "Your own child. A colleague reads what is new." in page and "after the register closed" not in page


def test_a_file_of_marks_is_no_file_of_children(rowan: Cast, okafor: Client) -> None:
    path = handed_in(okafor, f"{AMAL},24/11/2026,AM,/,")
    pk = ImportRun.objects.latest("pk").pk
    assert okafor.get(reverse("staff:import", args=[pk])).status_code == 404
    assert "register.csv" not in okafor.get(reverse("staff:imports")).content.decode()
    assert okafor.post(reverse("staff:marks_aside", args=[pk])).status_code == 302
    assert okafor.get(path).status_code == 409


def test_what_cannot_be_read_is_said_and_the_file_is_not_kept(okafor: Client) -> None:
    before = ImportRun.objects.count()
    answer = okafor.post(
        reverse("staff:marks_files"), {"file": SimpleUploadedFile("a.xml", b"<?xml version='1.0'?><a/>")}
    )
    assert "It holds totals and no marks by session" in answer.content.decode()
    assert ImportRun.objects.count() == before


def test_columns_nobody_understood_can_be_said(rowan: Cast, okafor: Client) -> None:
    file = SimpleUploadedFile("b.csv", f"Vor,Nach,DOB,Tag,Teil,Z\n{AMAL[1:]},24/11/2026,AM,/\n".encode())
    path = okafor.post(reverse("staff:marks_files"), {"file": file}).url
    assert "cannot be brought in as it is" in okafor.get(path).content.decode()
    fields = ("forename", "surname", "born_on", "on", "part", "code")
    said = {f"c{n}": field for n, field in enumerate(fields)}
    assert okafor.post(f"{path}columns/", said).url == path
    assert okafor.get(path).context["page"].new == 1
