"""Every change to how adults work at their way of speaking, one module a noun; used as `practice.note_practice(…)`."""

from hearth.practice.actions.exercises import note_practice, take_back_practice
from hearth.practice.actions.meetings import (
    end_before_meeting,
    let_go_of_old_notes,
    share_before_meeting,
    write_before_meeting,
)
from hearth.practice.actions.reflections import (
    NamesLeft,
    change_reflection,
    delete_reflection,
    keep_reflection,
    let_go_of_reflections,
    share_reflection,
    unshare_reflection,
    write_reflection,
)

__all__ = [
    "NamesLeft", "change_reflection", "delete_reflection", "end_before_meeting", "keep_reflection",
    "let_go_of_old_notes", "let_go_of_reflections", "note_practice", "share_before_meeting", "share_reflection",
    "take_back_practice", "unshare_reflection", "write_before_meeting", "write_reflection",
]  # fmt: skip
