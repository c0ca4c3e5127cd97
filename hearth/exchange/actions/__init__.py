"""Every change to do with files of children: the runs, and bringing one in."""

from hearth.exchange.actions.bringing_in import bring_in, confirm
from hearth.exchange.actions.runs import correct_columns, decide, decide_later, hand_in, let_go_of_old, set_aside

__all__ = ["bring_in", "confirm", "correct_columns", "decide", "decide_later", "hand_in", "let_go_of_old", "set_aside"]
