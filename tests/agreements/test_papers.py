"""The code that ties a printed page to its question."""

from hearth.agreements.papers import code


def test_nearby_questions_have_different_codes_a_person_can_say() -> None:
    codes = [code(number) for number in range(1, 2791)]
    assert len(set(codes)) == len(codes)
    assert all(word.isalpha() and 10 <= int(figures) <= 99 for word, figures in (one.split() for one in codes))
