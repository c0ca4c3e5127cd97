"""A look at a whole class: saved as you go, nobody added up, and nobody forgotten because they are quiet."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.assessments import whole_class
from hearth.assessments.actions import class_looks as actions
from hearth.assessments.models import ChildLook, ClassLook
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.concerns import raise_concern
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.schools.models import SchoolClass
from hearth.wording import plain
from tests.web.signed_in import browser_of


@pytest.fixture
def threes(rowan: Cast) -> SchoolClass:
    return SchoolClass.objects.get(school=rowan.rowan, name="3R")


@pytest.fixture
def look(rowan: Cast, threes: SchoolClass) -> ClassLook:
    return actions.begin_look(threes, by=rowan.adult["Mr Reid"])


@pytest.fixture
def reid(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Mr Reid"])


def mark(cast: Cast, look: ClassLook, **marks: dict[str, str]) -> None:
    given = {
        cast.child[name].pk: {line.replace("_", "-"): said for line, said in lines.items()}
        for name, lines in marks.items()
    }
    actions.save_marks(look, marks=given, by=look.begun_by)


def answers(cast: Cast, name: str) -> dict[str, str]:
    row = ChildLook.objects.filter(child=cast.child[name]).first()
    return dict(row.answers) if row else {}


def finished(cast: Cast, look: ClassLook) -> ClassLook:
    mark(
        cast, look, Amal={"out_hurts": "2", "well_joins": "1", "quiet_unseen": "0"},
        Bea={"quiet_apart": "2", "quiet_unseen": "1", "well_asks": "0"}, Effie={"learn_calls": "0", "well_joins": "2"},
        Ellis={"quiet_unseen": "not-seen"},
    )  # fmt: skip
    return actions.finish_look(look, by=look.begun_by)


def page(client: Client, look: ClassLook) -> str:
    answer = client.get(reverse("staff:class_look", args=[look.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_child_of_the_class_stands_on_the_grid_once_with_every_line(
    rowan: Cast, look: ClassLook, reid: Client
) -> None:
    shown, lines = page(reid, look), len(whole_class.document().questions)
    for child in Child.objects.on_roll().filter(school_class=look.school_class):
        assert shown.count(f'id="c{child.pk}"') == 1
        assert len(set(re.findall(rf'name="(m-{child.pk}-[a-z-]+)"', shown))) == lines
    assert "checked" not in shown.partition("<table")[2], "nothing is marked beforehand"


def test_a_mark_is_kept_as_it_is_made_and_what_is_not_sent_keeps_what_it_had(
    rowan: Cast, look: ClassLook, reid: Client
) -> None:
    amal, draft = rowan.child["Amal"].pk, reverse("staff:class_look_draft", args=[look.pk])
    answer = reid.post(draft, {f"m-{amal}-well-joins": "2"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "Saved at 9.05" in answer.content.decode()
    assert reid.post(draft, {f"m-{amal}-out-hurts": "1"}).url == reverse("staff:class_look", args=[look.pk])
    assert answers(rowan, "Amal") == {"well-joins": "2", "out-hurts": "1"}
    reid.post(draft, {f"m-{amal}-well-joins": "0", "back": [f"{amal}-out-hurts"]})
    assert answers(rowan, "Amal") == {"well-joins": "0"}
    again = page(reid, look)
    assert re.search(rf'name="m-{amal}-well-joins" value="0" checked', again) and "Go on where you were" in again


def test_a_page_left_open_since_an_older_saving_overwrites_nothing(rowan: Cast, look: ClassLook, reid: Client) -> None:
    amal, draft = rowan.child["Amal"].pk, reverse("staff:class_look_draft", args=[look.pk])
    reid.post(draft, {f"m-{amal}-well-joins": "2", "shown": ""})
    reid.post(draft, {f"m-{amal}-well-joins": "0", f"m-{amal}-well-asks": "1", "shown": ""})
    assert answers(rowan, "Amal") == {"well-joins": "2", "well-asks": "1"}


def test_nonsense_is_no_mark(rowan: Cast, look: ClassLook, reid: Client) -> None:
    amal, jude = rowan.child["Amal"].pk, rowan.child["Jude"].pk
    sent = {f"m-{amal}-well-joins": "99", f"m-{amal}-no-line": "1", f"m-{jude}-well-joins": "2", "m-": "1",
            "m-²-x": "1", f"m-{'9' * 400}-well-joins": "1", "back": ["", "x", "1-"]}  # fmt: skip
    assert reid.post(reverse("staff:class_look_draft", args=[look.pk]), sent).status_code == 302
    assert not ChildLook.objects.exists(), "another class’s child is not on this grid"


def test_finishing_says_who_was_not_marked_and_they_stand_in_it(rowan: Cast, look: ClassLook, reid: Client) -> None:
    amal, path = rowan.child["Amal"].pk, reverse("staff:class_look", args=[look.pk])
    entries = Entry.objects.filter(looked=False).count()
    asked = reid.post(path, {f"m-{amal}-well-joins": "2"})
    assert Entry.objects.filter(looked=False).count() == entries + 1
    look.refresh_from_db()
    words = " ".join(plain.blocks(asked.content.decode()))
    assert asked.status_code == 200 and look.finished_at is None and "Not marked yet" in words and "Bea Lowe" in words
    assert re.search(r"Marked in part:.*Amal Rahman.*\([0-9]+ lines blank\)", words, re.S), "seven blanks are said too"
    assert answers(rowan, "Amal") == {"well-joins": "2"}, "what was marked is kept all the same"
    assert reid.post(path, {"anyway": "yes"}).status_code == 302
    shown = page(reid, look)
    assert "Whom this look does not show" in shown and "Bea Lowe" in shown.partition("Not marked:")[2]
    everyone = whole_class.children_of(look.school_class, rowan.adult["Mr Reid"])
    assert look.rows.count() == len(everyone)


def test_a_look_with_nobody_marked_is_not_finished(rowan: Cast, look: ClassLook) -> None:
    with pytest.raises(RuleBroken, match="Nobody is marked yet"):
        actions.finish_look(look, by=rowan.adult["Mr Reid"])


def test_a_finished_look_takes_no_more_marks_and_another_begins(rowan: Cast, look: ClassLook) -> None:
    finished(rowan, look)
    with pytest.raises(RuleBroken, match="finished"):
        mark(rowan, look, Amal={"well_joins": "2"})
    again = actions.begin_look(look.school_class, by=rowan.adult["Mr Reid"])
    assert again.pk != look.pk
    assert actions.begin_look(look.school_class, by=rowan.adult["Mr Reid"]).pk == again.pk, "it is gone on with"


def test_three_kinds_stand_side_by_side_without_a_total_or_an_order(rowan: Cast, look: ClassLook, reid: Client) -> None:
    raise_concern(
        rowan.child["Zara"], disrupting=True, seen="x", does_well="y", by=rowan.adult["Mr Reid"]
    )  # another class: not here
    raise_concern(rowan.child["Ellis"], withdrawn=True, seen="Hid.", does_well="Draws.", by=rowan.adult["Mrs Doyle"])
    finished(rowan, look)
    shown = page(reid, look)
    columns = shown.partition('<div class="three">')[2].partition("</div>\n<section")[0]
    out, stops, quiet = (columns.partition(f'id="k{n}"')[2].partition("</section>")[0] for n in (1, 2, 3))
    assert "Amal Rahman" in out and "Bea" not in out and "Goes well:" in out and "Marked in 1 of 2 lines." in out
    assert "Nothing of this kind was marked" in stops and "Zara" not in shown
    assert quiet.index("Bea Lowe") < quiet.index("Ellis Carter") and "Mrs Doyle raised a concern" in quiet
    words = " ".join(plain.blocks(shown))
    assert not re.search(r"\b(total|score|rank|highest|lowest|at risk)\b|%", words, re.I)


def test_a_concern_is_raised_with_the_kind_and_nothing_else_filled_in(
    rowan: Cast, look: ClassLook, reid: Client
) -> None:
    finished(rowan, look)
    Child.objects.filter(pk=rowan.child["Bea"].pk).update(group=None)
    path = reverse("staff:concern_for", args=[rowan.child["Bea"].pk])
    assert f"{path}?kind=withdrawn" in page(reid, look)
    form = reid.get(path, {"kind": "withdrawn"}).content.decode()
    assert re.findall(r'value="(\w+)"[^>]* checked', form) == ["withdrawn"]
    assert "checked" not in reid.get(path, {"kind": "nonsense"}).content.decode()


def test_who_is_known_to_the_group_is_said_and_talked_about_there(rowan: Cast, look: ClassLook, reid: Client) -> None:
    finished(rowan, look)
    shown = page(reid, look)
    assert "Known to the Willow Room already." in shown
    assert f"{reverse('staff:concern_for', args=[rowan.child['Amal'].pk])}?kind" not in shown


def test_everybody_is_on_the_list_of_those_not_talked_about_and_quiet_children_are_not_last(
    rowan: Cast, look: ClassLook
) -> None:
    finished(rowan, look)
    okafor = browser_of(rowan.adult["Miss Okafor"])
    names = re.findall(r"<b>([^<]+)</b>", page(okafor, look).partition('id="nt"')[2].partition("</section>")[0])
    assert names == sorted(names) and "Bea Lowe" in names
    bea = look.rows.get(child=rowan.child["Bea"])
    path = reverse("staff:talk_child_over", args=[bea.pk])
    assert "Is by themselves at play" in okafor.get(path).content.decode()
    assert okafor.post(path, {"words": " "}).status_code == 200
    assert okafor.post(path, {"words": "Mr Reid eats lunch beside her; we look again in January."}).status_code == 302
    shown = page(browser_of(rowan.adult["Mr Reid"]), look)
    assert "Bea Lowe" not in shown.partition('id="nt"')[2].partition("</section>")[0]
    talked = shown.partition('id="ta"')[2]
    assert "eats lunch beside her" in talked and "Miss Okafor, 24 November 2026" in talked
    with pytest.raises(RuleBroken, match="already"):
        actions.talk_child_over(bea, words="Again.", by=rowan.adult["Miss Okafor"])


def test_those_who_do_not_lead_read_and_do_not_write_what_is_next(rowan: Cast, look: ClassLook, reid: Client) -> None:
    finished(rowan, look)
    path = reverse("staff:talk_child_over", args=[look.rows.get(child=rowan.child["Bea"]).pk])
    assert path not in page(reid, look) and reid.get(path).status_code == 403


def test_ones_own_child_is_left_out_and_that_is_said(rowan: Cast, threes: SchoolClass) -> None:
    """Mrs Doyle takes 3R for a while; her son Oskar is in it."""
    doyle = rowan.adult["Mrs Doyle"]
    doyle.memberships.update(school_class=threes)
    look = actions.begin_look(threes, by=doyle)
    oskar = rowan.child["Oskar"]
    shown = page(browser_of(doyle), look)
    assert f'id="c{oskar.pk}"' not in shown and "Oskar Doyle: your own child is not on your grid" in shown
    mark(rowan, look, Oskar={"well_joins": "2"}, Amal={"well_joins": "2"})
    actions.finish_look(look, by=doyle)
    assert not look.rows.filter(child=oskar).exists()
    assert "Oskar" not in page(browser_of(doyle), look)
    assert "Oskar" in page(browser_of(rowan.adult["Miss Okafor"]), look).partition("Not on this grid:")[2]


def test_a_draft_is_its_writers_and_another_class_is_not_found(rowan: Cast, look: ClassLook) -> None:
    path = reverse("staff:class_look", args=[look.pk])
    assert browser_of(rowan.adult["Miss Okafor"]).get(path).status_code == 409
    assert browser_of(rowan.adult["Mrs Doyle"]).get(path).status_code == 404
    assert browser_of(rowan.adult["Mrs Kaur"]).get(path).status_code == 404
    with pytest.raises(RuleBroken, match="Mr Reid"):
        actions.save_marks(look, marks={}, by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="not your class"):
        actions.begin_look(look.school_class, by=rowan.adult["Mrs Doyle"])


def test_who_left_or_was_handed_on_is_gone_without_a_gap(rowan: Cast, look: ClassLook, reid: Client) -> None:
    finished(rowan, look)
    Child.objects.filter(pk=rowan.child["Bea"].pk).update(left_on=dates.today())
    look.rows.filter(child=rowan.child["Amal"]).update(withheld_at=dates.now())
    for viewer in ("Mr Reid", "Miss Okafor"):
        shown = page(browser_of(rowan.adult[viewer]), look)
        assert "Bea" not in shown and "Amal" not in shown
    assert (
        reid.get(reverse("staff:talk_child_over", args=[look.rows.get(child=rowan.child["Amal"]).pk])).status_code
        == 403
    )


def test_a_withheld_row_is_not_overwritten(rowan: Cast, look: ClassLook) -> None:
    mark(rowan, look, Amal={"well_joins": "2"})
    look.rows.update(withheld_at=dates.now())
    mark(rowan, look, Amal={"well_joins": "0"}, Bea={"well_joins": "1"})
    assert answers(rowan, "Amal") == {"well-joins": "2"} and answers(rowan, "Bea") == {"well-joins": "1"}


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_large_class_asks_as_much_as_a_small_one(
    rowan: Cast, look: ClassLook, reid: Client, is_finished: bool
) -> None:
    if is_finished:
        finished(rowan, look)
    counts = []
    page(reid, look)
    for more in (0, 25):
        made = [
            Child(school=rowan.rowan, forename=f"One{n}", surname="More", school_class=look.school_class)
            for n in range(more)
        ]
        Child.objects.bulk_create(made)
        ChildLook.objects.bulk_create(
            ChildLook(look=look, child=child, answers={"quiet-apart": "2"}) for child in made if is_finished
        )
        for child in made[:5]:
            raise_concern(child, withdrawn=True, seen="x", does_well="y", by=rowan.adult["Mrs Pike"])
        with CaptureQueriesContext(connection) as seen:
            page(reid, look)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16


def test_saving_a_row_asks_as_much_of_a_large_class(rowan: Cast, look: ClassLook, reid: Client) -> None:
    draft, counts = reverse("staff:class_look_draft", args=[look.pk]), []
    for more in (0, 25):
        Child.objects.bulk_create(
            Child(school=rowan.rowan, forename=f"One{n}", surname="More", school_class=look.school_class)
            for n in range(more)
        )
        sent = {f"m-{child.pk}-well-joins": "1" for child in Child.objects.filter(school_class=look.school_class)}
        reid.post(draft, sent)
        with CaptureQueriesContext(connection) as seen:
            reid.post(draft, dict.fromkeys(sent, "2"))
        counts.append(len(seen))
        ChildLook.objects.all().delete()
    assert counts[0] == counts[1]
