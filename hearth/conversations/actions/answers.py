"""What comes back through a one-time link: the answer and the spent link together, or neither. Whoever holds the link
is taken for the adult it was sent to, for this one answer and nothing else."""

from hearth.audit import log
from hearth.audit.log import change
from hearth.audit.models import Entry
from hearth.conversations.actions.links import use_link
from hearth.conversations.actions.meetings import choose_time
from hearth.conversations.actions.messages import write_back
from hearth.conversations.actions.worries import say_if_better
from hearth.conversations.models import Meeting, MeetingTime, Message, OneAnswer, Question
from hearth.people.models import User


@log.wearing(Entry.Hat.PARENT)
@change
def answer_message(link: OneAnswer, *, message: Message, words: str, to: User, by: User) -> Question:
    use_link(link, by=by)
    return write_back(message, words=words, to=to, by=by)


@log.wearing(Entry.Hat.PARENT)
@change
def answer_meeting(link: OneAnswer, *, meeting: Meeting, time: MeetingTime, by: User) -> Meeting:
    """What they said before about coming stays as it is."""
    use_link(link, by=by)
    return choose_time(
        meeting, time=time, wants_interpreter=meeting.wants_interpreter, step_free=meeting.step_free,
        children_along=meeting.children_along, needs=meeting.needs, by=by,
    )  # fmt: skip


@log.wearing(Entry.Hat.PARENT)
@change
def answer_worry(link: OneAnswer, *, question: Question, better: str, words: str = "", by: User) -> Question:
    use_link(link, by=by)
    return say_if_better(question, better=better, words=words, by=by)
