"""The two ways an entry is written: `@change` around an action, `saw` after a page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

from django.db import models, transaction

from hearth.audit.models import Entry
from hearth.base import dates

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    pk: int

    @property
    def name(self) -> str: ...


_inside_a_change: ContextVar[bool] = ContextVar("inside_a_change", default=False)
_wearing: ContextVar[str] = ContextVar("wearing", default=Entry.Hat.STAFF)
_changed: ContextVar[bool] = ContextVar("changed", default=False)


@contextmanager
def wearing(hat: str) -> Iterator[None]:
    """Within a request: in which role this person acts. A parent who is also staff has two hats."""
    token = _wearing.set(hat)
    try:
        yield
    finally:
        _wearing.reset(token)


@contextmanager
def noticing() -> Iterator[Callable[[], bool]]:
    """Within a request: whether a change has left its entry, so that the page it answers with leaves no second one."""
    token = _changed.set(False)
    try:
        yield _changed.get
    finally:
        _changed.reset(token)


def change(action: Callable[P, R]) -> Callable[P, R]:
    """Makes a function an action: all or nothing, and exactly one entry however many actions it calls."""
    what = f"{action.__module__.split('.')[1]}.{action.__name__}"

    @wraps(action)
    def changed(*args: P.args, **kwargs: P.kwargs) -> R:
        if _inside_a_change.get():
            return action(*args, **kwargs)
        token = _inside_a_change.set(True)
        try:
            with transaction.atomic():
                row = action(*args, **kwargs)
                _write(
                    kwargs.get("by"), what, looked=False, row=row if isinstance(row, models.Model) else _first_row(args)
                )
                return row
        finally:
            _inside_a_change.reset(token)

    return changed


def saw(by: Actor, page: str, *, child_id: int | None = None, school_id: int | None = None) -> None:
    """A signed-in person opened a page."""
    Entry.objects.create(
        at=dates.now(), actor_id=by.pk, actor_name=by.name, hat=_wearing.get(), looked=True,
        what=page, child_id=child_id, school_id=school_id,
    )  # fmt: skip


def _first_row(args: tuple[object, ...]) -> models.Model | None:
    return next((a for a in args if isinstance(a, models.Model)), None)


def _write(by: object, what: str, *, looked: bool, row: models.Model | None) -> None:
    kind = row._meta.model_name if row is not None else ""
    child_id = row.pk if kind == "child" and row is not None else getattr(row, "child_id", None)
    school_id = row.pk if kind == "school" and row is not None else getattr(row, "school_id", None)
    Entry.objects.create(
        at=dates.now(), actor_id=getattr(by, "pk", None), actor_name=getattr(by, "name", "Hearth"),
        hat=_wearing.get() if by is not None else Entry.Hat.HEARTH, looked=looked, what=what,
        child_id=child_id, school_id=school_id, row_kind=kind or "", row_id=str(getattr(row, "pk", "") or ""),
    )  # fmt: skip
    _changed.set(True)
