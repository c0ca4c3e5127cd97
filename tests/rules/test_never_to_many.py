"""To write to many at once is impossible by design: nothing here takes more than one adult, and a notice has one."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

from hearth.notices import actions as notices
from hearth.notices.models import Notice

HEARTH = Path(__file__).parents[2] / "hearth"
MANY = ("list", "Iterable", "Sequence", "QuerySet", "set", "tuple", "Collection", "Mapping", "dict")
PEOPLE = ("Relationship", "User", "Child", "Notice")
# A parent's own wishes, one for each of their children. It writes to nobody.
OWN_WISHES = "say_how_to_reach"
PLURAL = {"relationships", "adults", "parents", "families", "recipients", "users", "children", "everybody", "group"}


def action_files() -> list[Path]:
    folders = ("notices", "conversations", "agreements", "journeys", "assessments", "languages", "people")
    return sorted(
        path
        for folder in folders
        for path in (HEARTH / folder).rglob("*.py")
        if path.name == "actions.py" or "actions" in path.parts
    )


def takes(path: Path) -> Iterator[tuple[str, str, str]]:
    """Each public action of a file with what it takes: its name, the argument's, and its type as written."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            for argument in (*node.args.args, *node.args.kwonlyargs):
                yield node.name, argument.arg, ast.unparse(argument.annotation) if argument.annotation else ""


def queues(path: Path) -> Iterator[ast.Call]:
    """Every call that queues a notice."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "queue":
                yield node


def test_a_notice_has_exactly_one_adult() -> None:
    fields = [field for field in Notice._meta.get_fields() if field.related_model and field.name != "printed_by"]
    adults = [field for field in fields if field.related_model._meta.model_name == "user"]  # type: ignore[union-attr]
    assert [field.name for field in adults] == ["adult"]
    assert isinstance(adults[0], models.ForeignKey) and not adults[0].null
    assert not [field for field in fields if field.many_to_many]


@pytest.mark.parametrize("path", action_files(), ids=lambda path: str(path.relative_to(HEARTH)))
def test_no_action_takes_many_people(path: Path) -> None:
    for action, argument, written in takes(path):
        many_people = any(word in written for word in MANY) and any(one in written for one in PEOPLE)
        assert not many_people or (action == OWN_WISHES and not list(queues(path))), f"{action}({argument}: {written})"
        if path.is_relative_to(HEARTH / "notices") or path.is_relative_to(HEARTH / "conversations"):
            assert argument not in PLURAL, f"{action}({argument})"


def test_a_notice_is_queued_for_one_relationship_and_nothing_else() -> None:
    first, *rest = inspect.signature(notices.queue).parameters.values()
    assert (first.name, first.annotation.__name__) == ("relationship", "Relationship")
    assert [one.name for one in rest] == ["kind", "by", "link_path"]


def test_whoever_queues_names_one_and_never_spreads_a_list() -> None:
    calls = [call for path in action_files() for call in queues(path)]
    assert len(calls) > 4
    for call in calls:
        assert len(call.args) == 1 and not isinstance(call.args[0], ast.Starred), ast.unparse(call)


def test_no_page_queues_a_notice_by_itself() -> None:
    """Only an action does, with the change that is its cause."""
    assert [path.name for path in sorted((HEARTH / "web").rglob("*.py")) if list(queues(path))] == []
