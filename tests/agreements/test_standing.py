"""Where an agreement stands: worked out from what each adult who has a say last said."""

from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.agreements.standing import AnswerFact, AnswerKind, DecisionFact, SayerFacts, Standing, of

START = datetime(2026, 9, 7, 9, 5, tzinfo=UTC)
KINDS: list[AnswerKind] = ["yes", "not_yet", "partly", "no", "withdrawn"]


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def adult(name: str, *kinds: AnswerKind, asked: bool = True) -> SayerFacts:
    answers = tuple(AnswerFact(kind, day(n)) for n, kind in enumerate(kinds, 1))
    return SayerFacts(name, day(0) if asked else None, answers)


def head(goes_ahead: bool, on: int = 30) -> DecisionFact:
    return DecisionFact(goes_ahead, day(on), "Mrs Hart")


LEILA, YUSUF = "Leila", "Yusuf"
NEVER_ASKED = "never asked"


@pytest.mark.parametrize(
    ("leila", "standing", "said"),
    [
        (["yes"], Standing.YES, "Leila says yes."),
        (["not_yet"], Standing.NOT_YET, "Leila says not yet."),
        (["partly"], Standing.PARTLY, "Leila says partly."),
        (["no"], Standing.NO, "Leila says no."),
        ([], Standing.WAITING, "We are waiting for Leila."),
        (["yes", "withdrawn"], Standing.WITHDRAWN, "Leila has taken back a yes."),
        (["partly", "withdrawn", "withdrawn"], Standing.WITHDRAWN, "Leila has taken back a yes."),
        (["no", "withdrawn"], Standing.WAITING, "We are waiting for Leila."),
        (["withdrawn"], Standing.WAITING, "We are waiting for Leila."),
        (["yes", "withdrawn", "yes"], Standing.YES, "Leila says yes."),
        (["not_yet", "not_yet", "yes"], Standing.YES, "Leila says yes."),
        (["yes", "no"], Standing.NO, "Leila says no."),
    ],
)
def test_one_adult(leila: list[AnswerKind], standing: Standing, said: str) -> None:
    now = of([adult(LEILA, *leila)])
    assert (now.standing, now.said) == (standing, said)


@pytest.mark.parametrize(
    ("leila", "yusuf", "standing", "said"),
    [
        ("yes", "yes", Standing.YES, "Leila and Yusuf say yes."),
        ("yes", "partly", Standing.PARTLY, "Leila says yes and Yusuf says partly."),
        ("partly", "partly", Standing.PARTLY, "Leila and Yusuf say partly."),
        ("yes", "not_yet", Standing.NOT_YET, "Leila says yes and Yusuf says not yet."),
        ("partly", "not_yet", Standing.NOT_YET, "Leila says partly and Yusuf says not yet."),
        ("not_yet", "not_yet", Standing.NOT_YET, "Leila and Yusuf say not yet."),
        ("yes", "no", Standing.DIVIDED, "Leila says yes and Yusuf says no, so the head decides."),
        ("partly", "no", Standing.DIVIDED, "Leila says partly and Yusuf says no, so the head decides."),
        ("not_yet", "no", Standing.NO, "Leila says not yet and Yusuf says no."),
        ("no", "no", Standing.NO, "Leila and Yusuf say no."),
        ("yes", "taken back", Standing.DIVIDED, "Leila says yes and Yusuf has taken back a yes, so the head decides."),
        ("not_yet", "taken back", Standing.WITHDRAWN, "Leila says not yet and Yusuf has taken back a yes."),
        ("no", "taken back", Standing.NO, "Leila says no and Yusuf has taken back a yes."),
        ("taken back", "taken back", Standing.WITHDRAWN, "Leila and Yusuf have taken back a yes."),
        ("yes", "silent", Standing.WAITING, "Leila says yes and we are waiting for Yusuf."),
        ("partly", "silent", Standing.WAITING, "Leila says partly and we are waiting for Yusuf."),
        ("not_yet", "silent", Standing.NOT_YET, "Leila says not yet and we are waiting for Yusuf."),
        ("no", "silent", Standing.NO, "Leila says no and we are waiting for Yusuf."),
        ("taken back", "silent", Standing.WITHDRAWN, "Leila has taken back a yes and we are waiting for Yusuf."),
        ("silent", "silent", Standing.WAITING, "We are waiting for Leila and Yusuf."),
        ("yes", NEVER_ASKED, Standing.WAITING, "Leila says yes and we have not asked Yusuf yet."),
        ("no", NEVER_ASKED, Standing.NO, "Leila says no and we have not asked Yusuf yet."),
        ("silent", NEVER_ASKED, Standing.WAITING, "We are waiting for Leila and we have not asked Yusuf yet."),
        (NEVER_ASKED, NEVER_ASKED, Standing.NOT_ASKED, "Nobody has been asked yet."),
    ],
)
def test_two_adults(leila: str, yusuf: str, standing: Standing, said: str) -> None:
    now = of([position(LEILA, leila), position(YUSUF, yusuf)])
    assert (now.standing, now.said) == (standing, said)


def position(name: str, what: str) -> SayerFacts:
    match what:
        case "silent":
            return adult(name)
        case "taken back":
            return adult(name, "yes", "withdrawn")
        case "yes" | "not_yet" | "partly" | "no":
            return adult(name, what)
    return adult(name, asked=False)


def test_nobody_with_a_say_is_not_asked() -> None:
    assert of([]).standing is Standing.NOT_ASKED
    assert of([]).said == "Nobody is recorded as having a say yet."


def test_a_divided_case_still_names_whom_nobody_heard() -> None:
    now = of([adult(LEILA, "yes"), adult(YUSUF, "no"), adult("Nana"), adult("Tom", asked=False)])
    assert (now.standing, now.waiting_for, now.not_yet_asked) == (Standing.DIVIDED, ("Nana",), ("Tom",))
    assert now.said == ("Leila says yes, Yusuf says no, we are waiting for Nana, and we have not asked Tom yet.")


def test_an_answer_nobody_asked_for_counts() -> None:
    assert of([adult(LEILA, "yes", asked=False)]).standing is Standing.YES


def test_the_latest_answer_counts_in_whatever_order_they_were_entered() -> None:
    answers = (AnswerFact("yes", day(9)), AnswerFact("no", day(2)))
    assert of([SayerFacts(LEILA, day(0), answers)]).standing is Standing.YES


@pytest.mark.parametrize(
    ("goes_ahead", "standing", "said"),
    [
        (True, Standing.DECIDED_YES, "Mrs Hart decided to go ahead, where Leila says yes and Yusuf says no."),
        (False, Standing.DECIDED_NO, "Mrs Hart decided not to go ahead, where Leila says yes and Yusuf says no."),
    ],
)
def test_the_head_decides_a_divided_case(goes_ahead: bool, standing: Standing, said: str) -> None:
    now = of([adult(LEILA, "yes"), adult(YUSUF, "no")], head(goes_ahead))
    assert (now.standing, now.said) == (standing, said)


def test_a_later_answer_sets_the_decision_aside() -> None:
    sayers = [adult(LEILA, "yes"), adult(YUSUF, "no", "no", "no")]
    assert of(sayers, head(True, on=4)).standing is Standing.DECIDED_YES
    assert of(sayers, head(True, on=3)).standing is Standing.DIVIDED
    assert of(sayers, head(True, on=2)).standing is Standing.DIVIDED


def test_the_head_does_not_overrule_everyone() -> None:
    for kind in KINDS[:4]:
        for goes_ahead in (True, False):
            sayers = [adult(LEILA, kind), adult(YUSUF, kind)]
            assert of(sayers, head(goes_ahead)) == of(sayers)
    refusing = [adult(LEILA, "no"), adult(YUSUF, "not_yet")]
    assert of(refusing, head(True)).standing is Standing.NO


def test_an_absent_adult_has_no_veto_and_silence_makes_no_yes() -> None:
    assert of([adult(LEILA, "yes"), adult(YUSUF)], head(True)).standing is Standing.DECIDED_YES
    assert of([adult(LEILA), adult(YUSUF)], head(True)).standing is Standing.WAITING
    assert of([adult(LEILA), adult(YUSUF, asked=False)], head(True)).standing is Standing.WAITING


def test_a_place_begins_only_on_a_yes_a_partly_or_a_decision() -> None:
    assert {one for one in Standing if one.goes_ahead} == {Standing.YES, Standing.PARTLY, Standing.DECIDED_YES}


answers = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 20)), max_size=4)
people = st.lists(st.tuples(st.booleans(), answers), min_size=0, max_size=4).map(
    lambda rows: [
        SayerFacts(f"Adult {n}", day(0) if asked else None, tuple(AnswerFact(kind, day(on)) for kind, on in given))
        for n, (asked, given) in enumerate(rows)
    ]
)
decisions = st.none() | st.builds(head, st.booleans(), st.integers(0, 25))


@given(people, decisions, st.integers())
def test_the_order_of_adults_does_not_matter(
    sayers: list[SayerFacts], decision: DecisionFact | None, seed: int
) -> None:
    mixed = list(sayers)
    Random(seed).shuffle(mixed)
    assert of(mixed, decision) == of(sayers, decision)


@given(people, decisions)
def test_silence_never_makes_a_no_or_a_yes(sayers: list[SayerFacts], decision: DecisionFact | None) -> None:
    silent = [SayerFacts(one.name, one.asked_at) for one in sayers]
    assert of(silent, decision).standing in (Standing.NOT_ASKED, Standing.WAITING)


@given(people, decisions)
def test_a_no_needs_somebody_who_says_no(sayers: list[SayerFacts], decision: DecisionFact | None) -> None:
    kinds = {answer.kind for one in sayers for answer in one.answers}
    standing = of(sayers, decision).standing
    assert standing is not Standing.NO or "no" in kinds
    assert standing is not Standing.WITHDRAWN or "withdrawn" in kinds
    assert standing is not Standing.YES or "yes" in kinds


@given(people, st.booleans())
def test_one_more_silent_adult_never_turns_anything_into_a_yes(sayers: list[SayerFacts], asked: bool) -> None:
    now = of([*sayers, adult("Another", asked=asked)])
    assert now.standing not in (Standing.YES, Standing.PARTLY)
    assert "Another" in now.waiting_for + now.not_yet_asked


@given(people, st.booleans(), st.sampled_from(KINDS))
def test_an_answer_after_the_decision_always_sets_it_aside(
    sayers: list[SayerFacts], goes_ahead: bool, kind: AnswerKind
) -> None:
    late = SayerFacts("Late", day(0), (AnswerFact(kind, day(26)),))
    assert of([*sayers, late], head(goes_ahead, on=25)) == of([*sayers, late])


@given(people, decisions)
def test_it_goes_ahead_only_if_somebody_is_willing_now(sayers: list[SayerFacts], decision: DecisionFact | None) -> None:
    if of(sayers, decision).goes_ahead:
        assert any(of([one]).standing in (Standing.YES, Standing.PARTLY) for one in sayers)


@given(people, decisions)
def test_it_is_always_one_sentence(sayers: list[SayerFacts], decision: DecisionFact | None) -> None:
    said = of(sayers, decision).said
    assert said.endswith(".") and said.count(".") == 1 and said[0].isupper() and "  " not in said


def test_every_pair_of_positions_has_one_standing_and_never_a_yes_beside_a_refusal() -> None:
    places = ["yes", "partly", "not_yet", "no", "taken back", "silent", NEVER_ASKED]
    for one, other in product(places, places):
        now = of([position(LEILA, one), position(YUSUF, other)])
        if {one, other} & {"no", "taken back", "not_yet", "silent", NEVER_ASKED}:
            assert not now.goes_ahead, (one, other)
