"""Every change to what is said between home and school, one module a noun; used as `conversations.record_talk(…)`."""

from hearth.conversations.actions.answers import answer_meeting, answer_message, answer_worry
from hearth.conversations.actions.contributions import answer_for, say_what_changed, tell
from hearth.conversations.actions.links import end_links_of_shut_doors, make_link
from hearth.conversations.actions.meetings import (
    call_off,
    choose_time,
    name_interpreter,
    no_time_suits,
    note_held,
    note_missed,
    offer_other_times,
    offer_times,
    remind,
    write_what_was_agreed,
)
from hearth.conversations.actions.messages import (
    say_thanks,
    send_as_written,
    send_translated,
    write_back,
    write_message,
)
from hearth.conversations.actions.promises import keep_promise, let_promise_go, promise
from hearth.conversations.actions.questions import (
    answer_question,
    ask_question,
    note_read,
    pass_question,
    say_if_it_helped,
)
from hearth.conversations.actions.reaching import say_how_to_reach
from hearth.conversations.actions.speaking import agree_speaking_note
from hearth.conversations.actions.talks import record_talk
from hearth.conversations.actions.translated import give_translated, say_in_a_phrase
from hearth.conversations.actions.words import (
    add_own_rule,
    add_own_term,
    ask_second_look,
    end_own_rule,
    end_own_term,
    give_second_look,
    let_go_of_old_words,
    let_rule_speak,
    let_words_go,
    silence_rule,
)
from hearth.conversations.actions.worries import bring_worries, say_if_better

__all__ = [
    "answer_meeting", "answer_message", "answer_worry", "end_links_of_shut_doors", "make_link",
    "say_how_to_reach", "say_thanks",
    "send_as_written", "send_translated", "write_back", "write_message",
    "add_own_rule", "add_own_term", "agree_speaking_note", "answer_for", "answer_question", "ask_question",
    "ask_second_look",
    "bring_worries", "call_off", "choose_time", "note_read", "say_if_better",
    "end_own_rule", "end_own_term", "give_second_look", "keep_promise", "let_go_of_old_words", "let_promise_go",
    "let_rule_speak", "let_words_go", "pass_question", "promise", "record_talk", "say_if_it_helped",
    "say_what_changed", "silence_rule", "tell",
    "name_interpreter", "no_time_suits", "note_held", "note_missed", "offer_other_times", "offer_times", "remind",
    "write_what_was_agreed", "give_translated", "say_in_a_phrase",
]  # fmt: skip
