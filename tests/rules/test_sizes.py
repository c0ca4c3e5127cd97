"""Small files, in folders a person can hold in mind."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = 300


def python_files() -> list[Path]:
    return [path for path in sorted((ROOT / "hearth").rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES


def test_no_file_is_named_for_its_kind() -> None:
    banned = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}
    assert [path for path in python_files() if path.stem in banned or path.parent.name in banned] == []


def test_the_makefile_fits_a_screen() -> None:
    assert len((ROOT / "Makefile").read_text().splitlines()) <= 60
