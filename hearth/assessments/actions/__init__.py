"""Asking, saving as you go, sending once, putting right, and a child's words going home; used as
`assessments.submit(…)`."""

from hearth.assessments.actions.answering import NOT_MET, let_go, save_draft, submit
from hearth.assessments.actions.asking import ask_for, ask_round, askable, hear_child, round_of
from hearth.assessments.actions.childs_words import keep_child_words, share_child_words
from hearth.assessments.actions.putting_right import put_right
from hearth.assessments.actions.scores import keep_all
from hearth.assessments.choosing import HOME, OBSERVATION, VOICE

__all__ = [
    "HOME", "NOT_MET", "OBSERVATION", "VOICE", "ask_for", "ask_round", "askable", "hear_child", "keep_all",
    "keep_child_words", "let_go", "put_right", "round_of", "save_draft", "share_child_words", "submit",
]  # fmt: skip
