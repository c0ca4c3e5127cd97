"""Rows change only in actions: the one place that keeps the rules and leaves an entry."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HEARTH = Path(__file__).parents[2] / "hearth"
ALWAYS = {"bulk_create", "bulk_update", "update_or_create", "get_or_create", "save", "acreate", "asave", "adelete"}
ON_ROWS = {"create", "update", "delete", "add", "set", "clear", "remove"}
# Each of these writes something that is no row of a person's: sign-in's own tables, a session, or the audit itself.
ALLOWED = {
    "audit/log.py": "the audit entry itself",
    "exchange/pupils": "no database here",
    "web/account": "the session of whoever signs in, and django-allauth's own rows",
    "records/management": "commands call actions",
}


def files() -> list[Path]:
    return [
        path
        for path in sorted(HEARTH.rglob("*.py"))
        if "migrations" not in path.parts and "actions" not in path.parts and path.name != "actions.py"
    ]


def is_rows(node: ast.expr) -> bool:
    """Whether an expression is about rows: a manager, a filter, a related set."""
    words = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
    return bool(words & {"objects", "filter", "exclude", "all", "select_for_update", "get_queryset"})


def writes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, on = node.func.attr, node.func.value
        if name in ALWAYS or (name in ON_ROWS and is_rows(on)):
            yield f"{path.relative_to(HEARTH)}:{node.lineno} {ast.unparse(node.func)}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(HEARTH)))
def test_only_actions_write(path: Path) -> None:
    where = str(path.relative_to(HEARTH))
    if any(where.startswith(allowed) for allowed in ALLOWED):
        return
    assert list(writes(path)) == []


def test_the_rule_would_see_a_write(tmp_path: Path) -> None:
    bad = HEARTH / "people" / "models" / "families.py"
    source = "Child.objects.filter(pk=1).update(peg='boat')\nchild.save()\nnames.update(x)\n"
    file = tmp_path / "bad.py"
    file.write_text(source)
    found = [ast.unparse(n.func) for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
    assert len(found) == 4 and bad.exists()
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    seen = [
        n.func.attr
        for n in calls
        if isinstance(n.func, ast.Attribute)
        and (n.func.attr in ALWAYS or (n.func.attr in ON_ROWS and is_rows(n.func.value)))
    ]
    assert sorted(seen) == ["save", "update"]


def test_every_action_is_wrapped_so_that_it_leaves_an_entry() -> None:
    """A public function of an actions module that takes `by` is a change."""
    bare = []
    for path in HEARTH.rglob("*.py"):
        if path.name != "actions.py" and "actions" not in path.parts:
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            takes_by = any(argument.arg == "by" for argument in node.args.kwonlyargs)
            wrapped = any(isinstance(d, ast.Name) and d.id == "change" for d in node.decorator_list)
            says_part = "part of an action" in (ast.get_docstring(node) or "").lower()
            if takes_by and not wrapped and not says_part:
                bare.append(f"{path.relative_to(HEARTH)}: {node.name}")
    assert bare == []
