"""Replies that hold a worry: tentative, kind, inventing nothing; and a suggestion only where the words give one."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.conversations.containing import BLANK, PARTS, Draft, Kind, begun, kinds, kinds_in
from hearth.wording import engine, reading, unwanted

ALL = kinds("Amal")
KINDS = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
DRAFTS = pytest.mark.parametrize("draft", [one for kind in ALL for one in kind.drafts], ids=lambda draft: draft.key)

HARD = [
    ("So you are blaming me for how he is?", "blamed"),
    ("I suppose its all our fault again", "blamed"),
    ("You lot just judge us. I'm not a bad mum.", "blamed"),
    ("Why is it always my son?", "singled-out"),
    ("She's being picked on by staff and everyone knows that room is a sin bin", "singled-out"),
    ("I dont want him in with the naughty kids", "singled-out"),
    ("He never had any of this at his old school.", "old-school"),
    ("She was fine until she came to you", "old-school"),
    ("I rang twice last week and nobody called me back.", "not-rung-back"),
    ("Still waiting to hear about Tuesday", "not-rung-back"),
    ("You said you would ring and you didnt. I have left three messages", "not-rung-back"),
    ("I am taking him out of this school", "will-leave"),
    ("I will be making a formal complaint to the governors", "will-leave"),
    ("Miss shouted at him in front of the whole class and he cried all night", "shouted"),
    ("My daughter is scared of you", "shouted"),
    ("That boy kicks him every day and gets away with it", "other-children"),
    ("What about the others? They start it.", "other-children"),
    ("My son is being bullied.", "other-children"),
    ("He's fine at home so I don't know what you want me to say", "fine-at-home"),
    ("We don't get any of that with us at home", "fine-at-home"),
    ("Whatever.", "few-words"),
    ("Fine", "few-words"),
    ("You'd better ask his dad, he's the one who left", "two-homes"),
    ("Me and her father are going to court so I can't", "two-homes"),
]
EVERYDAY = [
    "Can I send his own lunch on Fridays?",
    "Will he miss his maths?",
    "He has a temperature so I am keeping him off today.",
    "I need to take him out at two for the dentist.",
    "Thank you for ringing, it helped.",
    "Thank you so much",
    "Yes please",
    "Who sits with her at lunch?",
    "She slept badly. Could somebody keep an eye on her?",
    "Is it all right if her gran fetches her on Thursday?",
    "He loves the boat you made. Can he take it home?",
    "When does the review start, and can his dad come too?",
    "Could you tell me what the homework is?",
    "How does he get on with the other children?",
    "He lost his jumper, it has his name in.",
    "Does she eat there or with her class?",
    "Please ring me after three, I am at work before.",
    "We moved house on Saturday so she may be tired.",
    "What do they do there all morning?",
    "ok?",
    "",
]


@pytest.mark.parametrize(("words", "key"), HARD)
def test_hard_words_bring_their_kind_to_mind(words: str, key: str) -> None:
    found = [kind.key for kind in kinds_in(words)]
    assert key in found and len(found) <= 2


@pytest.mark.parametrize("words", EVERYDAY)
def test_everyday_words_bring_nothing_to_mind(words: str) -> None:
    assert [kind.key for kind in kinds_in(words)] == []


@KINDS
def test_how_it_may_look_is_known_for_it(kind: Kind) -> None:
    quoted = [look for look in kind.looks if look.startswith("“")]
    known = [look for look in quoted if kind.key in {one.key for one in kinds_in(look.strip("“”"))}]
    assert len(known) >= len(quoted) - 1, set(quoted) - set(known)


def test_at_most_two_whatever_is_said() -> None:
    everything = " ".join(words for words, _key in HARD)
    assert len(kinds_in(everything)) == 2


@given(st.text(max_size=400))
def test_any_words_at_all_may_be_read(words: str) -> None:
    assert len(kinds_in(words)) <= 2


def test_a_very_long_message_takes_no_time() -> None:
    began = time.perf_counter()
    kinds_in("he never " * 200_000)
    assert time.perf_counter() - began < 1


# The guide


def test_there_are_ten_kinds_with_two_or_three_drafts() -> None:
    assert 8 <= len(ALL) <= 10 and len({kind.key for kind in ALL}) == len(ALL)
    assert all(2 <= len(kind.drafts) <= 3 for kind in ALL)


@KINDS
def test_what_lies_behind_is_only_ever_a_maybe(kind: Kind) -> None:
    for sentence in re.split(r"(?<=[.!?])\s+", kind.behind):
        assert re.search(r"\b(may|simply)\b", sentence) or "worry" in sentence, sentence


@KINDS
def test_no_word_of_it_judges_a_parent(kind: Kind) -> None:
    ours = " ".join([kind.behind, *kind.holds, kind.first])
    assert not re.search(
        r"\b(defensive|difficult|aggressive|hostile|denial|manipulat\w+|score|risk|flag)\b", ours, re.I
    )
    assert unwanted.found(ours) == []


# The drafts


@DRAFTS
def test_a_draft_has_its_five_parts_and_a_blank_where_we_own_our_part(draft: Draft) -> None:
    assert len(draft.parts) == len(PARTS) and all(draft.parts)
    ours, when = draft.parts[2], draft.parts[4]
    assert BLANK in ours, "nobody owns up to what did not happen"
    assert BLANK in when, "the day is the writer’s to say"


@DRAFTS
def test_a_draft_passes_our_own_engine(draft: Draft) -> None:
    for text in (draft.text, *draft.parts):
        for role in ("teacher", "head"):
            found = engine.check(text, channel="app", sender_role=role).findings
            assert [(one.code, one.words) for one in found] == []
    assert unwanted.found(draft.text) == []


@DRAFTS
def test_a_draft_invents_nothing(draft: Draft) -> None:
    for part in draft.parts:
        assert not re.search(r"\d|\b([A-Z][a-z]+day|today|tomorrow|yesterday|week|he|she|him|his|her)\b", part), part
        assert set(re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]+", part)) <= {"Amal"}, part


@DRAFTS
def test_a_parent_of_reading_age_eleven_can_read_a_draft(draft: Draft) -> None:
    age = reading.reading_age(draft.text.replace(BLANK, "so"), names=["Amal"], minimum=20)
    assert age is not None and age <= reading.THRESHOLD
    assert all(len(one.split()) <= 20 for part in draft.parts for one in re.split(r"(?<=[.?!])\s", part))


def test_no_two_drafts_are_the_same() -> None:
    texts = [one.text for kind in ALL for one in kind.drafts]
    assert len(set(texts)) == len(texts)


def test_words_typed_are_never_replaced() -> None:
    draft = begun("blamed-2", "Amal")
    assert draft.startswith("Thank you for writing") and "Amal" in draft
    assert begun("blamed-2", "Amal", typed=" I am sorry. ") == f"I am sorry.\n\n{draft}"
    assert begun("nonsense", typed="I am sorry.") == "I am sorry."
    assert begun("") == ""


def test_without_a_child_the_name_is_a_blank() -> None:
    assert all("{child}" not in one.text for kind in kinds() for one in kind.drafts)
