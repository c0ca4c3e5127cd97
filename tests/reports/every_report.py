"""Every report there is of the cast, for tests that hold for all of them."""

from collections.abc import Callable

from hearth.base import dates
from hearth.conversations.silences import Kind
from hearth.records.cast import Cast
from hearth.reports import (
    child_record,
    governors,
    inspection,
    outward_figures,
    review_pack,
    story_sheet,
    support_plan,
    what_helps,
)
from hearth.reports.outward_figures import Figures
from hearth.reports.sheet import Sheet
from tests.reports.story_of import signed

Made = Callable[[Cast], Sheet]


def _for_staff(build: Callable[..., Sheet], child: str) -> Made:
    def made(cast: Cast) -> Sheet:
        lead = cast.adult["Miss Okafor"]
        return build(child_record.for_staff(cast.child[child], lead), maker=lead)

    return made


def _for_parent(child: str, parent: str) -> Made:
    def made(cast: Cast) -> Sheet:
        record = child_record.for_parent(cast.child[child], cast.adult[parent])
        return review_pack.sheet(record, maker=cast.adult["Miss Okafor"])

    return made


def _figures(cast: Cast) -> Figures:
    return outward_figures.of([cast.willow], cast.adult["Miss Okafor"], dates.today())


STAFF = {"review pack": review_pack.sheet, "what helps": what_helps.sheet, "support plan": support_plan.sheet}
CHILDREN = ("Amal", "Zara", "Luca")  # in the group, back in class, not known to it
REPORTS: dict[str, Made] = {
    **{
        f"{name}, {child}": _for_staff(build, child)
        for name, build in STAFF.items()
        for child in ("Amal", "Zara", "Luca")
    },
    "pack for Leila": _for_parent("Amal", "Leila"),
    "pack for Yusuf": _for_parent("Amal", "Yusuf"),
    "pack for Tom": _for_parent("Effie", "Tom"),
    "governors": lambda cast: governors.sheet(_figures(cast), owed=list(Kind)),
    "inspection": lambda cast: inspection.sheet(_figures(cast), story=signed(cast)),
    "child study": lambda cast: story_sheet.sheet(signed(cast, purpose="child_study"), dates.today()),
}
