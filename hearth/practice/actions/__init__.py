"""Every change to how adults work at their way of speaking, one module a noun; used as `practice.write_reflection(…)`."""

from hearth.practice.actions.meetings import (
    end_before_meeting,
    let_go_of_old_notes,
    share_before_meeting,
    write_before_meeting,
)

__all__ = ["end_before_meeting", "let_go_of_old_notes", "share_before_meeting", "write_before_meeting"]
