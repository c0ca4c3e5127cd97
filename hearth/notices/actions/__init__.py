"""Every change to a notice: queued with its cause, sent by the worker, printed, come back, told another way."""

from hearth.notices.actions.coming_back import ask_notify, note_arrived, note_came_back, read_bounce
from hearth.notices.actions.printing import print_letter, put_back
from hearth.notices.actions.queueing import choose_outside_name, invite_by_email, queue
from hearth.notices.actions.sending import (
    LEASE,
    NOT_NOW,
    UNKNOWN,
    deliver,
    note_sent,
    note_trouble,
    requeue_due,
    settle,
    take_up,
    try_again,
)
from hearth.notices.actions.slips import print_slip, slip_came_back

__all__ = [
    "LEASE",
    "NOT_NOW",
    "UNKNOWN",
    "ask_notify",
    "choose_outside_name",
    "deliver",
    "invite_by_email",
    "note_arrived",
    "note_came_back",
    "note_sent",
    "note_trouble",
    "print_letter",
    "print_slip",
    "put_back",
    "queue",
    "read_bounce",
    "requeue_due",
    "settle",
    "slip_came_back",
    "take_up",
    "try_again",
]
