"""Every change to what is said between home and school, one module a noun; used as `conversations.record_talk(…)`."""

from hearth.conversations.actions.contributions import say_what_changed, tell
from hearth.conversations.actions.promises import keep_promise, let_promise_go, promise
from hearth.conversations.actions.questions import answer_question, ask_question, pass_question, say_if_it_helped
from hearth.conversations.actions.speaking import agree_speaking_note
from hearth.conversations.actions.talks import record_talk

__all__ = [
    "agree_speaking_note", "answer_question", "ask_question", "keep_promise", "let_promise_go", "pass_question",
    "promise", "record_talk", "say_if_it_helped", "say_what_changed", "tell",
]  # fmt: skip
