"""Asking, saving as you go, sending once, and a child's words going home."""

from hearth.assessments.actions.answering import answer_again, let_go, save_draft, submit
from hearth.assessments.actions.asking import HOME, OBSERVATION, VOICE, ask_for, ask_round, hear_child, round_of
from hearth.assessments.actions.childs_words import keep_child_words, share_child_words

__all__ = [
    "HOME",
    "OBSERVATION",
    "VOICE",
    "answer_again",
    "ask_for",
    "ask_round",
    "hear_child",
    "keep_child_words",
    "let_go",
    "round_of",
    "save_draft",
    "share_child_words",
    "submit",
]
