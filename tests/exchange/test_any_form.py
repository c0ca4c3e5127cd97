"""Whatever a file holds, it becomes a questionnaire or one sentence; never an error page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import sheets
from tests.exchange.xlsforms import draft, one_file, workbook

WORDS = some.sampled_from(
    ["", "a", "b", "often", "select_one often", "1", "=1+1", "${a}", "<b>", "yes", "Ü" * 300, "-3", "1e9"]
)
TYPES = some.sampled_from(
    [
        "text", "select_one often", "select_multiple often", "select_one often or_other", "begin group", "end group",
        "begin repeat", "end repeat", "note", "range", "integer", "calculate", "rank often", "image", "x", "",
        "begin loop over often", "end loop", "select_one_from_file a.csv", "select_one_external often", "acknowledge",
        "audit", "osm", "start",
    ]
)  # fmt: skip
NEEDED = {"type": TYPES, "name": WORDS, "label": WORDS}
MORE = (
    "strand", "most", "hint", "relevant", "parameters", "label::Polski (pl)", "repeat_count", "choice_filter",
    "default", "required",
)  # fmt: skip
ROW = some.fixed_dictionaries(NEEDED, optional=dict.fromkeys(MORE, WORDS))
CHOICE = some.fixed_dictionaries({"list_name": WORDS, "name": WORDS, "label": WORDS}, optional={"score": WORDS})
SETTING = some.fixed_dictionaries(
    {"form_title": WORDS}, optional={"form_id": WORDS, "default_language": WORDS, "style": WORDS, "name": WORDS}
)


@settings(max_examples=150)
@given(some.lists(ROW, min_size=1, max_size=6), some.lists(CHOICE, max_size=4), some.lists(SETTING, max_size=2))
def test_any_rows(survey: list[dict[str, str]], choices: list[dict[str, str]], said: list[dict[str, str]]) -> None:
    sheets = {"survey": survey, **({"choices": choices} if choices else {}), **({"settings": said} if said else {})}
    try:
        found = draft(one_file(**sheets))
    except FileRefused as refused:
        assert refused.sentence.endswith((".", "”.", "?")) and "Traceback" not in refused.sentence
    else:
        assert found.items and len({one["id"] for one in found.items}) == len(found.items)


@given(some.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        assert draft(data).items
    except FileRefused as refused:
        assert refused.sentence


def test_one_long_text_in_every_row_is_no_questionnaire_however_small_the_file() -> None:
    rows = [{"type": "text", "name": f"q{n}", "label": "x" * 3900} for n in range(1500)]
    data = workbook(survey=rows)
    assert len(data) < 100_000
    with pytest.raises(FileRefused, match="too big to be a questionnaire"):
        sheets.read(data)
