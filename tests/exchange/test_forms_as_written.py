"""A questionnaire written as an XLSForm, and what it becomes: row by row, with what is left out and why."""

import io
import json
import zipfile

import pytest
import xlsxwriter

from hearth.assessments import documents
from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import document, protected, sheets
from hearth.exchange.xlsform.sheets import MOST_ROWS
from tests.exchange.xlsforms import OFTEN, OURS, SCALE, draft, one_file, survey, workbook

TEXT = {"type": "text", "name": "a", "label": "What do you like?"}


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        draft(data)
    return refused.value.sentence


@pytest.mark.parametrize("file", [workbook, one_file], ids=["a workbook", "one CSV file"])
def test_groups_are_parts_lists_are_answers_and_scores_are_points(file) -> None:  # type: ignore[no-untyped-def]
    found = draft(file(survey=SCALE, choices=OFTEN, settings=[{"form_title": "Joining in", "form_id": "joining"}]))
    assert (found.title, found.form_id) == ("Joining in", "joining")
    assert [one["title"] for one in found.sections] == ["What is growing"]
    assert [one["kind"] for one in found.items] == ["rating", "rating", "text"]
    assert found.items[0]["guide"] == "With help counts."
    assert [one.get("points") for one in found.items[0]["options"]] == [0, 1, 2, None]
    assert found.strands == [{"id": "growing", "title": "What is growing", "section": "growing"}]


def test_what_it_becomes_is_a_document_of_ours() -> None:
    found = draft(workbook(survey=SCALE, choices=OFTEN))
    said = document.Said(**{**vars(OURS), "least": 2, "arrows": {"growing": "up"}})
    table = document.table(found, said, "own-1-joining") | {"version": 1}
    read = documents.read_json(json.dumps(table), "here")
    assert read.scoring and read.scoring.at_least == 2
    assert (read.sections[0].arrow, read.sections[0].direction) == ("up", "More is further along")
    assert read.in_danger and "safeguarding lead" in read.in_danger


def test_a_column_says_which_questions_are_read_together() -> None:
    rows = [{**row, "strand": "Asking"} if row.get("name") == "asks" else row for row in SCALE]
    found = draft(workbook(survey=rows, choices=OFTEN))
    assert [one["title"] for one in found.strands] == ["What is growing", "Asking"]


def test_several_answers_at_once_become_a_question_each() -> None:
    found = survey({"type": "select_multiple often", "name": "m", "label": "Which?"}, choices=OFTEN[:2])
    assert [one["text"] for one in found.items] == ["Which?: Never", "Which?: Sometimes"]
    assert found.lines[0].becomes == "2 questions, each yes or no"


def test_or_other_brings_its_own_box() -> None:
    found = survey({"type": "select_one often or_other", "name": "o", "label": "Which?"}, choices=OFTEN)
    assert [one["kind"] for one in found.items] == ["rating", "text"]
    assert found.items[0]["options"][-1]["label"] == "Other"


def test_numbers_are_words_unless_they_count() -> None:
    found = survey(
        {"type": "integer", "name": "age", "label": "How old?"},
        {"type": "integer", "name": "n", "label": "Total", "strand": "total", "most": 20},
        {"type": "range", "name": "r", "label": "How far?", "parameters": "start=0 end=4 step=1", "strand": "line"},
    )
    assert [(one["kind"], one.get("most")) for one in found.items] == [("text", None), ("number", 20), ("rating", None)]


def test_notes_stay_with_what_they_are_about() -> None:
    found = survey(
        {"type": "note", "name": "n1", "label": "Think of two weeks."}, TEXT,
        {"type": "note", "name": "n2", "label": "Now at home."}, {"type": "text", "name": "b", "label": "And then?"},
        {"type": "note", "name": "n3", "label": "Thank you."},
    )  # fmt: skip
    assert found.sections[0]["hint"] == "Think of two weeks.\n\nThank you."
    assert found.items[1]["guide"] == "Now at home."


def test_what_cannot_be_kept_is_left_out_and_says_why() -> None:
    found = survey(
        TEXT, {"type": "geopoint", "name": "where", "label": "Where are you?"},
        {"type": "image", "name": "photo", "label": "A picture"},
        {"type": "calculate", "name": "c", "calculation": "1"},
        {"type": "begin repeat", "name": "each", "label": "For each child"},
        {"type": "text", "name": "name", "label": "Name"}, {"type": "end repeat"}, {"type": "start", "name": "start"},
        {"type": "wobble", "name": "w", "label": "What is this?"},
    )  # fmt: skip
    assert [one["id"] for one in found.items] == ["a"]
    assert [(line.row, line.text) for line in found.left_out] == [
        (3, "Where are you?"), (4, "A picture"), (5, "c"), (6, "For each child"), (7, "Name"), (9, "start"),
        (10, "What is this?"),
    ]  # fmt: skip
    assert all(line.why for line in found.left_out)
    assert "GPS" in found.left_out[0].why and "repeat" in found.left_out[4].why and "wobble" in found.left_out[-1].why


def test_conditions_limits_and_defaults_are_said_and_lost() -> None:
    found = survey(
        TEXT,
        {
            "type": "text",
            "name": "b",
            "label": "Why?",
            "relevant": "${a} != ''",
            "constraint": ". != 'x'",
            "default": "yes",
        },
    )
    assert len(found.notes) == 3
    assert any("asked only sometimes" in note and "Why?" in note for note in found.notes)


def test_labels_in_languages_are_read_in_one_and_kept_in_the_others() -> None:
    found = survey(
        {"type": "text", "name": "a", "label::Polski (pl)": "Co lubisz?", "label::English (en)": "What do you like?"}
    )
    assert found.items[0]["text"] == "What do you like?"
    assert found.translations == {"Polski (pl)": {"What do you like?": "Co lubisz?"}}


def test_markup_in_a_label_is_taken_out() -> None:
    found = survey(
        {"type": "text", "name": "a", "label": '<b onclick="x()">Is 3 < 4</b>, <script>alert(1)</script>${a}?'}
    )
    assert found.items[0]["text"] == "Is 3 < 4, alert(1)…?"
    assert any("Formatting" in note for note in found.notes)


def test_the_same_name_in_two_groups_is_two_questions() -> None:
    rows = []
    for who in ("mother", "father"):
        rows += [
            {"type": "begin group", "name": who, "label": who.title()},
            {"type": "text", "name": "age", "label": f"Age of {who}"},
            {"type": "end group", "name": who},
        ]
    found = survey(*rows)
    assert [one["id"] for one in found.items] == ["age", "father-age"]
    assert [line.row for line in found.lines] == [3, 6]


def test_curly_quotation_marks_stay_curly() -> None:
    assert (
        survey({"type": "text", "name": "a", "label": "“Not now” – the child’s"}).items[0]["text"]
        == "“Not now” – the child’s"
    )


@pytest.mark.parametrize(
    ("rows", "lists", "says"),
    [
        ([TEXT, TEXT], [], "Row 3: Two questions have the same name."),
        ([{"type": "select_one nothing", "name": "a", "label": "A"}], OFTEN, "a list of answers that is not on"),
        ([{"type": "select_one often", "name": "a", "label": "A"}], [], "there is no sheet called “choices”"),
        ([{"type": "begin group", "name": "g", "label": "G"}, TEXT], [], "Row 2: A group begins here and never ends."),
        ([TEXT, {"type": "end group"}], [], "Row 3: A group ends here that never began."),
        ([{"type": "text", "name": "1 a", "label": "A"}], [], "Row 2: A name begins with a letter"),
        ([{"type": "text", "label": "A"}], [], "needs a word of its own in the column “name”"),
        ([{"name": "a", "label": "A"}], [], "has no column “type”"),
        ([{"type": "text", "name": "a", "label": "${b}?"}], [], "points to a question that is not in this form: “b”"),
        ([{"type": "geopoint", "name": "a", "label": "A"}], [], "no question in this form that can be asked here"),
        ([{"type": "select_one often", "name": "a", "label": "A"}], [*OFTEN, OFTEN[0]], "Two answers of one list"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_form_is_one_clear_sentence(rows, lists, says: str) -> None:  # type: ignore[no-untyped-def]
    sentence = refusal(workbook(survey=rows, **({"choices": lists} if lists else {})))
    assert says in sentence
    assert "pyxform" not in sentence and "http" not in sentence


def test_questions_that_reach_different_points_are_not_read_together() -> None:
    three = [{"list_name": "three", "name": str(n), "label": str(n), "score": n} for n in range(4)]
    rows = [SCALE[0], SCALE[1], {"type": "select_one three", "name": "x", "label": "X"}, SCALE[-1]]
    assert "do not all reach the same number of points (2, 3)" in refusal(
        workbook(survey=rows, choices=[*OFTEN, *three])
    )


def test_a_list_with_one_score_twice_is_not_scored() -> None:
    twice = [{**OFTEN[0]}, {**OFTEN[1], "score": 0}]
    found = draft(workbook(survey=SCALE, choices=twice))
    assert found.items[0]["kind"] == "choice" and not found.strands
    assert any("is not scored" in note for note in found.notes)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "questions on that sheet"),
        (b"<!doctype html><p>no", "web page"),
        (b"PK\x03\x04broken", "not whole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "old or locked Excel"),
        (b"name,place\nAmal,Oslo\n", "This is not an XLSForm"),
        (b"x" * (2 * 1024 * 1024 + 1), "too big to be a questionnaire"),
        (b"type,name,label\n" + b"text,a,b\n" * (MOST_ROWS + 1), "more than 2,000 rows"),
        (b"type,name,name\ntext,a,b\n", "two columns called “name”"),
        (b"type,name,label\ntext,a," + b"x" * 4001 + b"\n", "more than 4,000 letters"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_form_is_refused(data: bytes, says: str) -> None:
    assert says in refusal(data)


def test_a_small_file_that_would_be_endless_is_refused() -> None:
    whole = workbook(survey=[TEXT])
    bomb = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as inside, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        for name in inside.namelist():
            data = inside.read(name)
            out.writestr(name, data + b" " * 60_000_000 if name == "xl/worksheets/sheet1.xml" else data)
    assert len(bomb.getvalue()) < 200_000
    assert "too big" in refusal(bomb.getvalue())


def test_merged_cells_and_hidden_rows_do_no_harm() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet("Survey")
    page.write_row(0, 0, ["Type", " Name ", "Label"])
    page.write_row(1, 0, ["text", "a", "Seen"])
    page.merge_range(2, 0, 2, 2, "")
    page.write_row(3, 0, ["text", "b", "Hidden"])
    page.set_row(3, None, None, {"hidden": True})
    book.add_worksheet("Notes for us").write(0, 0, "ring the printer")
    book.close()
    read = sheets.read(file.getvalue())
    assert read.passed_over == ("Notes for us",) and read.held["survey"].hidden_rows == 1
    assert [one["text"] for one in draft(file.getvalue()).items] == ["Seen"]


@pytest.mark.parametrize(
    "text",
    [
        "SDQ teacher", "our_SDQ_form", "Strengths and Difficulties Questionnaire", "The Boxall items", "boxall",
        "Short WEMWBS", "Warwick‑Edinburgh scale", "RCADS-P", "Outcome Rating Scale",
    ],
)  # fmt: skip
def test_a_known_name_stops_a_form(text: str) -> None:
    assert "names the" in protected.named_in([("Row 3", text)])


@pytest.mark.parametrize(
    "text", ["Doors and corners", "He passes the ball", "Is she emotional?", "A thriving child", "Boxes all"]
)
def test_everyday_words_stop_nothing(text: str) -> None:
    assert protected.named_in([("Row 3", text)]) == ""
