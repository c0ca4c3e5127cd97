"""Every change to who is who, one noun a file."""

from hearth.people.actions.children import enrol
from hearth.people.actions.doors import close_record, end_relationship, note_first_talk, open_record
from hearth.people.actions.groups import put_in_group, take_out_of_group
from hearth.people.actions.invitations import invite, use_code
from hearth.people.actions.memberships import end_role, give_role
from hearth.people.actions.page_language import choose_page_language
from hearth.people.actions.reaching import say_how_to_reach
from hearth.people.actions.relationships import AdultChanges, add_adult, change_adult, end_say, give_say
from hearth.people.actions.requests import answer_request, ask_about_record, end_own_say, record_own_say
from hearth.people.actions.restrictions import lift_restriction, release_held, restrict
from hearth.people.actions.willing import be_willing, stop_being_willing

__all__ = [
    "AdultChanges", "add_adult", "be_willing", "answer_request", "ask_about_record", "end_own_say", "record_own_say",
    "change_adult", "choose_page_language", "close_record", "end_relationship",
    "end_role", "end_say", "enrol", "give_role", "give_say", "invite", "lift_restriction",
    "note_first_talk", "open_record", "put_in_group", "release_held", "restrict", "say_how_to_reach",
    "stop_being_willing", "take_out_of_group", "use_code",
]  # fmt: skip
