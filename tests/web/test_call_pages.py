"""Before a hard call: the words, how to speak with this family, and whom not to ring."""

from html import unescape

import pytest
from django.urls import reverse

from hearth.records.cast import Cast
from tests.rules.test_access import signed_in


def page(rowan: Cast, person: str, child: str, name: str = "first_call", query: str = "") -> str:
    path = reverse(f"staff:{name}", args=[rowan.child[child].pk])
    answer = signed_in(rowan.adult[person]).get(path + query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_words_stand_beside_how_to_speak_with_the_parent(rowan: Cast) -> None:
    html = page(rowan, "Mr Reid", "Amal")
    order = ["The child is safe", "Is this a good time?", "What I saw", "What I did", "What do you think?"]
    places = [html.index(words) for words in [*order, "When we talk next"]]
    assert places == sorted(places)
    for words in ("Amal is safe and well", "LAY-la", "Mrs Anwar interprets.", "After 2", "Write down the talk"):
        assert words in html
    assert "Talking at the door, in front of others" in html, "what to leave out"


def test_somebody_kept_away_is_not_to_be_rung_and_nothing_of_theirs_shows(rowan: Cast) -> None:
    html = page(rowan, "Miss Okafor", "Nia")
    assert "Do not ring Dean" in html and "Ask Miss Okafor first." in html
    assert rowan.adult["Dean"].mobile not in html and rowan.adult["Grace"].mobile in html
    assert html.index("Do not ring Dean") < html.index("Grace")
    assert "Hidden Street" not in html


def test_somebody_held_is_not_to_be_rung_either(rowan: Cast) -> None:
    between = rowan.between("Amal", "Yusuf")
    between.held, between.held_why = True, "Two lists differ."
    between.save()
    html = page(rowan, "Mr Reid", "Amal")
    assert "Do not ring Yusuf" in html and rowan.adult["Yusuf"].mobile not in html


def test_one_home_says_nothing_of_the_other(rowan: Cast) -> None:
    html = page(rowan, "Mr Reid", "Amal")
    assert "Orchard Row" not in html and "Canal Street" not in html


def test_with_no_note_it_says_what_to_ask(rowan: Cast) -> None:
    assert "Ask what they would like to be called" in page(rowan, "Miss Okafor", "Luca")
    assert "Nobody has talked with them yet" in page(rowan, "Miss Okafor", "Luca")


@pytest.mark.parametrize(
    ("query", "title"), [("", "A first talk"), ("?for=injury", "An injury"), ("?for=x", "A first")]
)
def test_on_paper_it_has_the_words_and_nothing_of_the_family(rowan: Cast, query: str, title: str) -> None:
    html = page(rowan, "Mr Reid", "Amal", "first_call_paper", query)
    assert f"{title}" in html and "Amal is" in html
    for private in ("Leila", "Yusuf", "LAY-la", "Mrs Anwar", "07700"):
        assert private not in html


def test_beside_the_box_for_a_talk_stand_the_same_words(rowan: Cast) -> None:
    path = reverse("staff:new_talk", args=[rowan.child["Amal"].pk])
    html = unescape(signed_in(rowan.adult["Mr Reid"]).get(path).content.decode())
    assert "Amal is safe and well. This is not bad news." in html
    assert reverse("staff:first_call", args=[rowan.child["Amal"].pk]) in html
