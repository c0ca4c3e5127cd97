"""A page of a school year tells what that year's places cost."""

from datetime import date

from hearth.base import dates
from hearth.records.cast import Cast
from hearth.reports import governors, outward_figures
from hearth.room.models import GroupCost
from tests.reports.words_of import words_of


def test_the_cost_beside_a_year_is_that_years_and_not_the_newest(rowan: Cast) -> None:
    for began, pounds in ((date(2025, 9, 1), 8_000), (date(2026, 9, 1), 9_000)):
        GroupCost.objects.create(
            group=rowan.willow, starts_on=began, ends_on=date(began.year + 1, 8, 31),
            pounds=pounds * rowan.willow.places, what="Food", entered_by=rowan.adult["Miss Okafor"],
            entered_at=dates.now(),
        )  # fmt: skip
    found = outward_figures.of([rowan.willow], rowan.adult["Miss Okafor"], dates.today())
    said = words_of(governors.sheet(found, owed=[]))
    assert "£8,000 for each place" in said and "£9,000" not in said
