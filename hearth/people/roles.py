"""Who may do what, on one page. Reach (which children) is in `people/models.py`; this is permission."""

from django.db import models


class Role(models.TextChoices):
    NURTURE_TEACHER = "nurture_teacher", "nurture teacher"
    ASSISTANT = "assistant", "nurture assistant"
    NURTURE_LEAD = "nurture_lead", "nurture lead or SENCO"
    CLASS_TEACHER = "class_teacher", "class teacher"
    HEAD = "head", "head teacher"
    SAFEGUARDING_LEAD = "safeguarding_lead", "designated safeguarding lead"
    OFFICE = "office", "school office"
    LINGUIST = "linguist", "interpreter or translator"


class Permission(models.TextChoices):
    RAISE_CONCERN = "raise_concern", "raise a concern about any child in the school"
    HAND_OFF = "hand_off", "hand a worry about safety to the safeguarding lead"
    READ_SPEAKING_NOTES = "read_speaking_notes", "read how to speak with a family"
    MIND_WORDS = "mind_words", "have words looked at before they go, and read a colleague's first"
    REFLECT = "reflect", "write a reflection for oneself"
    PRACTISE = "practise", "open the exercises for staff meetings"
    SEE_TODAY = "see_today", "see the room today and what is waiting"
    SEE_CHILD = "see_child", "open the pages of children within reach"
    SEE_GROUP = "see_group", "see the group's places by session"
    MARK_ARRIVAL = "mark_arrival", "mark who is in the room"
    HEAR_CHILD = "hear_child", "write down a child's own words beside the child"
    OBSERVE = "observe", "answer the staff observation"
    RATE_GOALS = "rate_goals", "rate a goal for the school, and for the child beside the child"
    ANSWER_FAMILY = "answer_family", "answer a family's question, say what changed, keep promises"
    WRITE_SPEAKING_NOTES = "write_speaking_notes", "agree a speaking note with a family"
    RECORD_TALK = "record_talk", "record a talk with a parent"
    WRITE_BEFORE_MEETING = "write_before_meeting", "write what we keep in mind before we meet a parent"
    SEE_SILENCES = "see_silences", "see what we owe families"
    NOTE_PRACTICE = "note_practice", "note that an exercise was done, and what people will try"
    KEEP_WORDS = "keep_words", "change the school's wording rules and its list of terms"
    SET_GOALS = "set_goals", "set goals with parent and child"
    WRITE_REVIEW = "write_review", "write and share a review"
    CHECK_IN = "check_in", "check in after the return"
    INVITE_PARENT = "invite_parent", "invite a parent who has been spoken with"
    ASK_AGREEMENT = "ask_agreement", "ask for agreement, and enter an answer given by phone or on paper"
    PLACE_CHILD = "place_child", "give a place by session, and change it"
    PLAN_RETURN = "plan_return", "plan the return, step forward, pause, step back"
    NAME_COVER = "name_cover", "name who covers for a key adult"
    LEAD_JOURNEY = "lead_journey", "begin and close a journey, choose the key adult"
    EDIT_PEOPLE = "edit_people", "change who is who around a child, and resolve what an import held"
    SEE_OUTBOX = "see_outbox", "see letters that could not go out, and print those for the post"
    DECIDE_DIVIDED = "decide_divided", "decide a divided case, with the reason"
    IMPORT_CHILDREN = "import_children", "bring children in from a file"
    MANAGE_STAFF = "manage_staff", "give and end roles"
    WRITE_TO_FAMILY = "write_to_family", "write to one parent, offer a time to meet, share how it goes"
    SEE_MARKS = "see_marks", "see when a child came, by session, and around what we did"
    KEEP_PAGES = "keep_pages", "fill the school's places on the pages parents read"
    ANSWER_REQUESTS = "answer_requests", "answer a parent who asks for a correction, a copy or to stop sharing"
    NAME_LINGUISTS = "name_linguists", "name who interprets, translates and reads texts over"
    TRANSLATE = "translate", "translate what one was asked to, and read texts over in one's own language"
    LOOK_AT_CLASS = "look_at_class", "look at every child of a class on one grid"
    NOTE_LEARNING = "note_learning", "write how learning goes"
    KEEP_INSTRUMENTS = "keep_instruments", "bring the school's own questionnaires, and say which licences it holds"
    SEE_EVIDENCE = "see_evidence", "see what changed for the group as a whole, with how sure one can be"
    NOTE_LOST_SESSION = "note_lost_session", "note a session the group lost, and why"
    KEEP_COSTS = "keep_costs", "enter what the group costs"
    MAKE_REPORTS = "make_reports", "make a report to print or hand on"
    SIGN_STORY = "sign_story", "read a child's story over and sign that it names nobody"
    RECEIVE_HANDOFFS = "receive_handoffs", "receive what was handed to the safeguarding lead"


P = Permission

EVERYONE = frozenset(
    {P.RAISE_CONCERN, P.HAND_OFF, P.READ_SPEAKING_NOTES, P.MIND_WORDS, P.REFLECT, P.PRACTISE}
)  # fmt: skip
WITH_A_CHILD = EVERYONE | {
    P.SEE_CHILD, P.HEAR_CHILD, P.OBSERVE, P.RATE_GOALS, P.RECORD_TALK, P.ANSWER_FAMILY, P.WRITE_BEFORE_MEETING,
    P.WRITE_TO_FAMILY, P.NOTE_LEARNING, P.MAKE_REPORTS,
}  # fmt: skip
IN_THE_ROOM = WITH_A_CHILD | {
    P.SEE_TODAY, P.SEE_GROUP, P.MARK_ARRIVAL, P.CHECK_IN, P.WRITE_SPEAKING_NOTES, P.SEE_MARKS, P.NOTE_LOST_SESSION,
}  # fmt: skip
RUNS_THE_ROOM = IN_THE_ROOM | {
    P.SET_GOALS, P.WRITE_REVIEW, P.SEE_OUTBOX, P.SEE_SILENCES, P.NOTE_PRACTICE, P.SEE_EVIDENCE,
}  # fmt: skip
LEADS = RUNS_THE_ROOM | {
    P.INVITE_PARENT, P.ASK_AGREEMENT, P.PLACE_CHILD, P.PLAN_RETURN, P.NAME_COVER, P.LEAD_JOURNEY,
    P.EDIT_PEOPLE, P.IMPORT_CHILDREN, P.KEEP_WORDS, P.KEEP_PAGES, P.ANSWER_REQUESTS, P.NAME_LINGUISTS,
    P.LOOK_AT_CLASS, P.KEEP_INSTRUMENTS, P.KEEP_COSTS, P.SIGN_STORY,
}  # fmt: skip

ROLE_MAY: dict[Role, frozenset[Permission]] = {
    Role.OFFICE: EVERYONE,
    Role.CLASS_TEACHER: WITH_A_CHILD | {P.CHECK_IN, P.LOOK_AT_CLASS},
    Role.ASSISTANT: IN_THE_ROOM,
    Role.NURTURE_TEACHER: RUNS_THE_ROOM | {P.INVITE_PARENT},
    Role.NURTURE_LEAD: LEADS,
    Role.HEAD: LEADS | {P.DECIDE_DIVIDED, P.MANAGE_STAFF},
    # Somebody from outside: the texts they were given, and no child's page.
    Role.LINGUIST: frozenset({P.TRANSLATE, P.HAND_OFF}),
    Role.SAFEGUARDING_LEAD: EVERYONE | {P.SEE_CHILD, P.EDIT_PEOPLE, P.RECEIVE_HANDOFFS},
}

# Which children a role reaches: everyone on roll, those known to the nurture group, the own class, or none.
WHOLE_SCHOOL = frozenset({Role.NURTURE_LEAD, Role.HEAD, Role.SAFEGUARDING_LEAD})
GROUP_ONLY = frozenset({Role.NURTURE_TEACHER, Role.ASSISTANT})
CLASS_ONLY = frozenset({Role.CLASS_TEACHER})
