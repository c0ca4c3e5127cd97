"""What is typed when adults work at their way of speaking, one module a noun."""

from hearth.practice.forms.meetings import BeforeYouMeetForm

__all__ = ["BeforeYouMeetForm"]
