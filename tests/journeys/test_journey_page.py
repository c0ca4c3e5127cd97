"""`docs/journey.md` says what the code does."""

from pathlib import Path

from hearth.journeys.diagram import NAMES, page
from hearth.journeys.models import Step
from hearth.journeys.stages import Stage

PAGE = Path(__file__).parents[2] / "docs" / "journey.md"


def test_the_page_is_the_one_the_code_makes() -> None:
    held = PAGE.read_text(encoding="utf-8")
    assert held.endswith(page()), f"docs/journey.md is out of date. Its second part should be:\n\n{page()}"


def test_every_stage_and_every_step_is_on_it() -> None:
    assert set(NAMES) == set(Stage)
    assert all(f"| {kind.label} |" in page() for kind in Step.Kind)
