"""Our silences on the page: by what is due first, with one thing to do; and good news home in ten seconds."""

from datetime import date, timedelta
from html import unescape

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Talk
from hearth.conversations.silences import Kind
from hearth.people import actions as people
from hearth.records.cast import Cast
from hearth.web.staff import child_rows, owing
from hearth.web.staff.owing import Family
from tests.web.signed_in import browser_of


def page(rowan: Cast, name: str, path: str = "/silences/", status: int = 200) -> str:
    answer = browser_of(rowan.adult[name]).get(path)
    assert answer.status_code == status, (name, path, answer.status_code)
    return unescape(answer.content.decode())


def family(rowan: Cast, child: str, name: str = "Miss Okafor") -> Family | None:
    found = owing.families(rowan.adult[name], rowan.rowan, dates.today())
    return next((one for one in found if one.child == rowan.child[child]), None)


def kinds(rowan: Cast, child: str, name: str = "Miss Okafor") -> list[Kind]:
    found = family(rowan, child, name)
    return [due.owed.kind for due in found.due] if found else []


def test_the_day_that_has_passed_stands_first_with_the_page_that_does_it(rowan: Cast) -> None:
    first = owing.families(rowan.adult["Miss Okafor"], rowan.rowan, dates.today())[0]
    assert first.child == rowan.child["Effie"] and first.due[0].url.startswith("/promises/")
    shown = page(rowan, "Miss Okafor")
    assert (
        shown.index("Effie Ashby’s family") < shown.index("Amal Rahman’s family") < shown.index("Kai Brennan’s family")
    )


def test_what_is_answered_is_owed_no_more(rowan: Cast) -> None:
    assert Kind.TOLD in kinds(rowan, "Amal") and Kind.QUESTION in kinds(rowan, "Amal")
    lead = rowan.adult["Miss Okafor"]
    for told in rowan.child["Amal"].contributions.filter(so_we=""):
        conversations.say_what_changed(told, so_we="ring before.", by=lead)
    for asked in rowan.child["Amal"].questions.filter(answered_at=None):
        conversations.answer_question(asked, answer="No.", by=lead)
    assert not {Kind.TOLD, Kind.QUESTION} & set(kinds(rowan, "Amal"))


def test_a_run_of_hard_news_ends_with_good_news(rowan: Cast) -> None:
    habits = {Kind.HARD_RUN, Kind.NO_GOOD_NEWS}
    assert habits <= set(kinds(rowan, "Jude"))
    bell = browser_of(rowan.adult["Mrs Bell"])
    path = f"/children/{rowan.child['Jude'].pk}/call/"
    assert "Our last four talks home: four hard." in bell.get(path).content.decode()
    typed = {
        "adult": rowan.adult["Sandra"].pk, "reached": "spoke", "how": "in_person", "news": "good",
        "we_said": "He counted his friend down from five.",
    }  # fmt: skip
    assert bell.post(path, typed | {"we_said": ""}).status_code == 200
    assert bell.post(path, typed).status_code == 302
    talk = Talk.objects.filter(child=rowan.child["Jude"]).first()
    assert talk is not None
    assert (talk.news, talk.reached, talk.spoke_on, talk.by.name) == ("good", True, dates.today(), "Mrs Bell")
    assert not habits & set(kinds(rowan, "Jude"))
    assert "Our last five talks home: one good, four hard." in page(
        rowan, "Mrs Doyle", f"/children/{rowan.child['Jude'].pk}/talks/new/"
    )


def test_good_news_is_told_to_nobody_who_must_be_asked_about_first(rowan: Cast) -> None:
    path = f"/children/{rowan.child['Nia'].pk}/call/"
    shown = page(rowan, "Mrs Bell", path)
    assert "Grace" in shown and "Dean" not in shown
    typed = {"adult": rowan.adult["Dean"].pk, "reached": "spoke", "how": "phone", "we_said": "She sang."}
    assert browser_of(rowan.adult["Mrs Bell"]).post(path, typed).status_code == 200
    assert not Talk.objects.filter(adult=rowan.adult["Dean"]).exists()


def test_the_talk_page_keeps_what_it_was_mostly_about_and_a_try_brings_no_news(rowan: Cast) -> None:
    bell, path = browser_of(rowan.adult["Mrs Bell"]), f"/children/{rowan.child['Bea'].pk}/talks/new/"
    typed = {
        "adult": rowan.adult["Ruth"].pk,
        "how": "phone",
        "spoke_on": "2026-11-24",
        "we_said": "Lunch.",
        "news": "hard",
    }
    assert bell.post(path, typed | {"reached": "spoke"}).status_code == 302
    assert bell.post(path, typed | {"reached": "tried"}).status_code == 302
    assert bell.post(path, typed | {"reached": "spoke", "news": ""}).status_code == 302
    talks = Talk.objects.filter(child=rowan.child["Bea"], spoke_on=date(2026, 11, 24)).order_by("pk")
    assert [talk.news for talk in talks] == ["hard", "", ""]


def test_somebody_restricted_is_owed_nothing_that_shows(rowan: Cast) -> None:
    nia, lead = rowan.child["Nia"], rowan.adult["Miss Okafor"]
    people.lift_restriction(rowan.between("Nia", "Dean"), note="Ended.", by=rowan.adult["Mrs Marsh"])
    people.open_record(rowan.between("Nia", "Dean"), by=lead)
    dean = rowan.adult["Dean"]
    conversations.ask_question(nia, words="Where do they live?", to=lead, by=dean)
    conversations.tell(nia, adult=dean, told="She likes the pier.", by=dean)
    conversations.promise(nia, adult=dean, what="Ring Dean", due_on=dates.today(), by=lead)
    for n in range(3):
        conversations.record_talk(
            nia, adult=dean, how="phone", reached=True, spoke_on=dates.today() - timedelta(days=n), we_said="Hard.",
            news="hard", by=lead,
        )  # fmt: skip
    assert {Kind.QUESTION, Kind.TOLD, Kind.PROMISE, Kind.HARD_RUN} <= set(kinds(rowan, "Nia"))
    people.restrict(rowan.between("Nia", "Dean"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert kinds(rowan, "Nia") == [Kind.NO_GOOD_NEWS]
    shown = page(rowan, "Miss Okafor")
    assert "Dean" not in shown and "one good, one hard" in shown


def test_a_family_nobody_may_ring_looks_like_one_to_whom_nothing_is_owed(rowan: Cast) -> None:
    people.restrict(rowan.between("Jude", "Sandra"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert family(rowan, "Jude") is None
    assert "Jude" not in page(rowan, "Miss Okafor")


def test_what_went_to_the_safeguarding_lead_is_not_owed_here(rowan: Cast) -> None:
    rowan.child["Amal"].questions.filter(answered_at=None).update(withheld_at=dates.now())
    assert Kind.QUESTION not in kinds(rowan, "Amal")


def test_it_is_only_of_families_within_reach(rowan: Cast) -> None:
    assert "Ivy Chan" in page(rowan, "Miss Okafor") and "Ivy Chan" not in page(rowan, "Mr Osei")
    other = page(rowan, "Mrs Kaur")
    assert "Amal" not in other and "Effie" not in other
    for name, status in (("Mrs Bell", 403), ("Mrs Doyle", 403), ("Mrs Pike", 403), ("Leila", 404)):
        page(rowan, name, "/silences/", status)


def test_a_shared_report_and_a_check_in_are_no_silence(rowan: Cast) -> None:
    zara = family(rowan, "Zara")
    assert zara is not None and zara.good_on == date(2026, 3, 10)
    assert Kind.NOT_SPOKEN not in [due.owed.kind for due in zara.due]


def test_the_childs_page_shows_the_same_to_those_who_may(rowan: Cast) -> None:
    path = f"/children/{rowan.child['Jude'].pk}/"
    assert "Our last four talks with this family were all about something hard." in page(rowan, "Mr Osei", path)
    assert "Our silences" not in page(rowan, "Mrs Doyle", path)


def test_it_never_counts_a_parent(rowan: Cast) -> None:
    shown = page(rowan, "Miss Okafor")
    for never in ("has not replied", "no reply", "not answered us", "has not read", "overdue", "missed"):
        assert never not in shown


def test_a_childs_own_page_owes_what_the_list_of_all_families_says(rowan: Cast) -> None:
    on, lead = dates.today(), rowan.adult["Miss Okafor"]
    listed = owing.families(lead, rowan.rowan, on)
    assert sum(bool(one.due) for one in listed) > 3
    for one in listed:
        known = child_rows.fetch(one.child)
        own = owing.of_one(known.on_its_way, known.owed(on), leads=True, on=on)
        beside = [due.owed for due in one.due if due.owed.kind not in (Kind.QUESTION, Kind.PROMISE)]
        assert ([due.owed for due in own.due], own.good_news, own.pattern) == (beside, one.good_news, one.pattern)
