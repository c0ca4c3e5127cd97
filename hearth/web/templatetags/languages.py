"""What templates say in the reader's language: days, times, and the languages themselves."""

from datetime import date, datetime, time

from django import template

from hearth.languages import catalogue, days

register = template.Library()


@register.filter
def day(when: date | None) -> str:
    """`{{ told.told_on|day }}`: "24 November"; the year only when it is far from today."""
    return days.day(when) if when else ""


@register.filter
def full_day(when: date | None) -> str:
    """`{{ report.final_at|full_day }}`: "24 November 2026", for what is kept on paper."""
    return days.full_day(when) if when else ""


@register.filter
def weekday_day(when: date | None) -> str:
    """`{{ review.due_on|weekday_day }}`: "Tuesday 24 November"."""
    return days.weekday_day(when) if when else ""


@register.filter
def clock(when: datetime | time | None) -> str:
    """`{{ meeting.starts_at|clock }}`: "9.05"."""
    return days.clock(when) if when else ""


@register.simple_tag
def shipped_languages() -> tuple[catalogue.Language, ...]:
    return catalogue.SHIPPED


@register.simple_tag
def page_language() -> catalogue.Language:
    """The language this page is in."""
    return catalogue.now()
