"""Every change to do with files of children and of marks: the runs, and bringing one in."""

from hearth.exchange.actions.bringing_in import bring_in, confirm
from hearth.exchange.actions.marks import confirm_marks, correct_mark_columns, hand_in_marks
from hearth.exchange.actions.runs import correct_columns, decide, decide_later, hand_in, let_go_of_old, set_aside

__all__ = [
    "bring_in", "confirm", "confirm_marks", "correct_columns", "correct_mark_columns", "decide", "decide_later",
    "hand_in", "hand_in_marks", "let_go_of_old", "set_aside",
]  # fmt: skip
