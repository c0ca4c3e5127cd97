"""A term of the trade is found where it is not explained, and its plain words are what could be said instead."""

import pytest

from hearth.wording import alternatives, engine, learned, rulebook, terms

BOOK = rulebook.shipped().changed(silenced=frozenset([learned.SILENT]))


def jargon(text: str, **own: str) -> list[tuple[str, tuple[str, ...]]]:
    findings = engine.check(text, book=BOOK, glossary=own).findings
    return [(one.words, one.instead) for one in findings if one.code == "jargon"]


def test_what_could_be_said_instead_is_what_the_glossary_says() -> None:
    assert jargon("She was dysregulated after lunch.") == [("dysregulated", ("too upset to think",))]


def test_a_school_has_words_of_its_own_and_may_say_that_its_parents_know_one() -> None:
    assert jargon("The IEP is ready.", IEP="his list of next steps") == [("IEP", ("his list of next steps",))]
    assert jargon("The IEP is ready.", IEP="") == []


@pytest.mark.parametrize(
    "explained",
    [
        "Our SENCO, Mrs Jarvis, who plans extra help, will come.",
        "It is Claire, the SENCO. That's the teacher for extra needs.",
        "The council said no to an EHC plan (the legal plan for extra help).",
        "We have asked for an EHC needs assessment, which is the check they make first.",
        "We do PACE: the way we listen first.",
    ],
)
def test_a_term_is_explained_beside_it_or_in_the_next_sentence(explained: str) -> None:
    assert jargon(explained) == []


def test_a_date_in_brackets_explains_nothing() -> None:
    assert [words for words, _ in jargon("Bring it to the TAF on Friday (2pm).")] == ["TAF"]


@pytest.mark.parametrize("term", sorted(terms.shipped()))
def test_plain_words_are_plain_and_stand_for_their_term_alone(term: str) -> None:
    plain = terms.plain_words(term)
    assert plain == terms.shipped()[term]
    assert not [other.words for other in terms.unexplained(plain)]
    assert not alternatives.invented(plain, f"Ready: {term}!")
