"""Talk between home and school, what we owe after it, and the words we choose."""

from hearth.conversations.models.talks import Contribution, Promise, Question, SpeakingNote, Talk
from hearth.conversations.models.words import OwnRule, OwnTerm, SecondLook, SilencedRule

__all__ = ["Contribution", "OwnRule", "OwnTerm", "Promise", "Question", "SecondLook", "SilencedRule"]
__all__ += ["SpeakingNote", "Talk"]
