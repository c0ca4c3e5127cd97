"""Every change to do with files of children, marks and scores: the runs, and bringing one in."""

from hearth.exchange.actions.bringing_in import bring_in, confirm
from hearth.exchange.actions.marks import confirm_marks, correct_mark_columns, hand_in_marks
from hearth.exchange.actions.runs import correct_columns, decide, decide_later, hand_in, let_go_of_old, set_aside
from hearth.exchange.actions.scores import confirm_scores, correct_score_columns, hand_in_scores

__all__ = [
    "bring_in", "confirm", "confirm_marks", "confirm_scores", "correct_columns", "correct_mark_columns",
    "correct_score_columns", "decide", "decide_later", "hand_in", "hand_in_marks", "hand_in_scores",
    "let_go_of_old", "set_aside",
]  # fmt: skip
