"""No date is half in English: every month and weekday of each language, in the language's own order."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from hearth.base import dates
from hearth.languages import catalogue, days
from hearth.languages.catalogue import ENGLISH, OTHERS, SHIPPED, Language

JANUARY = date(2026, 1, 5)  # a Monday
YEAR = [date(2026, month, 24) for month in range(1, 13)]
WEEK = [JANUARY + timedelta(days=n) for n in range(7)]
by_name = pytest.mark.parametrize("language", OTHERS, ids=lambda one: one.english_name)


def words(said: list[str]) -> set[str]:
    return {word for line in said for word in re.findall(r"[^\W\d_]+", line)}


@by_name
def test_every_month_has_a_name_of_its_own(language: Language) -> None:
    english = set(ENGLISH.days.months)
    with translation.override(language.code):
        said = [days.day(on) for on in YEAR]
        alone = [days.month(on) for on in YEAR]
    assert len(set(said)) == len(set(alone)) == 12
    assert not words(said + alone) & english


@by_name
def test_every_weekday_has_a_name_of_its_own(language: Language) -> None:
    english = set(ENGLISH.days.weekdays) | set(ENGLISH.days.months)
    with translation.override(language.code):
        said = [days.weekday_day(on) for on in WEEK]
        names = [days.weekday(on) for on in WEEK]
        assert names == [days.weekday(n) for n in range(7)]
    assert len(set(names)) == 7
    assert not words(said) & english


@pytest.mark.parametrize(("code", "near", "far", "weekday", "clock"), [
    ("en-gb", "24 November", "24 November 2024", "Tuesday 24 November", "9.05"),
    ("cy", "24 Tachwedd", "24 Tachwedd 2024", "dydd Mawrth 24 Tachwedd", "9.05"),
    ("pl", "24 listopada", "24 listopada 2024", "wtorek, 24 listopada", "9.05"),
    ("ur", "24 نومبر", "24 نومبر 2024", "منگل، 24 نومبر", "9:05"),
    ("ar", "24 نوفمبر", "24 نوفمبر 2024", "الثلاثاء 24 نوفمبر", "9:05"),
])  # fmt: skip
def test_a_day_is_said_as_people_say_it(code: str, near: str, far: str, weekday: str, clock: str) -> None:
    moment = dates.moment(date(2026, 11, 24), "9:05")
    page = Template(
        "{% load hearth %}{{ now|day }}/{{ then|day }}/{{ now|weekday_day }}/{{ now|clock }}/{{ none|day }}"
    )
    with translation.override(code):
        said = page.render(Context({"now": moment, "then": date(2024, 11, 24), "none": None}))
    assert said == f"{near}/{far}/{weekday}/{clock}/"


def test_a_moment_is_said_by_the_clock_of_the_school() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=dates.LONDON).astimezone(dates.now().tzinfo)
    assert days.day(late) == "30 June"
    assert days.clock(late) == "23.30"


def test_polish_says_a_month_alone_in_another_form() -> None:
    with translation.override("pl"):
        assert days.month(date(2026, 5, 1)) == "maj"
        assert days.day(date(2026, 5, 1)) == "1 maja"


def test_each_language_tells_all_about_itself() -> None:
    assert [one.tag for one in SHIPPED] == ["en-GB", "ar", "cy", "pl", "ur"]
    assert {one.folder.name: one.direction for one in SHIPPED} == {
        "en": "ltr", "cy": "ltr", "pl": "ltr", "ur": "rtl", "ar": "rtl",
    }  # fmt: skip
    for one in SHIPPED:
        assert len(one.days.months) == len(one.days.months_alone) == 12 and len(one.days.weekdays) == 7
        assert one.own_name and one.script and one.plurals


def test_a_language_is_found_however_its_tag_is_written() -> None:
    assert catalogue.find("ur-PK") == catalogue.find("UR") == catalogue.find("ur")
    assert catalogue.find("en") == catalogue.find("en-gb") == catalogue.find("en_GB") == ENGLISH
    assert catalogue.find("so") is None and catalogue.find("") is None


def test_a_parents_own_choice_comes_first() -> None:
    assert catalogue.for_reader(chosen="pl", speaks="ur", reads=True).tag == "pl"
    assert catalogue.for_reader(chosen="", speaks="ur", reads=True).tag == "ur"
    assert catalogue.for_reader(chosen="", speaks="ur", reads=False) == ENGLISH
    assert catalogue.for_reader(chosen="", speaks="so", reads=True) == ENGLISH
    assert catalogue.for_reader(chosen="en-GB", speaks="ur", reads=True) == ENGLISH
