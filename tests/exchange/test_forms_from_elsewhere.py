"""Every questionnaire in the collected samples comes in, where they lie beside the repository."""

import json
from pathlib import Path

import pytest

from hearth.assessments import documents
from hearth.exchange.xlsform import document
from tests.exchange.xlsforms import OURS, draft

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "xlsform"
FORMS = sorted(path for path in SAMPLES.glob("*") if path.suffix in {".xlsx", ".csv", ".xls"})
# How many questions, and how many rows are left out.
EXPECTED = {
    "group.xlsx": (3, 0),
    "specify_other.xlsx": (2, 0),
    "utf_csv.csv": (1, 0),
    "widgets.csv": (20, 6),
    "yes_or_no_question.csv": (1, 0),
}


@pytest.mark.skipif(not FORMS, reason="the samples are not here")
def test_we_know_every_sample() -> None:
    assert {path.name for path in FORMS} == set(EXPECTED)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_sample_becomes_a_document_of_ours(path: Path) -> None:
    found = draft(path.read_bytes())
    assert (len(found.items), len(found.left_out)) == EXPECTED[path.name]
    table = document.table(found, OURS, "own-1-sample") | {"version": 1}
    assert documents.read_json(json.dumps(table), path.name).questions
