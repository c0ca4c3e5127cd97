"""The pages of a reflection: its writer's, its reader's for one meeting, and nobody else's."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.conversations.models import Talk
from hearth.practice import actions as practice
from hearth.practice.models import Reflection
from hearth.records.cast import DAY, Cast
from tests.web.signed_in import browser_of

TYPED = {"after": "phone", "on": "2026-11-23", "happened": "It was short.", "felt": "", "will_say": "I hear you."}


@pytest.fixture
def okafor(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Miss Okafor"])


@pytest.fixture
def lent(rowan: Cast) -> Reflection:
    """Lent to Mrs Marsh for a meeting next Tuesday."""
    return Reflection.objects.get(writer=rowan.adult["Miss Okafor"], kept=False)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.content.decode())


def test_a_talk_brings_its_day_and_its_kind_and_nothing_else(rowan: Cast, okafor: Client) -> None:
    amal, lead = rowan.child["Amal"], rowan.adult["Miss Okafor"]
    talks = page(okafor, f"/children/{amal.pk}/talks/new/")
    link = re.search(r"/reflections/new/\?[^\"]+", talks)
    assert link and Talk.objects.filter(child=amal, by=lead).exists()
    assert re.fullmatch(r"/reflections/new/\?after=\w+&on=\d{4}-\d\d-\d\d", link[0])
    form = page(okafor, "/reflections/new/?after=phone&on=2026-05-12")
    assert 'value="2026-05-12"' in form and re.search(r'value="phone"[^>]* checked', form)
    assert "Amal" not in form and "Leila" not in form
    assert 'value="2026-11-24"' in page(okafor, "/reflections/new/?after=x&on=2026-13-45"), "nonsense is left aside"


def test_a_colleague_of_the_one_who_talked_is_not_offered_it(rowan: Cast) -> None:
    talks = page(browser_of(rowan.adult["Mr Reid"]), f"/children/{rowan.child['Amal'].pk}/talks/new/")
    assert "Talks before" in talks and "/reflections/new/" not in talks


def test_it_says_plainly_who_reads_it_and_that_the_law_may_ask(okafor: Client) -> None:
    form = page(okafor, "/reflections/new/")
    assert "The law may still ask for it" in form and "or when a court does" in form
    assert "Questions to hold while you read a hard message" in form


def test_names_are_refused_kept_on_the_page_and_taken_out_by_one_button(rowan: Cast, okafor: Client) -> None:
    before = Reflection.objects.count()
    typed = {**TYPED, "happened": "Leila said that Amal will not come.", "felt": "As Mrs Bell said: small."}
    answer = unescape(okafor.post("/reflections/new/", typed).content.decode())
    assert Reflection.objects.count() == before
    assert "“Leila”, “Amal”, “Mrs Bell” are names" in answer and typed["happened"] in answer
    assert "Put plain words in their place" in answer
    plain = unescape(okafor.post("/reflections/new/", {**typed, "plain": "yes"}).content.decode())
    assert "The parent said that the child will not come." in plain and "As a colleague said: small." in plain
    assert "I hear you." in plain and re.search(r'value="phone"[^>]* checked', plain)
    assert Reflection.objects.count() == before, "the writer reads it first"


def test_typing_is_kept_as_one_row_and_the_address_becomes_its_own(rowan: Cast, okafor: Client) -> None:
    before = Reflection.objects.count()
    first = okafor.post("/reflections/draft/", TYPED, headers={"HX-Request": "true"})
    one = Reflection.objects.latest("pk")
    assert (
        first.headers["HX-Replace-Url"] == f"/reflections/{one.pk}/" and f'value="{one.pk}"' in first.content.decode()
    )
    more = {**TYPED, "felt": "Small.", "reflection": one.pk, "shown": one.mark}
    second = okafor.post("/reflections/draft/", more, headers={"HX-Request": "true"})
    one.refresh_from_db()
    assert (one.felt, Reflection.objects.count()) == ("Small.", before + 1)
    assert "HX-Replace-Url" not in second.headers
    named = okafor.post("/reflections/draft/", {**more, "felt": "Like Effie."}, headers={"HX-Request": "true"})
    one.refresh_from_db()
    assert "Not saved yet" in named.content.decode() and one.felt == "Small."


def test_nobody_else_opens_it_not_even_whoever_reads_it_for_a_meeting(rowan: Cast, lent: Reflection) -> None:
    for name in ("Mrs Marsh", "Mr Varga", "Mrs Bell", "Leila"):
        visitor = browser_of(rowan.adult[name])
        for path in ("", "sharing/", "end/"):
            address = f"/reflections/{lent.pk}/{path}"
            assert (visitor.post(address) if path else visitor.get(address)).status_code == 404, (name, path)
        draft = visitor.post("/reflections/draft/", {**TYPED, "reflection": lent.pk})
        assert draft.status_code == 404
        if name != "Leila":
            assert lent.happened[:20] not in page(visitor, "/reflections/")
    assert Reflection.objects.filter(pk=lent.pk, happened=lent.happened).exists()


def test_the_supervisor_finds_it_on_the_first_page_until_the_day_is_over(rowan: Cast, lent: Reflection) -> None:
    path = f"/reflections/{lent.pk}/shared/"
    marsh = browser_of(rowan.adult["Mrs Marsh"])
    assert path in page(marsh, "/today/") and lent.happened[:30] in page(marsh, path)
    assert path not in page(browser_of(rowan.adult["Mr Osei"]), "/today/")
    assert browser_of(rowan.adult["Miss Okafor"]).get(path).status_code == 404
    assert lent.meeting_on is not None
    with dates.at(dates.moment(lent.meeting_on, "23:50")):
        assert marsh.get(path).status_code == 200
    with dates.at(dates.moment(lent.meeting_on + timedelta(days=1), "0:05")):
        assert marsh.get(path).status_code == 404, "before any tick has run"
        assert path not in page(marsh, "/today/")


@pytest.mark.parametrize(
    ("name", "first"),
    [("Mr Reid", "/children/"), ("Mrs Pike", "/speaking/"), ("Mr Varga", "/safety/"), ("Mrs Bell", "/today/")],
)
def test_everybody_on_the_staff_finds_it_where_their_day_begins(
    rowan: Cast, okafor: Client, lent: Reflection, name: str, first: str
) -> None:
    okafor.post(f"/reflections/{lent.pk}/sharing/", {"unshare": "yes"})
    colleague = rowan.adult[name]
    shared = okafor.post(f"/reflections/{lent.pk}/sharing/", {"supervisor": colleague.pk, "meeting_on": "2026-11-26"})
    assert shared.status_code == 302
    assert f"/reflections/{lent.pk}/shared/" in page(browser_of(colleague), first)


def test_the_writer_takes_it_back_keeps_it_and_deletes_it(rowan: Cast, okafor: Client, lent: Reflection) -> None:
    okafor.post(f"/reflections/{lent.pk}/sharing/", {"kept": "yes"})
    lent.refresh_from_db()
    assert lent.kept and lent.supervisor == rowan.adult["Mrs Marsh"]
    okafor.post(f"/reflections/{lent.pk}/sharing/", {"unshare": "yes"})
    assert browser_of(rowan.adult["Mrs Marsh"]).get(f"/reflections/{lent.pk}/shared/").status_code == 404
    bad = okafor.post(f"/reflections/{lent.pk}/sharing/", {"supervisor": rowan.adult["Mrs Kaur"].pk, "meeting_on": DAY})
    assert "Choose a colleague who works here now." in unescape(bad.content.decode())
    assert okafor.post(f"/reflections/{lent.pk}/end/").status_code == 302
    assert not Reflection.objects.filter(pk=lent.pk).exists()


def test_a_box_that_is_saved_later_says_what_followed(okafor: Client, lent: Reflection) -> None:
    assert "What followed?" not in page(okafor, "/reflections/new/")
    form = page(okafor, f"/reflections/{lent.pk}/")
    assert "What followed?" in form and "Mrs Marsh can read this until the end of Tuesday 1 December" in form
    sent = {**TYPED, "followed": "A wave at the gate.", "shown": lent.mark}
    assert okafor.post(f"/reflections/{lent.pk}/", sent).status_code == 302
    lent.refresh_from_db()
    assert lent.followed == "A wave at the gate."


def test_no_entry_about_it_is_on_any_childs_log(rowan: Cast, okafor: Client, lent: Reflection) -> None:
    okafor.get(f"/reflections/{lent.pk}/")
    practice.delete_reflection(lent, by=rowan.adult["Miss Okafor"])
    about = Entry.objects.filter(what__contains="reflection")
    assert about.exists() and not about.exclude(child_id=None).exists()
