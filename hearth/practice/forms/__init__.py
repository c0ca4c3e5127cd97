"""What is typed when adults work at their way of speaking, one module a noun."""

from hearth.practice.forms.exercises import PracticeForm
from hearth.practice.forms.meetings import BeforeYouMeetForm
from hearth.practice.forms.reflections import ReflectionForm, SharingForm

__all__ = ["BeforeYouMeetForm", "PracticeForm", "ReflectionForm", "SharingForm"]
