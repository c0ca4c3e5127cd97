"""The key adult is away, or leaving. Somebody named is there instead; child and parent hear it first."""

from datetime import date

from django.db.models import Q, QuerySet

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys import week
from hearth.journeys.models import Cover, Journey
from hearth.people.models import Child, User


@change
def name_cover(
    journey: Journey, *, cover: User, starts_on: date, ends_on: date | None = None, leaving: bool = False,
    child_told_on: date, parent_told_on: date, by: User,
) -> Cover:  # fmt: skip
    """From a day on somebody else is there for the child. If the key adult leaves, that person becomes the key adult,
    at once if the day has come."""
    journey = Journey.objects.select_for_update(of=("self",)).select_related("child", "key_adult").get(pk=journey.pk)
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed.")
    _told_first(journey, starts_on, child_told_on, parent_told_on)
    _days_fit(journey, starts_on, ends_on, leaving)
    _can_be(journey, cover)
    named = Cover.objects.create(
        child=journey.child, journey=journey, away=journey.key_adult, cover=cover, starts_on=starts_on,
        ends_on=None if leaving else ends_on, leaving=leaving, child_told_on=child_told_on,
        parent_told_on=parent_told_on, named_by=by,
    )  # fmt: skip
    if leaving and starts_on <= dates.today():
        hand_over(named, by=by)
    return named


@change
def hand_over(cover: Cover, *, by: User) -> Cover:
    """The day has come: whoever covered is the key adult now."""
    if not cover.leaving:
        raise RuleBroken(f"{cover.away.name} is coming back.")
    if cover.starts_on > dates.today():
        raise RuleBroken(f"{cover.away.name} is still here until {week.day(cover.starts_on)}.")
    Journey.objects.filter(pk=cover.journey_id, key_adult=cover.away).update(key_adult=cover.cover)
    return cover


@change
def end_cover(cover: Cover, *, ends_on: date, by: User) -> Cover:
    """The key adult is back on that day, sooner or later than we said."""
    if cover.leaving:
        raise RuleBroken(f"{cover.away.name} has left. Name somebody else if this has to change.")
    if ends_on < cover.starts_on:
        raise RuleBroken("The day back cannot come before the first day away.")
    if _others(cover.journey, cover.starts_on, ends_on).exclude(pk=cover.pk).exists():
        raise RuleBroken("Somebody else is named for some of those days.")
    cover.ends_on = ends_on
    cover.save(update_fields=["ends_on"])
    return cover


def _can_be(journey: Journey, cover: User) -> None:
    child = journey.child
    if cover.pk == journey.key_adult_id:
        raise RuleBroken(f"{cover.name} is {child.name}’s key adult. Name somebody else.")
    if not Child.objects.visible_to(cover).filter(pk=child.pk).exists():
        raise RuleBroken(f"{cover.name} does not work with {child.name} here. Name somebody who does.")


def _told_first(journey: Journey, starts_on: date, child_told_on: date, parent_told_on: date) -> None:
    if max(child_told_on, parent_told_on) > dates.today():
        raise RuleBroken("A day of telling cannot be ahead. Tell them, then write it down here.")
    if max(child_told_on, parent_told_on) > starts_on:
        raise RuleBroken(f"{journey.child.name} and the family are told first, before the cover begins.")


def _days_fit(journey: Journey, starts_on: date, ends_on: date | None, leaving: bool) -> None:
    if not leaving and ends_on is not None and ends_on <= starts_on:
        raise RuleBroken("The day back comes after the first day away.")
    if (other := _others(journey, starts_on, None if leaving else ends_on).first()) is not None:
        raise RuleBroken(f"{other.cover.name} is named already from {week.day(other.starts_on)}. End that first.")


def _others(journey: Journey, starts_on: date, ends_on: date | None) -> "QuerySet[Cover]":
    """Covers of this journey that share a day with those."""
    others = journey.covers.not_handed_over().filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))
    return others if ends_on is None else others.filter(starts_on__lt=ends_on)
