"""A name is found where it is a name, and left alone where it is a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.practice.around import names_at
from hearth.practice.names import Kind, Names, Person, find, known, plainly
from hearth.records.cast import Cast

PEOPLE = [
    Person(Kind.CHILD, "Amal", "Rahman"),
    Person(Kind.CHILD, "Grace", "Price"),
    Person(Kind.CHILD, "Ivy", "Chan"),
    Person(Kind.CHILD, "May", "So"),
    Person(Kind.CHILD, "Zoë", "O'Brien"),
    Person(Kind.CHILD, "Ali", "van Dijk"),
    Person(Kind.PARENT, "Leila", "Rahman", "Leila"),
    Person(Kind.PARENT, "Will", "Stone"),
    Person(Kind.COLLEAGUE, "Maureen", "Bell", "Mrs Bell"),
    Person(Kind.COLLEAGUE, "Hope", "Marsh", "Mrs Marsh"),
]


@pytest.fixture(scope="module")
def names() -> Names:
    return known(PEOPLE, own=["Adaeze", "Okafor", "Miss Okafor"], not_people=["Rowan Primary", "Willow Room"])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Amal cried. I rang Leila and Mrs Bell.", "The child cried. I rang the parent and a colleague."),
        ("I saw that Amal’s coat was gone.", "I saw that the child’s coat was gone."),
        ("Amal's mum Leila said no.", "The child's mum said no."),
        ("His mum, Leila, said no.", "His mum, the parent, said no."),
        ("Mrs Rahman came with Amal Rahman.", "The parent came with the child."),
        ("The Rahmans came. I like the Rahman family.", "The family came. I like the family."),
        ("amal hid and leila rang", "The child hid and the parent rang"),
        ("Ivy has stopped singing.", "The child has stopped singing."),
        ("zoe laughed, and Zoë O’Brien too.", "The child laughed, and the child too."),
        ("I met Ali van Dijk.", "I met the child."),
        ("I told Will. Will was cross.", "I told the parent. The parent was cross."),
        ("Grace said nothing.", "The child said nothing."),
        ("I saw May in the hall.", "I saw the child in the hall."),
        ("mrs bell was kind.", "A colleague was kind."),
        ("The head Mrs Marsh came.", "The head came."),
        ("Then Mr Smithers rang.", "Then somebody rang."),
    ],
)
def test_plain_words_stand_where_a_name_stood(names: Names, typed: str, plain: str) -> None:
    assert plainly(typed, find(typed, names)) == plain


@pytest.mark.parametrize(
    "typed",
    [
        "Will you come? May I ask? I will hope for grace.",
        "In May we met, and again on 4 May. May 2026 was hard.",
        "Hope is what I felt. Grace is hard to find.",
        "I rang the bell by the marsh. So I waited, stone cold.",
        "The ivy grows. What a price to pay!",
        "I TOLD THEM. I WILL NOT HOPE.",
        "In the Willow Room at Rowan Primary we make toast.",
        "“Will you ring?” she asked. “May I sit?”",
        "She said that Miss Okafor never rings.",
        "I miss him. Miss him or not, I will ring.",
        "",
    ],
)
def test_a_word_that_is_also_a_name_is_left_alone(names: Names, typed: str) -> None:
    assert find(typed, names) == ()


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_stretch_is_cut_from_it(typed: str) -> None:
    found = find(typed, known(PEOPLE))
    assert all(0 <= one.start < one.end <= len(typed) and one.words in typed for one in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


PIECES = ["Amal", "Leila", "will", "Will", "the", "mum", "Mrs", "Bell", "rang", ".", ",", "and", "Rahman", "family"]


@given(st.lists(st.sampled_from([*PIECES, "\n"]), max_size=12))
def test_once_is_enough(pieces: list[str]) -> None:
    names = known(PEOPLE)
    once = " ".join(pieces)
    for _ in range(3):
        once = plainly(once, find(once, names))
    assert find(once, names) == ()


def test_other_words_are_kept_as_they_were(names: Names) -> None:
    typed = "I said:  “wait”.\n\n\tLeila   did not; nor did I… (not then)."
    assert plainly(typed, find(typed, names)) == typed.replace("Leila", "The parent")


def test_a_school_knows_its_own_names_and_no_other_schools(rowan: Cast) -> None:
    names = names_at(rowan.rowan, writer=rowan.adult["Miss Okafor"])
    typed = "Amal, Effie, Tom, Mrs Pike and Imre."
    assert [one.words for one in find(typed, names)] == ["Amal", "Effie", "Tom", "Mrs Pike", "Imre"]
    assert find("In the Willow Room I was the only one.", names) == ()
    next_door = names_at(rowan.hazel, writer=rowan.adult["Mrs Kaur"])
    assert [one.words for one in find("Effie and Tom", next_door)] == []


def test_finding_takes_the_same_few_queries_in_any_school(rowan: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        names_at(rowan.rowan, writer=rowan.adult["Mrs Bell"])
