"""Times to meet: offered by us, chosen by a parent; and what was agreed."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hearth.base import dates
from hearth.base.inputs import BigChoice, Chip, Chips, DayField, MomentField, Words
from hearth.conversations.meeting_times import FEWEST
from hearth.conversations.models import Meeting, MeetingTime
from hearth.languages import days
from hearth.languages.models import Linguist
from hearth.people.models import Child, User
from hearth.schools.days import school_day_after

DAYS_AHEAD = 6
CLOCKS = ("8:00", "8:45", "13:15", "15:15", "16:00", "17:30")
MINUTES = (15, 30, 45, 60)
OTHERS = ("other_1", "other_2")
DAYS_TO_ANSWER = 2


class LinguistField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.user.name}, {obj.language_name}"


def linguists_for(child: Child, adult: User) -> Any:
    """Who interprets this adult's language at the child's school, and is nobody of the family."""
    here = Linguist.objects.now(dates.today()).filter(school=child.school_id, interprets=True, language=adult.language)
    return here.exclude(user__relationships__child=child).select_related("user")


class TimesForm(forms.Form):
    """The coming school days, each with the usual times to press; and two times of any other day."""

    pressed = forms.MultipleChoiceField(
        label="Which times?", help_text="Press two or more, at most six.", widget=Chips, required=False
    )
    other_1 = MomentField(label="Another time", required=False)
    other_2 = MomentField(label="And another", required=False)
    answer_by = DayField(
        label="By which day would an answer help?",
        help_text="After that we ring. It is ours to find a time.",
        error_messages={"required": "Say by which day.", "invalid": "Say by which day."},
    )

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = dates.today()
        self.fields["answer_by"].initial = school_day_after(child.school, today, after=DAYS_TO_ANSWER)
        coming = [school_day_after(child.school, today, after=number) for number in range(1, DAYS_AHEAD + 1)]
        field: Any = self.fields["pressed"]
        field.choices = [(f"{day:%A %-d %B}", _clocks(day)) for day in coming]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        pressed = [dates.moment(date.fromisoformat(text[:10]), text[11:]) for text in data.pop("pressed", [])]
        data["times"] = sorted({*pressed, *(at for name in OTHERS if (at := data.pop(name, None)))})
        if len(data["times"]) < FEWEST:
            raise forms.ValidationError("Offer at least two times, so that there is a choice.")
        return data


def _clocks(day: date) -> list[tuple[str, str]]:
    return [(f"{day:%Y-%m-%d} {clock}", clock.replace(":", ".")) for clock in CLOCKS]


class OfferForm(TimesForm):
    """To one adult."""

    what = forms.ChoiceField(
        label="What for?",
        choices=[(what.value, what.label.capitalize()) for what in Meeting.What],
        widget=BigChoice,
        error_messages={"required": "Say what for."},
    )
    about = forms.CharField(
        label="What would you like to talk about?",
        help_text="They read this before they choose. Say what is good as well.",
        max_length=300,
        required=False,
        widget=Words(rows=2),
    )
    how = forms.ChoiceField(
        label="How?",
        choices=[(how.value, Meeting(how=how).how_we_say_it.capitalize()) for how in Meeting.How],
        widget=Chip,
        error_messages={"required": "Say how."},
    )
    video_link = forms.URLField(
        label="Link of the video room", help_text="Only for a talk by video.", required=False, assume_scheme="https"
    )
    minutes = forms.TypedChoiceField(
        label="How long?", choices=[(n, f"{n} minutes") for n in MINUTES], coerce=int, initial=30, widget=Chip
    )
    linguist = LinguistField(
        Linguist.objects.none(),
        label="Who interprets?",
        help_text="A named interpreter. Never a child, and nobody of the family.",
        required=False,
        empty_label="Nobody",
    )
    field_order = ("what", "about", "how", "video_link", "minutes", "linguist", "pressed")

    def __init__(self, *args: Any, child: Child, adult: User, **kwargs: Any) -> None:
        super().__init__(*args, child=child, **kwargs)
        here = linguists_for(child, adult)
        self.fields["linguist"].queryset = here  # type: ignore[attr-defined]
        named = next((one for one in here if one.user.name == adult.interpreter), None)
        self.fields["linguist"].initial = named
        if not here:
            del self.fields["linguist"]


class ChooseTimeForm(forms.Form):
    """What a parent chooses, and what makes it easier to come. As `choose_time` takes it."""

    time = forms.TypedChoiceField(
        label=_("Which time suits you?"), widget=BigChoice, error_messages={"required": _("Choose a time.")}
    )
    wants_interpreter = forms.BooleanField(
        label=_("I would like an interpreter"),
        help_text=_("We ask one, by name. A child or a relative does not have to do it."),
        required=False,
    )
    step_free = forms.BooleanField(label=_("A flat way in helps me, with no steps"), required=False)
    children_along = forms.BooleanField(label=_("I bring children with me"), required=False)
    needs = forms.CharField(
        label=_("Does anything else help?"), max_length=300, required=False, widget=Words(rows=2, minded=False)
    )

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        now = {name: getattr(meeting, name) for name in ("wants_interpreter", "step_free", "children_along", "needs")}
        super().__init__(*args, **{**kwargs, "initial": now | kwargs.get("initial", {})})
        free = {str(one.pk): one for one in meeting.times_to_choose(dates.now())}
        field: Any = self.fields["time"]
        field.choices = [(pk, said(one.starts_at)) for pk, one in free.items()]
        field.coerce = free.__getitem__
        field.initial = next((pk for pk, one in free.items() if one.starts_at == meeting.starts_at), None)
        if meeting.how in (Meeting.How.PHONE, Meeting.How.VIDEO):
            del self.fields["step_free"], self.fields["children_along"]


class ChooseForThemForm(ChooseTimeForm):
    """As they said on the phone: one of the times offered, or another you agreed there and then."""

    another = MomentField(label="Or another time you agreed together", required=False)

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(meeting, *args, **kwargs)
        self.fields["time"].required = False
        self.fields["time"].label = "Which time did they choose?"
        # What a parent wrote is theirs; and once it was handed on, it is not shown again here.
        self.initial["needs"] = "" if meeting.withheld_at else meeting.needs
        self.order_fields(["time", "another"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        other: datetime | None = data.pop("another", None)
        time: MeetingTime | datetime | None = other or data.get("time") or None
        if time is None:
            raise forms.ValidationError("Choose one of the times, or write the one you agreed.")
        return {**data, "time": time}


class NoneSuitsForm(forms.Form):
    words = forms.CharField(
        label=_("When would suit you?"), max_length=300, required=False, widget=Words(rows=2, minded=False)
    )


class CallOffForm(forms.Form):
    why = forms.CharField(label=_("Would you like to say why?"), max_length=200, required=False)


class InterpreterForm(forms.Form):
    linguist = LinguistField(
        Linguist.objects.none(), label="Who interprets?", empty_label=None, error_messages={"required": "Choose who."}
    )

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["linguist"].queryset = linguists_for(meeting.child, meeting.adult)  # type: ignore[attr-defined]


class AgreedForm(forms.Form):
    agreed = forms.CharField(
        label="What was agreed",
        help_text="They read this. Say who does what, and by when. Begin with what is good.",
        max_length=4000,
        widget=Words(rows=6),
        error_messages={"required": "Write what was agreed first. A few sentences will do."},
    )


def said(at: datetime) -> str:
    """ "Thursday 26 November, 15.15", as the page's language says it."""
    return _now("%(day)s, %(clock)s") % {"day": days.weekday_day(at), "clock": days.clock(at)}
