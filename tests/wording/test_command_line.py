"""`python -m hearth.wording`: for a person, and a line of JSON for each message."""

import io
import json
import sys
from pathlib import Path

import pytest

from hearth.wording.__main__ import LineWrong, main, spans


def test_each_line_gives_its_stretches_in_characters() -> None:
    text = "Dear Zoë 👋, his APDR is ready."
    (line,) = spans([json.dumps({"id": 7, "channel": "text", "text": text}).encode()])
    answer = json.loads(line)
    assert answer["id"] == 7
    assert [set(one) for one in answer["spans"]] == [{"start", "end", "code", "severity"}]
    (one,) = answer["spans"]
    assert one["code"] == "jargon" and text[one["start"] : one["end"]] == "APDR"


def test_an_empty_text_and_an_empty_line_are_nothing_to_say() -> None:
    assert [json.loads(line) for line in spans([b'{"id": "a", "text": ""}', b"", b"\n"])] == [{"id": "a", "spans": []}]


def test_a_megabyte_is_read() -> None:
    (line,) = spans([json.dumps({"id": 1, "text": "He went to the hall. " * 50_000}).encode()])
    assert json.loads(line)["id"] == 1


@pytest.mark.parametrize("line", [b"x", b"[]", b'{"id": 1}', b'{"id": 1, "text": 5}', b"[" * 100_000, b'"text"'])
def test_a_line_that_is_no_message_is_refused_in_a_sentence(line: bytes) -> None:
    with pytest.raises(LineWrong, match=r"^Line 1.*\.$"):
        list(spans([line]))


def test_a_person_reads_what_is_good_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Jay smiled at break today. He is a lazy boy. We will ring tomorrow.", encoding="utf-8")
    assert main([str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Already good: it is specific")
    assert any("lazy" in line for line in lines) and any("Words to try" in line for line in lines)
    assert main([str(tmp_path / "none.txt")]) == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Caf\xe9 at two.".encode("latin-1"))))
    assert main([]) == 0
