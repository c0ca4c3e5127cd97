"""What templates may draw, from the tags."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import SimpleTestCase

from hearth.base.inputs import BigChoice, Day, DayField, RatingField
from hearth.web.icons import ICONS
from hearth.web.pegs import PEGS


def drawn(template: str, **context: object) -> str:
    return Template("{% load hearth %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Miss Okafor", "MO"), ("Leila", "L"), ("Anne-Marie Bell", "AB"), ("Dr A. Shah", "DS"), ("", ""), ("ليلى", "ل")],
)
def test_initials_are_the_first_and_last_word(name: str, letters: str) -> None:
    assert drawn("{{ name|initials }}", name=name) == letters


def test_an_icon_is_hidden_from_a_screen_reader_because_a_word_stands_beside_it() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "phone" %}')
    with pytest.raises(KeyError):
        drawn('{% icon "no such icon" %}')


def test_there_are_pegs_to_choose_from_and_an_unknown_one_is_a_leaf() -> None:
    assert len(PEGS) >= 14
    assert drawn('{% peg "unheard of" %}') == drawn('{% peg "leaf" %}') == drawn("{% peg none %}", none=None)
    assert len({drawn("{% peg name %}", name=name) for name in PEGS}) == len(PEGS)


def test_no_drawing_holds_a_script_a_style_or_a_link() -> None:
    for inside in [*ICONS.values(), *(drawn("{% peg name %}", name=name) for name in PEGS)]:
        assert not any(word in inside for word in ("script", "style=", "href", "url("))


def test_a_line_goes_from_the_lower_number_whichever_way_it_went() -> None:
    rows = [{"who": "Leila says", "voice": "family", "now": 3, "then": 5}]
    html = drawn("{% line10 rows %}", rows=rows)
    assert '<u class="at-3 by-2">' in html
    assert '<i class="then at-5">' in html
    assert "5 to 3" in html


def test_a_number_not_asked_for_is_said_and_not_drawn() -> None:
    html = drawn("{% line10 rows %}", rows=[{"who": "Yusuf says", "voice": "family", "now": None, "then": None}])
    assert "not asked yet" in html
    assert "<i" not in html


def test_nought_is_a_number_and_is_drawn() -> None:
    html = drawn("{% line10 rows %}", rows=[{"who": "Amal says", "voice": "child", "now": 0, "then": None}])
    assert '<i class="at-0">' in html


def test_a_pause_going_on_is_where_the_child_is_now_and_one_long_over_is_not() -> None:
    stop = '{% include "parts/ribbon.html" with stages=stages name="Amal" %}'
    way = [{"label": str(at), "state": state} for at, state in enumerate(["done", "paused", "here", "next"])]
    html = drawn(stop, stages=way)
    assert html.count("aria-current") == 1
    assert '<li class="here" aria-current="step">' in html
    assert '<li class="paused" aria-current="step">' in drawn(stop, stages=way[:2] + way[3:])
    assert "aria-current" not in drawn(stop, stages=way[:1])


def test_the_seesaw_shows_both_sides_and_no_total() -> None:
    growing = [{"label": "Trusting adults", "then": 6, "now": 13}]
    hindering = [{"label": "Worry about change", "then": 15, "now": 12}]
    html = drawn('{% seesaw growing hindering 20 "Amal" %}', growing=growing, hindering=hindering)
    assert "6 then, 13 now" in html
    assert 'x="30.0" y="3" width="35.0"' in html
    assert 'x="60.0" y="3" width="15.0"' in html
    assert "Less is easier for Amal" in html


def test_words_of_people_are_escaped_in_every_surface() -> None:
    nasty = "<script>alert(1)</script>"
    for template in (
        "{% card words %}{{ words }}{% endcard %}",
        "{% note words %}{{ words }}{% endnote %}",
        "{% said by=words %}{{ words }}{% endsaid %}",
        '{% include "parts/so.html" with told=words so=words who=words %}',
        '{% include "parts/person.html" with name=words line=words %}',
        '{% include "parts/empty.html" with title=words text=words %}',
    ):
        assert "<script" not in drawn(template, words=nasty)


class Answer(forms.Form):
    answer = forms.ChoiceField(
        label="What would you like to say?",
        choices=[("yes", "Yes"), ("not_yet", "Not yet")],
        widget=BigChoice(hints={"not_yet": "I want to see it first."}),
    )
    number = RatingField(label="How is it?", required=False)
    day = DayField(label="Which day?", help_text="We look again then.")


def test_nothing_is_chosen_for_them() -> None:
    assert "checked" not in str(Answer())


def test_a_form_says_what_needs_an_answer_and_leads_there() -> None:
    html = str(Answer({}))
    assert "2 things need an answer" in html
    assert '<a href="#id_answer_0">This needs an answer</a>' in html
    assert '<a href="#id_day">' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert html.count("(you can leave this empty)") == 1
    assert " required" not in html


def test_a_form_keeps_what_was_typed() -> None:
    html = str(Answer({"answer": "not_yet", "number": "7", "day": "2025-11-31"}))
    assert 'value="not_yet" id="id_answer_1" checked' in html.replace(
        ' checked id="id_answer_1"', ' id="id_answer_1" checked'
    )
    assert 'value="2025-11-31"' in html
    assert "Check the day" in html


def test_a_rating_is_a_whole_number_or_nothing() -> None:
    form = Answer({"answer": "yes", "day": "2025-11-20"})
    assert form.is_valid()
    assert form.cleaned_data["number"] is None
    form = Answer({"answer": "yes", "day": "2025-11-20", "number": "0"})
    assert form.is_valid()
    assert form.cleaned_data["number"] == 0
    assert not Answer({"answer": "yes", "day": "2025-11-20", "number": "11"}).is_valid()


def test_a_day_is_written_as_the_device_expects() -> None:
    assert 'type="date"' in Day().render("day", None)
    SimpleTestCase().assertInHTML(
        '<input type="date" name="day" class="input day" value="2025-11-20">',
        Day().render("day", DayField().to_python("2025-11-20")),
    )
