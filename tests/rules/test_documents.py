"""The documents are short, lead somewhere, show the code as it is, and name nobody's machine."""

import re
from pathlib import Path

import pytest

from hearth.wording import reading, unwanted
from tools import permissions
from tools.pictures import LARGEST, SHOTS

ROOT = Path(__file__).parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
PICTURES = sorted((ROOT / "docs/pictures").iterdir())
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"```python\n# (\S+)\n(.*?)```", re.DOTALL)
MACHINE = re.compile(
    r"(?<![\w.])/(?:home/(?!about-home|asks|children|goals|reports)\w|root|work|Users|tmp|mnt)\b|[A-Z]:\\"
)
IN_CODE = re.compile(r"`(?:python -m )?((?:hearth|tests|tools|docs|bench)/[\w./-]+)`")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_readme_fits_a_screen_or_two() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) < 80


def test_permissions_are_written_from_the_roles() -> None:
    assert permissions.PAGE.read_text() == permissions.page(), "run python -m tools.permissions"


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_link_leads_somewhere(path: Path) -> None:
    found = [link.partition("#")[0] for link in LINK.findall(path.read_text())]
    ours = [link for link in found if link and not link.startswith(("https://", "mailto:"))]
    assert [link for link in ours if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_every_file_it_names_is_there(path: Path) -> None:
    named = [found.partition("::")[0] for found in IN_CODE.findall(path.read_text())]
    assert [found for found in named if not (ROOT / found).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_no_document_names_a_machine(path: Path) -> None:
    assert MACHINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", DOCS, ids=name)
def test_code_in_a_document_is_the_code_as_it_is(path: Path) -> None:
    for where, shown in BLOCK.findall(path.read_text()):
        code, at = (ROOT / where).read_text(), 0
        for line in shown.splitlines():
            if line.strip() and line.strip() != "…":
                at = code.find(f"{line}\n", at)
                assert at >= 0, f"{where} does not say, or not in this order: {line!r}"


@pytest.mark.parametrize("path", DECISIONS, ids=name)
def test_a_decision_is_one_page_of_three_parts(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= 40
    assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## Consequences"]
    assert lines[0].startswith(f"# {int(path.name[:4])}. ")


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_parents_guide_reads_at_eleven_and_uses_no_word_that_hurts() -> None:
    text = (ROOT / "docs/guides/parent.md").read_text()
    plain = re.sub(
        r"!\[[^\]]*\]\([^)]*\)|[#*_`]|^> ?", "", LINK.sub(lambda m: m[0].split("]")[0].lstrip("!["), text), flags=re.M
    )
    blocks = [block for block in re.split(r"\n\s*\n|\n- |\n\d+\. ", plain) if block.strip()]
    age = reading.reading_age(blocks, names=["Amal", "Leila", "Tom", "Effie", "Willow", "Hearth"])
    assert age is not None and age <= reading.THRESHOLD, reading.hardest(blocks)
    assert [find.words for find in unwanted.found(plain)] == []


@pytest.mark.parametrize("path", PICTURES, ids=name)
def test_a_picture_is_small_and_shown(path: Path) -> None:
    assert path.stat().st_size < LARGEST
    assert path.stem in {shot.name for shot in SHOTS}, "no shot takes this picture"
    shown = {Path(link).name for document in DOCS for link in LINK.findall(document.read_text())}
    assert path.name in shown, "no document shows this picture"


def test_every_hazard_names_tests_that_are_there() -> None:
    text = (ROOT / "docs/safety/hazards.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text)
    assert len(named) >= 16
    missing = [f"{file}::{test}" for file, test in named if f"def {test}(" not in (ROOT / file).read_text()]
    assert missing == []
