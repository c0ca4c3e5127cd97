"""Worries on the page: chosen, answered, asked about again; and talking with another parent."""

from datetime import date
from html import unescape

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Question
from hearth.people import actions as people
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


def seen(rowan: Cast, name: str, path: str) -> str:
    return unescape(browser_of(rowan.adult[name]).get(path).content.decode())


def worry_of_tom(rowan: Cast) -> Question:
    [asked] = conversations.bring_worries(
        rowan.child["Effie"], fears={"label": "Will Effie be given a label?"}, to=rowan.adult["Miss Okafor"],
        by=rowan.adult["Tom"],
    )  # fmt: skip
    return asked


def test_a_parent_reads_a_first_answer_and_sends_the_worry(rowan: Cast) -> None:
    effie, tom = rowan.child["Effie"], browser_of(rowan.adult["Tom"])
    path = f"/home/children/{effie.pk}/worries/"
    page = unescape(tom.get(path).content.decode())
    assert "Will Effie be given a label?" in page and "not a label and not a diagnosis" in page
    assert "Choose a worry, or write a few words." in tom.post(path, {"words": ""}).content.decode()
    assert tom.post(path, {"fears": ["label"], "words": ""}).status_code == 302
    page = unescape(tom.get(path).content.decode())
    assert "You told us about this. Miss Okafor answers you by Thursday 26 November." in page
    assert 'value="label"' not in page, "it waits for our answer, and is not sent twice"


def test_the_two_kinds_of_worry_say_which_is_which(rowan: Cast) -> None:
    effie = rowan.child["Effie"].pk
    assert f"/home/children/{effie}/worry/" in seen(rowan, "Tom", f"/home/children/{effie}/worries/")
    assert f"/home/children/{effie}/worries/" in seen(rowan, "Tom", f"/home/children/{effie}/worry/")
    child = seen(rowan, "Tom", f"/home/children/{effie}/")
    assert "I worry about how Effie is" in child and "What other parents worry about" in child


def test_the_parent_sees_who_read_it_first_and_nobody_sees_it_from_a_list(rowan: Cast) -> None:
    asked, effie = worry_of_tom(rowan), rowan.child["Effie"]
    seen(rowan, "Mrs Marsh", f"/children/{effie.pk}/questions/")
    asked.refresh_from_db()
    assert asked.read_at is None, "a list is no reading"
    seen(rowan, "Mrs Bell", f"/questions/{asked.pk}/")
    seen(rowan, "Mr Reid", f"/questions/{asked.pk}/")
    page = seen(rowan, "Tom", f"/home/children/{effie.pk}/worries/")
    assert "Mrs Bell read this on Tuesday 24 November. Miss Okafor answers you by Thursday 26 November." in page


def test_an_answer_to_a_worry_begins_with_a_day_two_school_weeks_on(rowan: Cast) -> None:
    asked = worry_of_tom(rowan)
    page = seen(rowan, "Mrs Bell", f"/questions/{asked.pk}/")
    assert "When shall we ask if it is better?" in page and "2026-12-08" in page
    assert "2026-12-08" not in seen(
        rowan, "Mrs Bell", f"/questions/{Question.objects.get(adult=rowan.adult['Leila'], answered_at=None).pk}/"
    )


def test_on_that_day_their_front_page_asks_and_not_yet_comes_back_to_us(rowan: Cast) -> None:
    asked, tom, reid = worry_of_tom(rowan), browser_of(rowan.adult["Tom"]), rowan.adult["Mr Reid"]
    conversations.answer_question(asked, answer="No.", we_will="Show you.", look_again_on=date(2026, 12, 8), by=reid)
    assert f"/home/questions/{asked.pk}/better/" not in tom.get("/home/").content.decode()
    with dates.at(dates.moment(date(2026, 12, 8), "19:00")):
        assert f"/home/questions/{asked.pk}/better/" in tom.get("/home/").content.decode()
        assert (
            "Choose one of the three."
            in tom.post(f"/home/questions/{asked.pk}/better/", {"words": ""}).content.decode()
        )
        sent = tom.post(f"/home/questions/{asked.pk}/better/", {"better": "no", "words": "He asked again."})
        assert sent.status_code == 302
        assert f"/home/questions/{asked.pk}/better/" not in tom.get("/home/").content.decode()
        today = seen(rowan, "Miss Okafor", "/today/")
        assert "Tom says it is not better yet" in today
        assert "Tom told us on 8 December that it is not better yet" in seen(rowan, "Miss Okafor", "/silences/")


def test_nobody_else_at_home_meets_it(rowan: Cast) -> None:
    [asked] = conversations.bring_worries(
        rowan.child["Amal"], fears={}, words="Canal Street.", to=rowan.adult["Miss Okafor"], by=rowan.adult["Yusuf"]
    )
    conversations.answer_question(asked, answer="No.", by=rowan.adult["Miss Okafor"])
    assert "Canal Street" not in seen(rowan, "Leila", f"/home/children/{rowan.child['Amal'].pk}/worries/")
    assert browser_of(rowan.adult["Leila"]).get(f"/home/questions/{asked.pk}/better/").status_code == 404


def test_staff_enter_what_they_heard_and_the_parent_sees_it_too(rowan: Cast) -> None:
    ellis, bell = rowan.child["Ellis"], browser_of(rowan.adult["Mrs Bell"])
    path = f"/children/{ellis.pk}/questions/new/"
    assert bell.get(path).status_code == 200
    typed = {
        "adult": rowan.adult["Joan"].pk, "how": "phone", "about": "worry", "fear": "how-long",
        "to": rowan.adult["Mr Osei"].pk, "words": "He will be in there till he leaves.",
    }  # fmt: skip
    assert bell.post(path, typed | {"how": ""}).status_code == 200
    assert bell.post(path, typed).status_code == 302
    page = seen(rowan, "Joan", f"/home/children/{ellis.pk}/worries/")
    assert "till he leaves" in page and "You said this on the phone on 24 November. Mrs Bell wrote it down." in page


def test_whoever_answers_sees_first_names_of_those_who_offered_and_nothing_goes_to_anybody(rowan: Cast) -> None:
    asked = Question.objects.get(adult=rowan.adult["Tom"], about="another")
    page = seen(rowan, "Miss Okafor", f"/questions/{asked.pk}/")
    assert "<b>Sandra</b>" in page and "going back to class" in page
    assert "Adeyemi" not in page and "900141" not in page
    assert "Sandra" not in seen(rowan, "Mr Reid", f"/questions/{asked.pk}/"), "he does not reach her child"
    assert "Sandra" not in seen(rowan, "Tom", f"/home/children/{rowan.child['Effie'].pk}/another-parent/")


def test_neither_the_childs_own_family_nor_a_restricted_parent_is_offered(rowan: Cast) -> None:
    amal, lead = rowan.child["Amal"], rowan.adult["Miss Okafor"]
    people.be_willing(rowan.between("Amal", "Yusuf"), by=rowan.adult["Yusuf"])
    asked = conversations.ask_question(amal, words="?", about="another", to=lead, by=rowan.adult["Leila"])
    people.restrict(rowan.between("Jude", "Sandra"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    page = seen(rowan, "Miss Okafor", f"/questions/{asked.pk}/")
    assert "<b>Yusuf</b>" not in page and "<b>Sandra</b>" not in page


def test_offering_and_stopping(rowan: Cast) -> None:
    bea, ruth = rowan.child["Bea"], browser_of(rowan.adult["Ruth"])
    path = f"/home/children/{bea.pk}/another-parent/"
    assert ruth.post(f"{path}willing/", {"words": "The quiet ones."}).status_code == 302
    assert "You told us on 24 November that you would." in unescape(ruth.get(path).content.decode())
    assert ruth.post(f"{path}willing/", {"stop": "yes"}).status_code == 302
    assert rowan.between("Bea", "Ruth").willing_since is None
    assert ruth.post(path, {"words": ""}).status_code == 302
    assert Question.objects.filter(child=bea, about="another").count() == 1


def test_a_child_on_no_way_has_the_same_pages(rowan: Cast) -> None:
    ivy: Child = rowan.child["Ivy"]
    for page in ("worries", "another-parent", "progress"):
        assert browser_of(rowan.adult["Mei"]).get(f"/home/children/{ivy.pk}/{page}/").status_code == 200
