"""What is typed before we meet a parent."""

from datetime import date, timedelta
from typing import Any

from django import forms

from hearth.base import dates
from hearth.base.inputs import BigChoice, DayField, Words

MEETING, FOUR_WEEKS, SIX_WEEKS, A_DAY = "meeting", "four_weeks", "six_weeks", "day"
WEEKS = {FOUR_WEEKS: 4, SIX_WEEKS: 6}


class BeforeYouMeetForm(forms.Form):
    gone_wrong = forms.CharField(
        label="What has gone wrong before, on our side",
        help_text="Begin with “We”, and write it to them, as “you”. What we did, or did not do.",
        max_length=1500,
        widget=Words(rows=4),
        error_messages={"required": "Write what went wrong on our side. A sentence will do."},
    )
    differently = forms.CharField(
        label="What we will do differently",
        help_text="Who does what. One or two things that can be seen.",
        max_length=1500,
        widget=Words(rows=3),
        error_messages={"required": "Write what we will do differently. A sentence will do."},
    )
    until = forms.ChoiceField(
        label="When is it gone?",
        choices=[
            (MEETING, "After our next meeting"), (FOUR_WEEKS, "In four weeks"), (SIX_WEEKS, "In six weeks"),
            (A_DAY, "After another day"),
        ],
        widget=BigChoice(hints={A_DAY: "Half a year at most."}),
        initial=SIX_WEEKS,
        error_messages={"required": "Say when it is gone."},
    )  # fmt: skip
    day = DayField(label="Which day?", help_text="For a meeting, or another day.", required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        until, day = typed.get("until"), typed.get("day")
        if until in (MEETING, A_DAY) and day is None and "day" not in self.errors:
            self.add_error("day", "Say which day.")
        return typed

    def facts(self) -> dict[str, Any]:
        """As `write_before_meeting` takes them."""
        return {name: self.cleaned_data[name] for name in ("gone_wrong", "differently")} | {"expires_on": self._last()}

    def _last(self) -> date:
        weeks = WEEKS.get(self.cleaned_data["until"])
        day: date = self.cleaned_data["day"] if weeks is None else dates.today() + timedelta(weeks=weeks)
        return day
