"""Talk between home and school, what we owe after it, and the words we choose."""

from hearth.conversations.models.meetings import Meeting, MeetingTime
from hearth.conversations.models.messages import Message, OneAnswer
from hearth.conversations.models.talks import Contribution, Promise, Question, SpeakingNote, Talk
from hearth.conversations.models.words import OwnRule, OwnTerm, SecondLook, SilencedRule

__all__ = ["Contribution", "Meeting", "MeetingTime", "Message", "OneAnswer", "OwnRule", "OwnTerm", "Promise"]
__all__ += ["Question", "SecondLook", "SilencedRule", "SpeakingNote", "Talk"]
