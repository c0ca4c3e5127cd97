"""Which boxes get thoughts on how their words may sound: those in which staff write to or about a family.

While a staff page is being answered it is known here, so that every form on it can offer them without being told.
Never in the parents' portal, and never where words go to the safeguarding lead or stay with their writer.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from hearth.base.inputs import Words
from hearth.people.roles import Permission

P = Permission
UNMINDED = frozenset({
    P.HAND_OFF, P.RECEIVE_HANDOFFS, P.REFLECT, P.PRACTISE, P.NOTE_PRACTICE, P.MIND_WORDS, P.KEEP_WORDS, P.EDIT_PEOPLE,
    P.MANAGE_STAFF, P.IMPORT_CHILDREN, P.TRANSLATE, P.NAME_LINGUISTS,
})  # fmt: skip
"""Pages whose words are for the safeguarding lead, for oneself, or are facts of the school's own."""
CHANNELS = {"write_review": "report", "question": "app", "so_we": "app", "new_ask": "letter"}
"""How the words of some pages reach a family; of all others it is not known."""

_answering: ContextVar[HttpRequest | None] = ContextVar("answering", default=None)


@contextmanager
def minding(request: HttpRequest, permission: Permission) -> Iterator[None]:
    token = _answering.set(None if permission in UNMINDED else request)
    try:
        yield
    finally:
        _answering.reset(token)


@dataclass(frozen=True)
class About:
    """What a box, or a whole form, says of itself when its words are to be looked at."""

    child_pk: int | None = None
    channel: str = ""
    page: str = ""
    boxes: tuple[tuple[str, str], ...] = ()
    """Name and label."""

    def __str__(self) -> str:
        return json.dumps({"child": self.child_pk, "channel": self.channel, "page": self.page, "boxes": self.boxes})

    @classmethod
    def read(cls, text: str) -> Self:
        """What came back from a browser. Whatever cannot be read says nothing."""
        try:
            said = json.loads(text)
            boxes = tuple((str(name), str(label)[:200]) for name, label in said["boxes"][:40])
            child = said["child"] if isinstance(said["child"], int) else None
            return cls(child, str(said["channel"])[:20], local_page(str(said["page"])), boxes)
        except (ValueError, KeyError, TypeError, RecursionError):
            return cls()


def local_page(path: str) -> str:
    """The path, if it is a page of the staff portal; nothing otherwise."""
    if len(path) > 200 or not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return ""
    try:
        return path if resolve(path).namespace == "staff" else ""
    except Resolver404:
        return ""


def thoughts_for(context: Mapping[str, Any]) -> dict[str, Any]:
    """For the templates of forms: what a minded box or form says of itself, or nothing at all."""
    request = _answering.get()
    if request is None or request.resolver_match is None:
        return {}
    widget, form = context.get("widget"), context.get("form")
    boxes: list[tuple[str, str]] = []
    if isinstance(widget, dict) and widget.get("minded"):
        boxes = [(widget["name"], "")]
    elif widget is None and form is not None:
        boxes = [(field.html_name, str(field.label)) for field in form if _is_minded(field.field)]
    if not boxes:
        return {}
    channel = CHANNELS.get(request.resolver_match.url_name or "", "")
    return {"about": str(About(getattr(request, "child_id", None), channel, request.path, tuple(boxes)))}


def _is_minded(field: Any) -> bool:
    return isinstance(field.widget, Words) and field.widget.minded and not field.disabled
