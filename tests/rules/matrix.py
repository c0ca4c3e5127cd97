"""Who may open what: every address × every member of the cast. Written out by hand, from the safety rules and not
from the code, so that the two can disagree. Whoever is in neither set of a row meets "not found"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hearth.agreements.models import Answer, Ask
from hearth.assessments.actions import class_looks
from hearth.assessments.actions.learning import note_learning
from hearth.assessments.models import Assessment, ClassLook
from hearth.base import dates
from hearth.conversations.models import (
    Contribution,
    Meeting,
    Message,
    OwnRule,
    OwnTerm,
    Promise,
    Question,
    SecondLook,
    SilencedRule,
)
from hearth.exchange.actions import bring_in, hand_in, hand_in_marks, hand_in_scores
from hearth.exchange.actions.attainment import hand_in_attainment
from hearth.journeys.models import CheckIn, Concern, Goal, Progress, ProgressSharing, Review, ReviewSharing
from hearth.languages.models import Linguist, Translation
from hearth.notices.models import Slip
from hearth.people.models import Membership, RecordRequest
from hearth.practice.models import BeforeYouMeet, Reflection, StaffPractice
from hearth.records.cast import Cast
from hearth.room import actions as room
from tests.rules import shelf_rows, story_rows

STAFF = "Miss Okafor, Mrs Marsh, Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike, Mrs Kaur"
# From outside: she interprets and translates, and no staff page is hers but those that say so.
OUTSIDE = "Mrs Anwar"
PARENTS = "Leila, Yusuf, Tom, Ruth, Joan, Sandra, Paula, Hana, Karim, Grace, Farah, Angela, Elena, Mei, Mrs Doyle"
NOBODYS_DOOR = "Dean, Mr Finlay"  # restricted; a social worker who sees no record


def names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())


EVERYBODY = names(f"{STAFF}, {OUTSIDE}, {PARENTS}, {NOBODYS_DOOR}")


@dataclass(frozen=True)
class Who:
    """`opens`: the page opens for them. `forbidden`: they work here, and this is not theirs to do."""

    opens: frozenset[str]
    forbidden: frozenset[str] = frozenset()

    def meets(self, person: str, page: str) -> str:
        if person in self.opens:
            return "opens"
        if person in self.forbidden or (person == OUTSIDE and page.startswith("staff:")):
            return "forbidden"
        return "not found"


def who(opens: str, forbidden: str = "") -> Who:
    return Who(names(opens), names(forbidden))


LEADS = "Miss Okafor, Mrs Marsh"
ROOM = f"{LEADS}, Mr Osei, Mrs Bell"
NOT_LEADS = "Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike"

ALL_STAFF = who(STAFF)
TRANSLATORS = who(OUTSIDE, STAFF)
ANYBODY_HERE = who(f"{STAFF}, {OUTSIDE}")
# Amal is in Mr Reid's class. Mrs Doyle teaches another, Mrs Kaur leads at another school.
SEES_AMAL = who(f"{ROOM}, Mr Reid, Mr Varga", "Mrs Pike")
WITH_AMAL = who(f"{ROOM}, Mr Reid", "Mrs Pike, Mr Varga")
ROOM_WITH_AMAL = who(ROOM, "Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike")
RUNS_WITH_AMAL = who(f"{LEADS}, Mr Osei", "Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike")
LEADS_AMAL = who(LEADS, NOT_LEADS)
PEOPLE_OF_AMAL = who(f"{LEADS}, Mr Varga", "Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mrs Pike")
# Luca is in Mrs Doyle's class, and not known to the group.
LEADS_LUCA = who(LEADS, NOT_LEADS)
# A concern may be raised about any child of the school by anybody who works there, but never about one's own.
NAMES_AMAL = who("Miss Okafor, Mrs Marsh, Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike")
TODAYS = who(f"{ROOM}, Mrs Kaur", "Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike")
LISTS = who(f"{ROOM}, Mr Reid, Mrs Doyle, Mr Varga, Mrs Kaur", "Mrs Pike")
LEAD_LISTS = who(f"{LEADS}, Mrs Kaur", NOT_LEADS)
HELD_LISTS = who(f"{LEADS}, Mr Varga, Mrs Kaur", "Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mrs Pike")
LETTERS = who(f"{LEADS}, Mr Osei, Mrs Kaur", "Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike")
HEADS = who("Mrs Marsh", "Miss Okafor, Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike, Mrs Kaur")
HEAD_FOR_AMAL = who("Mrs Marsh", "Miss Okafor, Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mr Varga, Mrs Pike, Mrs Kaur")
DSL = who("Mr Varga", "Miss Okafor, Mrs Marsh, Mr Osei, Mrs Bell, Mr Reid, Mrs Doyle, Mrs Pike, Mrs Kaur")
CLASS_LOOKS = who(f"{LEADS}, Mr Reid, Mrs Doyle, Mrs Kaur", "Mr Osei, Mrs Bell, Mr Varga, Mrs Pike")
LOOKS_AT_THREES = who(f"{LEADS}, Mr Reid", "Mr Osei, Mrs Bell, Mr Varga, Mrs Pike")
FAMILIES = who(PARENTS)
LEILA = who("Leila")
AMALS_PARENTS = who("Leila, Yusuf")

Arguments = Callable[[Cast], dict[str, object]]


def nothing(cast: Cast) -> dict[str, object]:
    return {}


def urdu_agreement(cast: Cast) -> dict[str, object]:
    return {"language": "ur", "text": "agreement"}


def amal(cast: Cast) -> dict[str, object]:
    return {"child_pk": cast.child["Amal"].pk}


def with_leila(cast: Cast) -> dict[str, object]:
    return {"child_pk": cast.child["Amal"].pk, "pk": cast.between("Amal", "Leila").pk}


def luca(cast: Cast) -> dict[str, object]:
    return {"child_pk": cast.child["Luca"].pk}


def amals_page(cast: Cast) -> dict[str, object]:
    return {"child_pk": cast.child["Amal"].pk, "key": "kept"}


def an_instrument(cast: Cast) -> dict[str, object]:
    return {"key": "staff-observation", "version": 1}


def amals_sdq(cast: Cast) -> dict[str, object]:
    shelf_rows.our_word(cast)
    return {"child_pk": cast.child["Amal"].pk, "key": "sdq-teacher"}


def somebody_elses(cast: Cast) -> dict[str, object]:
    return {"key": "sdq-teacher"}


def willow(cast: Cast) -> dict[str, object]:
    return {"pk": cast.willow.pk}


def a_lost_session(cast: Cast) -> dict[str, object]:
    by, on = cast.adult["Miss Okafor"], date(2026, 11, 20)
    return {"pk": room.note_lost_session(cast.willow, on=on, part="pm", why="cover", by=by).pk}


def a_cost(cast: Cast) -> dict[str, object]:
    by, first, last = cast.adult["Mrs Marsh"], date(2026, 9, 1), date(2027, 7, 31)
    return {"pk": room.enter_cost(cast.willow, starts_on=first, ends_on=last, pounds=60000, what="Adults.", by=by).pk}


def willow_page(cast: Cast) -> dict[str, object]:
    return {"pk": cast.willow.pk, "key": "kept"}


def row(find: Callable[[Cast], int]) -> Arguments:
    return lambda cast: {"pk": find(cast)}


def of_amal(model: type, **which: object) -> Arguments:
    return lambda cast: {"pk": model.objects.filter(child=cast.child["Amal"], **which).order_by("pk").last().pk}  # type: ignore[attr-defined]


leila_of_amal = row(lambda cast: cast.between("Amal", "Leila").pk)
leilas_ask = row(lambda cast: Ask.objects.get(child=cast.child["Amal"], adult=cast.adult["Leila"]).pk)
leilas_answer = row(lambda cast: Answer.objects.filter(ask__adult=cast.adult["Leila"]).latest("pk").pk)
leilas_question = row(lambda cast: Question.objects.get(adult=cast.adult["Leila"], answered_at=None).pk)
leilas_answered = row(lambda cast: Question.objects.filter(adult=cast.adult["Leila"]).exclude(answered_at=None)[0].pk)
leilas_progress = row(lambda cast: ProgressSharing.objects.filter(adult=cast.adult["Leila"])[0].pk)
reids_message = row(
    lambda cast: Message.objects.filter(adult=cast.adult["Leila"], by=cast.adult["Mr Reid"]).latest("pk").pk
)
leilas_home = row(lambda cast: Assessment.objects.filter(respondent=cast.adult["Leila"]).latest("pk").pk)
leilas_report = row(lambda cast: ReviewSharing.objects.get(adult=cast.adult["Leila"]).pk)
toms_promise = row(lambda cast: Promise.objects.get(child=cast.child["Effie"]).pk)
zaras_check_in = row(lambda cast: CheckIn.objects.get(child=cast.child["Zara"], held_on=None).pk)
reids_view = row(lambda cast: Assessment.objects.get(child=cast.child["Amal"], submitted_at=None).pk)
amals_answers = row(lambda cast: Assessment.objects.filter(child=cast.child["Amal"]).submitted().latest("pk").pk)
bells_voice = of_amal(Assessment, respondent_is="child")
lucas_concern = row(lambda cast: Concern.objects.get(child=cast.child["Luca"]).pk)
bells_role = row(lambda cast: Membership.objects.get(user=cast.adult["Mrs Bell"]).pk)
final_review = of_amal(Review, final_at__isnull=False)
next_review = of_amal(Review, final_at=None)
some_goal = of_amal(Goal)
amals_progress = of_amal(Progress, area="next")
leilas_slip = of_amal(Slip)
leilas_copy = row(lambda cast: RecordRequest.objects.get(adult=cast.adult["Leila"], kind="copy").pk)
leilas_meeting = row(lambda cast: Meeting.objects.get(adult=cast.adult["Leila"]).pk)
toms_meeting = row(lambda cast: Meeting.objects.get(adult=cast.adult["Tom"]).pk)
leilas_note = of_amal(BeforeYouMeet, ended_on=None)


def leilas_words(cast: Cast) -> dict[str, object]:
    """Her "not yet", which has its reason."""
    return {"source": "answer", "pk": Answer.objects.get(ask__adult=cast.adult["Leila"], kind="not_yet").pk}


a_sheet = b"UPN,Forename,Surname,Class\nN999990120001,Ann,Invented,9Z\n"
waiting_file = row(lambda cast: hand_in(cast.rowan, file_name="list.csv", data=a_sheet, by=None).pk)
confirmed_file = row(lambda cast: bring_in(cast.rowan, file_name="list.csv", data=a_sheet, by=None).pk)
marks_sheet = b"UPN,Forename,Surname,DOB,Date,Session,Code\n,Amal,Rahman,14/03/2019,23/11/2026,AM,L\n"
marks_waiting = row(
    lambda cast: hand_in_marks(cast.rowan, file_name="marks.csv", data=marks_sheet, by=cast.adult["Miss Okafor"]).pk
)
told = of_amal(Contribution)
bell_reads = of_amal(SecondLook, closed_at=None)
our_rule = row(lambda cast: OwnRule.objects.in_force().filter(school=cast.rowan).latest("pk").pk)
our_silence = row(lambda cast: SilencedRule.objects.in_force().filter(school=cast.rowan).latest("pk").pk)
our_term = row(lambda cast: OwnTerm.objects.in_force().filter(school=cast.rowan).latest("pk").pk)

in_hand = row(lambda cast: Translation.objects.open().get(child=cast.child["Amal"]).pk)
anwars_urdu = row(lambda cast: Linguist.objects.get(user=cast.adult["Mrs Anwar"]).pk)


def a_question_to_translate(cast: Cast) -> dict[str, object]:
    return {"kind": "question", **leilas_question(cast)}


def a_phrase_for_leila(cast: Cast) -> dict[str, object]:
    return {"key": "good-story", **leila_of_amal(cast)}


def a_phrase_about_amal(cast: Cast) -> dict[str, object]:
    return {"key": "today-ill", **amal(cast)}


okafors_reflection = row(lambda cast: Reflection.objects.get(writer=cast.adult["Miss Okafor"], kept=False).pk)
some_practice = row(lambda cast: StaffPractice.objects.filter(school=cast.rowan).latest("pk").pk)
a_reflection = {"after": "phone", "on": "2026-11-23", "happened": "It was short."}


def exercise(cast: Cast) -> dict[str, object]:
    return {"key": "two-homes"}


def threes_of_rowan(cast: Cast) -> dict[str, object]:
    return {"pk": cast.child["Amal"].school_class_id}


def a_finished_look(cast: Cast) -> ClassLook:
    """Of Amal's class, by Mr Reid."""
    threes = cast.child["Amal"].school_class
    assert threes is not None
    look = class_looks.begin_look(threes, by=cast.adult["Mr Reid"])
    class_looks.save_marks(look, marks={cast.child["Amal"].pk: {"well-joins": "2"}}, by=cast.adult["Mr Reid"])
    return class_looks.finish_look(look, by=cast.adult["Mr Reid"])


look_of_threes = row(lambda cast: a_finished_look(cast).pk)
open_look = row(lambda cast: class_looks.begin_look(cast.child["Amal"].school_class, by=cast.adult["Mr Reid"]).pk)  # type: ignore[arg-type]
amals_look = row(lambda cast: a_finished_look(cast).rows.get(child=cast.child["Amal"]).pk)


def a_sheet_of_scores(cast: Cast) -> int:
    file = b"First name,Surname,Date,Rater,Occasion,Attention\nAmal,Rahman,15/09/2026,Leila,start,4\n"
    lead = cast.adult["Miss Okafor"]
    return hand_in_scores(cast.rowan, measure="psc-17", file_name="scores.csv", data=file, by=lead).pk


def a_sheet_of_attainment(cast: Cast) -> int:
    file = b"First name,Surname,Date,Scale,Reading\nAmal,Rahman,10/07/2026,Steps,Expected\n"
    return hand_in_attainment(cast.rowan, file_name="a.csv", data=file, by=cast.adult["Miss Okafor"]).pk


def a_note_on_learning(cast: Cast) -> int:
    amal, teacher = cast.child["Amal"], cast.adult["Mr Reid"]
    return note_learning(amal, subject="reading", words="Reads signs.", on=dates.today(), by=teacher).pk


scores_waiting, attainment_waiting = row(a_sheet_of_scores), row(a_sheet_of_attainment)
amals_reading = row(a_note_on_learning)

GET, POST = "GET", "POST"
# What a POST must say to mean anything at all.
SAYS: dict[str, Callable[[Cast], dict[str, object]]] = {
    "staff:reflection_draft": lambda cast: dict(a_reflection),
    "staff:share_reflection": lambda cast: {"unshare": "yes"},
    "staff:put_in_progress": lambda cast: {"goal": Goal.objects.filter(child=cast.child["Amal"]).latest("pk").pk},
    "staff:share_review": lambda cast: {"adult": cast.adult["Leila"].pk},
}

# Address, way, arguments, who; and for a page about one child, which.
MATRIX: list[tuple[str, str, Arguments, Who, str]] = [
    ("staff:today", GET, nothing, TODAYS, ""),
    ("staff:children", GET, nothing, LISTS, ""),
    ("staff:child", GET, amal, SEES_AMAL, "Amal"),
    ("staff:family_pages", GET, amal, SEES_AMAL, "Amal"),
    ("staff:family_page", GET, amals_page, SEES_AMAL, "Amal"),
    ("staff:page_groups", GET, nothing, LEAD_LISTS, ""),
    ("staff:page_places", GET, willow, LEADS_AMAL, ""),
    # What changed, sessions lost, what it costs. Mrs Kaur leads at another school: that group is not there for her.
    ("staff:evidence", GET, nothing, LETTERS, ""),
    ("staff:group_evidence", GET, willow, RUNS_WITH_AMAL, ""),
    ("staff:lost_session", GET, willow, ROOM_WITH_AMAL, ""),
    ("staff:take_back_lost_session", POST, a_lost_session, ROOM_WITH_AMAL, ""),
    ("staff:group_costs", GET, willow, LEADS_AMAL, ""),
    ("staff:take_out_cost", POST, a_cost, LEADS_AMAL, ""),
    ("staff:page_preview", GET, willow_page, LEADS_AMAL, ""),
    ("staff:agreement", GET, amal, SEES_AMAL, "Amal"),
    ("staff:new_ask", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:child_say", GET, amal, WITH_AMAL, "Amal"),
    ("staff:decide", GET, amal, HEAD_FOR_AMAL, "Amal"),
    ("staff:enter_answer", GET, leilas_ask, LEADS_AMAL, "Amal"),
    ("staff:close_ask", GET, leilas_ask, LEADS_AMAL, "Amal"),
    ("staff:ask_paper", GET, leilas_ask, LEADS_AMAL, "Amal"),
    ("staff:note_visit", GET, leilas_answer, LEADS_AMAL, "Amal"),
    ("staff:note_talk_back", GET, leilas_answer, LEADS_AMAL, "Amal"),
    ("staff:questions", GET, amal, WITH_AMAL, "Amal"),
    ("staff:question", GET, leilas_question, WITH_AMAL, "Amal"),
    ("staff:replies", GET, nothing, who(f"{ROOM}, Mr Reid, Mrs Doyle, Mrs Kaur", "Mr Varga, Mrs Pike"), ""),
    ("staff:pass_question", POST, leilas_question, WITH_AMAL, ""),
    ("staff:new_promise", GET, amal, WITH_AMAL, "Amal"),
    ("staff:promise", GET, toms_promise, WITH_AMAL, "Effie"),
    ("staff:let_promise_go", POST, toms_promise, WITH_AMAL, ""),
    ("staff:new_question", GET, amal, WITH_AMAL, "Amal"),
    ("staff:told_us", GET, nothing, LETTERS, ""),
    ("staff:answer_for", GET, leilas_words, WITH_AMAL, "Amal"),
    ("staff:contributions", GET, amal, WITH_AMAL, "Amal"),
    ("staff:new_contribution", GET, amal, WITH_AMAL, "Amal"),
    ("staff:so_we", GET, told, WITH_AMAL, "Amal"),
    ("staff:assessments", GET, amal, SEES_AMAL, "Amal"),
    ("staff:change", GET, amal, SEES_AMAL, "Amal"),
    # Reports of a child.
    ("staff:reports", GET, amal, WITH_AMAL, "Amal"),
    ("staff:what_helps", GET, amal, WITH_AMAL, "Amal"),
    ("staff:what_helps_pdf", GET, amal, WITH_AMAL, "Amal"),
    ("staff:review_pack", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:review_pack_pdf", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:home_pack", GET, with_leila, RUNS_WITH_AMAL, "Amal"),
    ("staff:home_pack_pdf", GET, with_leila, RUNS_WITH_AMAL, "Amal"),
    ("staff:support_plan", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:support_plan_pdf", GET, amal, RUNS_WITH_AMAL, "Amal"),
    # What leaves the school
    ("staff:outward", GET, nothing, LETTERS, ""),
    ("staff:governors", GET, nothing, LETTERS, ""),
    ("staff:governors_pdf", GET, nothing, LETTERS, ""),
    ("staff:inspection", GET, nothing, LETTERS, ""),
    ("staff:inspection_pdf", GET, nothing, LETTERS, ""),
    ("staff:begin_story", GET, amal, WITH_AMAL, "Amal"),
    ("staff:story", GET, row(story_rows.begun), WITH_AMAL, "Amal"),
    ("staff:story_answer", POST, row(story_rows.begun), WITH_AMAL, "Amal"),
    ("staff:sign_story", GET, row(story_rows.begun), LEADS_AMAL, "Amal"),
    ("staff:put_story_away", POST, row(story_rows.begun), WITH_AMAL, "Amal"),
    ("staff:story_page", GET, row(story_rows.signed), WITH_AMAL, "Amal"),
    ("staff:story_pdf", GET, row(story_rows.signed), WITH_AMAL, "Amal"),
    ("staff:ask_for_assessment", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:assessment", GET, reids_view, WITH_AMAL, "Amal"),
    ("staff:assessment_draft", POST, reids_view, WITH_AMAL, ""),
    ("staff:hear_child", POST, amal, WITH_AMAL, "Amal"),
    ("staff:child_words", POST, bells_voice, WITH_AMAL, ""),
    ("staff:put_assessment_right", POST, bells_voice, WITH_AMAL, ""),
    ("staff:let_assessment_go", POST, reids_view, RUNS_WITH_AMAL, ""),
    ("staff:concerns", GET, nothing, LEAD_LISTS, ""),
    ("staff:new_concern", GET, nothing, ALL_STAFF, ""),
    ("staff:talk_over", GET, lucas_concern, LEADS_LUCA, "Luca"),
    ("staff:concern_for", GET, amal, NAMES_AMAL, "Amal"),
    ("staff:begin_journey", GET, luca, LEADS_LUCA, "Luca"),
    ("staff:step", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:close_journey", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:new_talk", GET, amal, WITH_AMAL, "Amal"),
    ("staff:first_call", GET, amal, WITH_AMAL, "Amal"),
    ("staff:first_call_paper", GET, amal, WITH_AMAL, "Amal"),
    ("staff:call", GET, amal, WITH_AMAL, "Amal"),
    ("staff:thread", GET, with_leila, WITH_AMAL, "Amal"),
    ("staff:send_held", POST, reids_message, WITH_AMAL, ""),
    ("staff:before_you_meet", GET, leila_of_amal, WITH_AMAL, "Amal"),
    ("staff:new_meeting", GET, leila_of_amal, WITH_AMAL, "Amal"),
    ("staff:child_meetings", GET, amal, WITH_AMAL, "Amal"),
    ("staff:meeting", GET, leilas_meeting, WITH_AMAL, "Amal"),
    ("staff:choose_for_them", GET, leilas_meeting, WITH_AMAL, "Amal"),
    ("staff:other_times", GET, leilas_meeting, WITH_AMAL, "Amal"),
    ("staff:meeting_interpreter", POST, leilas_meeting, WITH_AMAL, ""),
    ("staff:how_it_went", POST, leilas_meeting, WITH_AMAL, ""),
    ("staff:write_agreed", GET, leilas_meeting, WITH_AMAL, "Amal"),
    ("staff:call_off_meeting", GET, leilas_meeting, WITH_AMAL, "Amal"),
    ("staff:meeting_calendar", GET, toms_meeting, WITH_AMAL, "Effie"),
    ("staff:share_before", POST, leilas_note, WITH_AMAL, ""),
    ("staff:end_before", POST, leilas_note, WITH_AMAL, ""),
    ("staff:silences", GET, nothing, LETTERS, ""),
    ("staff:people", GET, amal, SEES_AMAL, "Amal"),
    ("staff:new_adult", GET, amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:on_paper", GET, leila_of_amal, WITH_AMAL, "Amal"),
    ("staff:print_slip", POST, leila_of_amal, WITH_AMAL, ""),
    ("staff:slips", GET, nothing, who(f"{ROOM}, Mr Reid, Mrs Doyle, Mrs Kaur", "Mr Varga, Mrs Pike"), ""),
    ("staff:slip", GET, leilas_slip, WITH_AMAL, "Amal"),
    ("staff:sheet", GET, leilas_slip, WITH_AMAL, "Amal"),
    ("staff:requests", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:record_request", GET, leilas_copy, LEADS_AMAL, "Amal"),
    ("staff:request_copy", GET, leilas_copy, LEADS_AMAL, "Amal"),
    ("staff:own_say", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:log", GET, amal, SEES_AMAL, "Amal"),
    ("staff:relationship", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:change_adult", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:say", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:restriction", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:held", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:held_people", GET, nothing, HELD_LISTS, ""),
    ("staff:door", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:end_relationship", GET, leila_of_amal, PEOPLE_OF_AMAL, "Amal"),
    ("staff:invitation_paper", GET, leila_of_amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:speaking_note", GET, leila_of_amal, ROOM_WITH_AMAL, "Amal"),
    ("staff:speaking_notes", GET, nothing, ALL_STAFF, ""),
    ("staff:look_at_words", POST, nothing, ALL_STAFF, ""),
    ("staff:preview_words", POST, nothing, ALL_STAFF, ""),
    ("staff:ask_to_read", POST, nothing, ALL_STAFF, ""),
    ("staff:words_asked", GET, nothing, ALL_STAFF, ""),
    ("staff:second_look", GET, bell_reads, who("Mr Reid, Mrs Bell"), "Amal"),
    ("staff:let_words_go", POST, bell_reads, who("Mr Reid, Mrs Bell"), ""),
    ("staff:about_words", GET, nothing, ALL_STAFF, ""),
    ("staff:our_words", GET, nothing, LEAD_LISTS, ""),
    ("staff:new_own_rule", GET, nothing, LEAD_LISTS, ""),
    ("staff:end_own_rule", POST, our_rule, LEADS_AMAL, ""),
    ("staff:silence_rule", GET, lambda cast: {"rule": "learned"}, LEAD_LISTS, ""),
    ("staff:let_rule_speak", POST, our_silence, LEADS_AMAL, ""),
    ("staff:new_own_term", GET, nothing, LEAD_LISTS, ""),
    ("staff:end_own_term", POST, our_term, LEADS_AMAL, ""),
    ("staff:outside", GET, nothing, LEAD_LISTS, ""),
    ("staff:outbox", GET, nothing, LETTERS, ""),
    ("staff:letters", GET, nothing, LETTERS, ""),
    ("staff:imports", GET, nothing, LEAD_LISTS, ""),
    ("staff:import", GET, waiting_file, LEADS_AMAL, ""),
    ("staff:import_columns", GET, waiting_file, LEADS_AMAL, ""),
    ("staff:import_decision", POST, waiting_file, LEADS_AMAL, ""),
    ("staff:import_aside", POST, waiting_file, LEADS_AMAL, ""),
    ("staff:imported", GET, confirmed_file, LEADS_AMAL, ""),
    ("staff:marks_files", GET, nothing, LEAD_LISTS, ""),
    ("staff:marks_file", GET, marks_waiting, LEADS_AMAL, ""),
    ("staff:marks_columns", GET, marks_waiting, LEADS_AMAL, ""),
    ("staff:marks_aside", POST, marks_waiting, LEADS_AMAL, ""),
    # Measures: the shelf.
    ("staff:measures", GET, nothing, LISTS, ""),
    ("staff:measure", GET, an_instrument, LISTS, ""),
    ("staff:measure_paper", GET, an_instrument, LISTS, ""),
    ("staff:measure_xlsx", GET, an_instrument, LEAD_LISTS, ""),
    ("staff:measure_fhir", GET, an_instrument, LEAD_LISTS, ""),
    ("staff:bring_forms", GET, nothing, LEAD_LISTS, ""),
    ("staff:bring_form", GET, row(shelf_rows.waiting_form), LEADS_AMAL, ""),
    ("staff:bring_form_aside", POST, row(shelf_rows.waiting_form), LEADS_AMAL, ""),
    ("staff:take_down_measure", POST, row(shelf_rows.our_own_measure), LEADS_AMAL, ""),
    ("staff:licence", GET, somebody_elses, LEAD_LISTS, ""),
    ("staff:maxima", POST, somebody_elses, LEAD_LISTS, ""),
    ("staff:band", POST, somebody_elses, LEAD_LISTS, ""),
    ("staff:licence_end", POST, row(lambda cast: shelf_rows.our_word(cast).pk), LEADS_AMAL, ""),
    ("staff:band_out", POST, row(shelf_rows.our_band), LEADS_AMAL, ""),
    ("staff:answers_fhir", GET, amals_answers, WITH_AMAL, "Amal"),
    ("staff:other_measures", GET, amal, WITH_AMAL, "Amal"),
    ("staff:enter_scores", GET, amals_sdq, WITH_AMAL, "Amal"),
    # Measures: the shelf, end.
    # Measures: a look at a whole class. Hers are other classes; Mrs Kaur's another school's.
    ("staff:class_looks", GET, nothing, CLASS_LOOKS, ""),
    ("staff:begin_class_look", POST, threes_of_rowan, LOOKS_AT_THREES, ""),
    ("staff:class_look", GET, look_of_threes, LOOKS_AT_THREES, ""),
    ("staff:class_look_draft", POST, open_look, LOOKS_AT_THREES, ""),
    ("staff:talk_child_over", GET, amals_look, LEADS_AMAL, "Amal"),
    # Measures: a look at a whole class, end.
    # Measures: a spreadsheet of scores, and how learning goes.
    ("staff:scores_files", GET, nothing, LEAD_LISTS, ""),
    ("staff:scores_file", GET, scores_waiting, LEADS_AMAL, ""),
    ("staff:scores_columns", GET, scores_waiting, LEADS_AMAL, ""),
    ("staff:scores_aside", POST, scores_waiting, LEADS_AMAL, ""),
    ("staff:scores_sheet", GET, lambda cast: {"key": "psc-17"}, LEAD_LISTS, ""),
    ("staff:learning", GET, amal, SEES_AMAL, "Amal"),
    ("staff:learning_note", GET, amals_reading, WITH_AMAL, "Amal"),
    ("staff:learning_files", GET, nothing, LEAD_LISTS, ""),
    ("staff:learning_file", GET, attainment_waiting, LEADS_AMAL, ""),
    ("staff:learning_columns", GET, attainment_waiting, LEADS_AMAL, ""),
    ("staff:learning_aside", POST, attainment_waiting, LEADS_AMAL, ""),
    # Measures: a spreadsheet of scores, and how learning goes, end.
    # Those who are in the room with the child: not the class teacher, not the office, not the safeguarding lead.
    ("staff:mornings", GET, amal, ROOM_WITH_AMAL, "Amal"),
    ("staff:team", GET, nothing, HEADS, ""),
    ("staff:end_role", GET, bells_role, HEADS, ""),
    ("staff:translations", GET, nothing, TRANSLATORS, ""),
    ("staff:translation", GET, in_hand, TRANSLATORS, "Amal"),
    ("staff:asked_translation", GET, in_hand, WITH_AMAL, "Amal"),
    ("staff:pass_translation", POST, in_hand, WITH_AMAL, ""),
    ("staff:let_translation_go", POST, in_hand, WITH_AMAL, ""),
    ("staff:ask_translation", GET, a_question_to_translate, WITH_AMAL, "Amal"),
    ("staff:linguists", GET, nothing, LEAD_LISTS, ""),
    ("staff:end_linguist", GET, anwars_urdu, LEADS_AMAL, ""),
    ("staff:phrases", GET, leila_of_amal, WITH_AMAL, "Amal"),
    ("staff:phrase", GET, a_phrase_for_leila, WITH_AMAL, "Amal"),
    ("staff:to_read", GET, nothing, TRANSLATORS, ""),
    ("staff:read_text", GET, urdu_agreement, TRANSLATORS, ""),
    ("staff:readings", GET, nothing, LEAD_LISTS, ""),
    ("staff:reading", GET, urdu_agreement, LEAD_LISTS, ""),
    ("staff:handoffs", GET, nothing, DSL, ""),
    ("staff:new_handoff", GET, nothing, ANYBODY_HERE, ""),
    ("staff:handed_on", GET, nothing, ANYBODY_HERE, ""),
    ("staff:group", GET, nothing, TODAYS, ""),
    ("staff:arrival", POST, amal, ROOM_WITH_AMAL, ""),
    ("staff:places", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:end_place", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:goals", GET, amal, SEES_AMAL, "Amal"),
    ("staff:new_goal", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:rate_goal", GET, some_goal, WITH_AMAL, "Amal"),
    ("staff:end_goal", GET, some_goal, RUNS_WITH_AMAL, "Amal"),
    ("staff:goal_at_home", GET, some_goal, RUNS_WITH_AMAL, "Amal"),
    ("staff:progress", GET, amal, WITH_AMAL, "Amal"),
    ("staff:put_in_progress", POST, amal, WITH_AMAL, ""),
    ("staff:share_progress", GET, amal, WITH_AMAL, "Amal"),
    ("staff:progress_item", GET, amals_progress, WITH_AMAL, "Amal"),
    ("staff:new_review", GET, amal, RUNS_WITH_AMAL, "Amal"),
    ("staff:review", GET, final_review, SEES_AMAL, "Amal"),
    ("staff:write_review", GET, next_review, RUNS_WITH_AMAL, "Amal"),
    ("staff:move_review", POST, next_review, RUNS_WITH_AMAL, ""),
    ("staff:share_review", POST, next_review, RUNS_WITH_AMAL, ""),
    ("staff:finish_review", POST, next_review, RUNS_WITH_AMAL, ""),
    ("staff:enter_reply", GET, leilas_report, RUNS_WITH_AMAL, "Amal"),
    ("staff:review_pdf", GET, leilas_report, SEES_AMAL, "Amal"),
    ("staff:return", GET, amal, SEES_AMAL, "Amal"),
    ("staff:plan_return", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:return_step", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:check_in", GET, zaras_check_in, who(f"{ROOM}", "Mr Varga, Mrs Pike"), "Zara"),
    ("staff:cover", GET, amal, LEADS_AMAL, "Amal"),
    ("staff:practice", GET, nothing, ALL_STAFF, ""),
    ("staff:exercise", GET, exercise, ALL_STAFF, ""),
    ("staff:exercise_paper", GET, exercise, ALL_STAFF, ""),
    ("staff:new_practice", GET, exercise, LETTERS, ""),
    ("staff:take_back_practice", POST, some_practice, RUNS_WITH_AMAL, ""),
    ("staff:reflections", GET, nothing, ALL_STAFF, ""),
    ("staff:new_reflection", GET, nothing, ALL_STAFF, ""),
    ("staff:reflection_draft", POST, nothing, ALL_STAFF, ""),
    # The head leads the school, and this is not hers to read: only what is lent to her for a meeting.
    ("staff:reflection", GET, okafors_reflection, who("Miss Okafor"), ""),
    ("staff:share_reflection", POST, okafors_reflection, who("Miss Okafor"), ""),
    ("staff:delete_reflection", POST, okafors_reflection, who("Miss Okafor"), ""),
    ("staff:shared_reflection", GET, okafors_reflection, who("Mrs Marsh"), ""),
    ("parents:home", GET, nothing, FAMILIES, ""),
    ("parents:who_sees", GET, nothing, FAMILIES, ""),
    ("parents:child", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:pages", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:page", GET, amals_page, AMALS_PARENTS, "Amal"),
    ("parents:easy_page", GET, amals_page, AMALS_PARENTS, "Amal"),
    ("parents:ask", GET, leilas_ask, LEILA, "Amal"),
    ("parents:take_back", POST, leilas_ask, LEILA, ""),
    ("parents:ask_paper", GET, leilas_ask, LEILA, "Amal"),
    ("parents:ask_us", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:talk", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:write_back", GET, reids_message, LEILA, "Amal"),
    ("parents:thank", POST, reids_message, LEILA, ""),
    ("parents:reach_me", GET, nothing, FAMILIES, ""),
    ("parents:question_helped", POST, leilas_question, LEILA, ""),
    ("parents:worries", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:if_better", GET, leilas_answered, LEILA, "Amal"),
    ("parents:another_parent", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:willing", POST, amal, AMALS_PARENTS, ""),
    ("parents:tell_us", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:new_concern", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:how_you_said", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:questions", GET, leilas_home, LEILA, "Amal"),
    ("parents:questions_draft", POST, leilas_home, LEILA, ""),
    ("parents:questions_again", POST, leilas_home, LEILA, ""),
    ("parents:goal", GET, some_goal, AMALS_PARENTS, "Amal"),
    ("parents:progress", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:answer_progress", GET, leilas_progress, LEILA, "Amal"),
    ("parents:report", GET, leilas_report, LEILA, "Amal"),
    ("parents:report_pdf", GET, leilas_report, LEILA, "Amal"),
    ("parents:requests", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:record_copy", GET, leilas_copy, LEILA, "Amal"),
    ("parents:meetings", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:meeting", GET, leilas_meeting, LEILA, "Amal"),
    ("parents:meeting_none", POST, leilas_meeting, LEILA, ""),
    ("parents:meeting_off", POST, leilas_meeting, LEILA, ""),
    ("parents:meeting_calendar", GET, toms_meeting, who("Tom"), "Effie"),
    ("parents:who_looked", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:speaking_note", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:phrases", GET, amal, AMALS_PARENTS, "Amal"),
    ("parents:say_phrase", POST, a_phrase_about_amal, AMALS_PARENTS, ""),
]  # fmt: skip
