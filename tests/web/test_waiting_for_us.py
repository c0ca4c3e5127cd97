"""What is waiting for us, on Today: one line for each thing to do, and one line a child for what colleagues owe."""

from hearth.assessments import actions as assessments
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.web.staff.waiting import Waiting, waiting_for_us


def views(rowan: Cast, user: User) -> list[Waiting]:
    rows = waiting_for_us(user, rowan.rowan, dates.today())
    return [row for row in rows if row.child == rowan.child["Bea"] and ("view" in row.what or "words" in row.what)]


def asked(rowan: Cast, name: str, key: str = "staff-observation", as_: str = "staff") -> Assessment:
    return assessments.ask_for(
        rowan.child["Bea"].journeys.get(), instrument_key=key, occasion="later", respondent=rowan.adult[name],
        respondent_is=as_, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_colleagues_views_fold_to_one_line_a_child_and_ones_own_stands_alone(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    assert views(rowan, lead) == []
    asked(rowan, "Mr Osei")
    assert [row.what for row in views(rowan, lead)] == ["Mr Osei’s view of Bea"]
    asked(rowan, "Mrs Bell")
    [row] = views(rowan, lead)
    assert (row.what, row.line) == ("Mr Osei, Mrs Bell: their view of Bea", "Asked 24 November")
    asked(rowan, "Mrs Bell", "child-voice", "child")
    [row] = views(rowan, lead)
    assert row.what == "Mr Osei, Mrs Bell: their view of Bea; and Bea’s own words, beside Mrs Bell"
    own = [one.what for one in views(rowan, rowan.adult["Mrs Bell"])]
    assert sorted(own) == ["Bea’s own words, beside you", "Mr Osei’s view of Bea", "Your view of Bea"]
