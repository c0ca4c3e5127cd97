"""What a meeting gets: of each adult the newest look beside the first, a line a part; of what comes again and again the
newest; and a word on where the rest is."""

from dataclasses import replace
from datetime import date, timedelta

from hearth.assessments import library
from hearth.assessments.chance import BY_ASSUMPTION, Chance, Measured
from hearth.assessments.line import Line, Look
from hearth.conversations.models import Contribution
from hearth.records.cast import Cast
from hearth.reports import child_record, looks_seen, record_blocks, support_plan
from hearth.reports.sheet import Bullets, Care, Sheet, TableBlock, Words
from tests.reports.words_of import words_of

BEGAN = date(2026, 6, 4)
OURS = Chance(1.6, f"{BY_ASSUMPTION} For four answers that is much.")


def line(
    who: str, *values: int | None, strand: int = 0, version: int = 2, after: int = 0, answered: int = 4,
    chance: Chance = OURS,
) -> Line:  # fmt: skip
    scale = library.get("staff-observation", version).named("Amal")
    assert scale.scoring is not None
    one = scale.scoring.strands[strand]
    role, days = "Nurture lead or SENCO", [BEGAN + timedelta(days=60 * n + after) for n in range(len(values))]
    looks = tuple(
        Look(on, "Along the way", value, 16, answered, 4 - answered, role)
        for on, value in zip(days, values, strict=True)
    )
    return Line(scale, one, scale.section(one.section), who, "school", looks, chance)


def tables(*lines: Line, put_right: int = 0) -> list[TableBlock]:
    blocks = looks_seen.blocks(lines, child="Amal", put_right=put_right)
    return [one for one in blocks if isinstance(one, TableBlock)]


def notes(*lines: Line) -> str:
    blocks = looks_seen.blocks(lines, child="Amal", put_right=0)
    return " ".join(line for one in blocks if isinstance(one, Bullets) for line in one.lines)


def test_two_adults_stand_side_by_side_in_one_table_and_are_never_joined() -> None:
    (block,) = tables(line("Mr Reid", 6, 7, 9), line("Mrs Bell", 3, 12, after=9))
    assert block.table.columns[0] == "Part" and block.table.columns[1].startswith(
        "Mr Reid, nurture lead or SENCO: 4 Jun"
    )
    assert block.table.rows[0][1:] == (
        "6 to 9: further along, may be chance", "3 to 12: further along, more than chance often gives"
    )  # fmt: skip
    assert "version 2" in block.table.caption and "More is further along" in block.table.caption


def test_what_is_growing_stands_before_what_gets_in_the_way() -> None:
    first, then = tables(line("Mr Reid", 9, 7, strand=-1), line("Mr Reid", 5, 6))
    assert first.table.caption.startswith("What is growing") and then.table.caption.startswith("What gets in the way")


def test_one_look_is_too_little_to_say_and_none_is_no_number() -> None:
    (once,) = tables(line("Mr Reid", 6))
    assert once.table.rows[0][1] == "6, once: too little to say"
    (none,) = tables(line("Mr Reid", None, answered=1))
    assert none.table.rows[0][1] == "not enough seen"


def test_a_part_seen_on_other_days_than_the_rest_says_its_own() -> None:
    (block,) = tables(line("Mr Reid", 6, 9), line("Mr Reid", 6, 9, strand=1), line("Mr Reid", 4, 8, strand=2, after=30))
    assert "July" not in block.table.columns[1]
    assert block.table.rows[2][1].startswith("4 to 8 (4 July, then 2 September 2026):")


def test_fewer_answers_than_were_asked_are_said() -> None:
    (block,) = tables(line("Mr Reid", 6, 9, answered=3))
    assert block.table.rows[0][1].startswith("6 (3 of 4 answered) to 9 (3 of 4 answered)")


def test_older_questions_give_way_to_two_looks_with_newer_ones_and_the_page_is_named() -> None:
    old, new = line("Mr Reid", 6, 9, version=1), line("Mr Reid", 5, 8, after=90)
    assert [one.table.caption for one in tables(old, new)] == [one.table.caption for one in tables(new)]
    said = notes(old, new)
    assert "The line of version 1 stops there" in said and "under Change over time" in said
    assert len(tables(old, line("Mr Reid", 5, after=200))) == 2, "one look with the newer says nothing of change"


def test_what_chance_could_give_is_said_once_for_all_parts() -> None:
    wide = replace(OURS, measured=Measured(0.7, 13))
    said = notes(line("Mr Reid", 6, 9, chance=wide), line("Mr Reid", 6, 9, strand=1, chance=wide))
    assert said.count("Chance alone could move a part by") == 1 and said.count(BY_ASSUMPTION) == 1
    assert "Measured here" in said and "1.9 points" in said
    assert isinstance(looks_seen.blocks([line("Mr Reid", 6, 9)], child="Amal", put_right=0)[-1], Care)


def plan(cast: Cast) -> Sheet:
    lead = cast.adult["Miss Okafor"]
    return support_plan.sheet(child_record.for_staff(cast.child["Amal"], lead), maker=lead)


def test_the_newest_words_of_each_parent_stand_and_the_rest_is_named_with_what_we_owe(rowan: Cast) -> None:
    record = child_record.for_staff(rowan.child["Amal"], rowan.adult["Miss Okafor"])
    latest = record_blocks.latest_told(record)
    assert {one.adult.forename for one in latest} == {"Leila", "Yusuf"}
    rest = [one for one in record.told if one not in latest]
    assert rest and f"({len(rest)} more" in record_blocks.more_told(record).text
    Contribution.objects.filter(pk=rest[0].pk).update(so_we="", could_not=False)
    assert "to 1 of them we owe an answer" in words_of(plan(rowan))


def test_nothing_is_said_of_a_rest_where_there_is_none(rowan: Cast) -> None:
    record = child_record.for_staff(rowan.child["Luca"], rowan.adult["Miss Okafor"])
    assert record_blocks.more_told(record) == Words("")
    assert "Older" not in words_of(support_plan.sheet(record, maker=rowan.adult["Miss Okafor"]))
