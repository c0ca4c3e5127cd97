"""Nothing a neighbour, a brother or a classmate could see says why the school writes."""

import re
import tomllib
from datetime import date
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hearth.agreements.models import Ask
from hearth.base.errors import RuleBroken
from hearth.journeys.models import ReviewSharing
from hearth.notices import actions as notices
from hearth.notices import first_password, outside, post
from hearth.notices.forms import OutsideNameForm
from hearth.notices.models import Notice
from hearth.people.models import Relationship
from hearth.records.cast import Cast
from tests.rules.matrix import FAMILIES, MATRIX, Arguments, Who
from tests.rules.test_access import signed_in

LINK = "https://h.example/home/"
PARENTS_PAGES = [row for row in MATRIX if row[0].startswith("parents:") and row[1] == "GET"]
PAPERS = [row for row in MATRIX if row[0].endswith("_paper")]
STAFFS_EYES = {"staff:first_call_paper", "staff:on_paper"}  # beside the phone, and a list at school: they never go out


def quiet(*texts: str) -> None:
    assert [(text, outside.gives_away(text)) for text in texts if outside.gives_away(text)] == []


def outer(html: str) -> list[str]:
    """Of a printed page: its title, which a browser prints on the margin; its head; the lines in the window."""
    title = re.findall(r"<title>(.*?)</title>", html, re.S)
    head = re.findall(r"<header\b.*?</header>", html, re.S)
    window = re.findall(r"<(\w+)[^>]*\bdata-outside\b[^>]*>(.*?)</\1>", html, re.S)
    parts = [*title, *head, *(inside for _tag, inside in window)]
    assert len(title) == 1 and head
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in parts]


# What gives it away


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nurture Group letter", ("Nurture Group",)),
        ("Rowan: your son's behaviour today", ("behaviour",)),
        ("SEN review", ("SEN",)),
        ("Mrs Sen, 4 Mill Lane", ()),
        ("special-needs letter", ("special-needs",)),
        ("nurture_report.pdf", ("nurture",)),
        ("nurture@rowan.example", ("nurture",)),
        ("United Learning, Unitas House", ()),
        ("Rowan Primary: there is something for you to read", ()),
        ("Behaviour Support Unit", ("Behaviour", "Support", "Unit")),
        ("", ()),
    ],
)
def test_it_finds_the_words_and_no_others(text: str, told: tuple[str, ...]) -> None:
    assert outside.gives_away(text) == told


def test_every_word_has_a_reason_a_person_can_read() -> None:
    for entry in tomllib.loads(outside.WORDS.read_text())["words"]:
        assert entry["why"].endswith(".") and entry["say"]
        for words in entry["say"]:
            assert outside.gives_away(f"About {words} today"), words


def test_the_first_line_ends_with_a_whole_word() -> None:
    text = "Hello,\n\n" + "something " * 11 + "behaviour and more"
    assert outside.preview(text).endswith("behaviour") and outside.gives_away(outside.preview(text)) == ("behaviour",)


# What goes out


@pytest.mark.parametrize("kind", sorted(post.KINDS))
def test_no_letter_shows_why_before_it_is_opened(kind: str) -> None:
    subject, text = post.words(kind, school="Rowan Primary", phone="01632 960110", link=LINK)
    seen = outside.of_letter(sender="Rowan Primary", subject=subject, text=text)
    assert [one.where for one in seen] == ["sender", "subject", "preview"]
    quiet(*(one.text for one in seen))


def test_a_letter_that_tells_is_never_queued(rowan: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Notice.objects.count()
    monkeypatch.setattr(post, "words", lambda *a, **k: ("Rowan Primary: about his behaviour", "Hello"))
    with pytest.raises(outside.GivesItAway, match="subject says behaviour"):
        notices.queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    monkeypatch.setattr(post, "words", lambda *a, **k: ("Rowan Primary: hello", "The nurture room writes to you"))
    with pytest.raises(outside.GivesItAway, match="preview says nurture room"):
        notices.queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert Notice.objects.count() == before


def test_a_school_whose_own_name_tells_still_reaches_its_families(in_english: Cast) -> None:
    rowan = in_english
    rowan.rowan.name = "Rowan Special School"
    rowan.rowan.save()
    letter = notices.queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert letter is not None and letter.subject.startswith("Rowan Special School: ")
    notices.choose_outside_name(rowan.rowan, name="Rowan Lane", by=rowan.adult["Mrs Marsh"])
    between = Relationship.objects.get(pk=rowan.between("Amal", "Leila").pk)
    letter = notices.queue(between, kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert letter is not None and letter.subject == "Rowan Lane: there is something for you to read"
    quiet(letter.subject, outside.preview(letter.text))


def test_the_sender_is_the_name_outside(rowan: Cast) -> None:
    school = notices.choose_outside_name(rowan.rowan, name="Rowan Lane", by=rowan.adult["Mrs Marsh"])
    letter = notices.queue(
        Relationship.objects.get(pk=rowan.between("Amal", "Leila").pk), kind="report_shared", by=rowan.adult["Mrs Bell"]
    )
    assert letter is not None
    notices.deliver.call(letter.pk)
    assert first_password.send(rowan.adult["Mrs Bell"], school=school) is None
    assert len(mail.outbox) == 2
    for one in mail.outbox:
        assert one.from_email.startswith("Rowan Lane <")
        quiet(one.from_email, one.subject, outside.preview(str(one.body)))


@pytest.mark.parametrize(
    ("page", "person"),
    [("account_request_login_code", "Leila"), ("account_reset_password", "Miss Okafor"), ("", "nobody")],
)
def test_codes_and_passwords_come_without_a_word_of_why(rowan: Cast, page: str, person: str) -> None:
    user = rowan.adult.get(person)
    address = (user.contact_email or user.email) if user else "nobody@example.org"
    Client().post(reverse(page or "account_request_login_code"), {"email": address})
    assert len(mail.outbox) == 1
    quiet(mail.outbox[0].from_email, mail.outbox[0].subject, outside.preview(str(mail.outbox[0].body)))


# What is printed or kept


@pytest.mark.parametrize(("name", "way", "arguments", "who", "about"), PAPERS, ids=[row[0] for row in PAPERS])
def test_no_letter_on_paper_shows_why(
    rowan: Cast, name: str, way: str, arguments: Arguments, who: Who, about: str
) -> None:
    if name in STAFFS_EYES:
        return
    notices.choose_outside_name(rowan.rowan, name="Rowan Lane", by=rowan.adult["Mrs Marsh"])
    path, client = reverse(name, kwargs=arguments(rowan)), signed_in(rowan.adult[min(who.opens)])
    html = client.get(path).content.decode()
    if "<header" not in html or "portal-school" in html:
        html = client.post(path, {"way": "paper"}).content.decode()
    parts = outer(html)
    quiet(*parts, path.replace("/", " "))
    assert any("Rowan Lane" in part for part in parts), "the name outside heads the letter"


def test_every_familys_letter_on_paper_is_quiet(rowan: Cast) -> None:
    head = signed_in(rowan.adult["Mrs Marsh"])
    for ask in Ask.objects.exclude(adult__relationships__restriction__gt="").distinct():
        answer = head.get(reverse("staff:ask_paper", args=[ask.pk]))
        if answer.status_code == 200:
            quiet(*outer(answer.content.decode()))
    for one in Relationship.objects.current().filter(child__school=rowan.rowan):
        answer = head.post(reverse("staff:invitation_paper", args=[one.pk]), {"way": "paper"})
        if answer.status_code == 200 and "data-outside" in (html := answer.content.decode()):
            quiet(*outer(html))


def test_a_report_to_keep_has_a_quiet_name_and_title(rowan: Cast) -> None:
    sharing = ReviewSharing.objects.get(adult=rowan.adult["Leila"])
    for who, page in (("Leila", "parents:report_pdf"), ("Miss Okafor", "staff:review_pdf")):
        answer = signed_in(rowan.adult[who]).get(reverse(page, args=[sharing.pk]))
        assert answer["Content-Disposition"] == 'inline; filename="rowan-primary-2026-10-15.pdf"'
        told = re.findall(rb"/(?:Title|Author|Subject|Keywords) ?\((.*?)\)", answer.content)
        quiet(*(part.decode("latin-1") for part in told))
    quiet("How Amal is getting on", "A report for home, on one sheet")


def test_a_file_has_a_name_whatever_the_schools_is() -> None:
    day = date(2026, 11, 24)
    assert outside.file_name("St Mary’s, Lower Road", day) == "st-marys-lower-road-2026-11-24.pdf"
    assert outside.file_name("学校", day) == "letter-2026-11-24.pdf"


@pytest.mark.parametrize("what", ["talk", "visit", "meeting"])
def test_a_calendar_says_the_school_and_no_more(what: str) -> None:
    title = outside.calendar_title("Rowan Primary", what)  # type: ignore[arg-type]
    assert title.startswith("Rowan Primary: ")
    quiet(title)


@pytest.mark.parametrize(
    ("name", "way", "arguments", "who", "about"), PARENTS_PAGES, ids=[row[0] for row in PARENTS_PAGES]
)
def test_no_tab_and_no_history_of_a_shared_phone_says_why(
    rowan: Cast, name: str, way: str, arguments: Arguments, who: Who, about: str
) -> None:
    html = signed_in(rowan.adult["Leila"]).get(reverse(name, kwargs=arguments(rowan))).content.decode("latin-1")
    for title in re.findall(r"<title>(.*?)</title>", html, re.S):
        quiet(unescape(title))


def test_the_home_page_is_quiet_in_the_tab_of_every_parent(rowan: Cast) -> None:
    for parent in sorted(FAMILIES.opens):
        html = signed_in(rowan.adult[parent]).get(reverse("parents:home")).content.decode()
        quiet(*re.findall(r"<title>(.*?)</title>", html, re.S))


# The name the school chooses


@pytest.mark.parametrize(
    "name", ["Rowan Nurture Group", "Behaviour Support", "The Unit", "Inclusion team", "SEN office", "Rowan PRU"]
)
def test_a_name_that_tells_is_refused_with_the_reason(rowan: Cast, name: str) -> None:
    form = OutsideNameForm({"name": name})
    assert not form.is_valid() and "gives it away" in str(form.errors)
    with pytest.raises(RuleBroken, match="gives it away"):
        notices.choose_outside_name(rowan.rowan, name=name, by=rowan.adult["Mrs Marsh"])


@pytest.mark.parametrize("name", ["Rowan Primary", "Rowan Lane office", "  The   School ", "St Mary’s"])
def test_an_ordinary_name_is_taken(rowan: Cast, name: str) -> None:
    form = OutsideNameForm({"name": name})
    assert form.is_valid()
    notices.choose_outside_name(rowan.rowan, **form.cleaned_data, by=rowan.adult["Mrs Marsh"])
    rowan.rowan.refresh_from_db()
    assert rowan.rowan.outside == " ".join(name.split())


def test_with_no_name_chosen_it_is_the_schools_own(rowan: Cast) -> None:
    notices.choose_outside_name(rowan.rowan, name=" ", by=rowan.adult["Mrs Marsh"])
    assert rowan.rowan.outside == "Rowan Primary"


def test_a_lead_sees_all_that_is_seen_and_changes_the_name(rowan: Cast) -> None:
    lead, path = signed_in(rowan.adult["Miss Okafor"]), reverse("staff:outside")
    page = unescape(lead.get(path).content.decode())
    assert "Rowan Primary: there is something for you to read" in page and "gives it away" not in page
    page = unescape(lead.post(path, {"name": "The nurture team"}).content.decode())
    assert "“nurture” gives it away. It says which room the child goes to." in page
    assert lead.post(path, {"name": "Rowan Lane"}).status_code == 302
    page = unescape(lead.get(path).content.decode())
    assert "Rowan Lane: there is something for you to read" in page and "rowan-lane-2026-11-24.pdf" in page


def test_the_page_says_when_the_rooms_name_tells(rowan: Cast) -> None:
    rowan.willow.name = "Nurture Unit"
    rowan.willow.save()
    page = unescape(signed_in(rowan.adult["Miss Okafor"]).get(reverse("staff:outside")).content.decode())
    assert "“Nurture Unit” says what the room is for" in page
