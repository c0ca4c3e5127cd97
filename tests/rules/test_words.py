"""The product keeps its own rules of wording on every page a parent opens.

Reading age: Flesch–Kincaid grade + 5, on the words of the page itself (no navigation, no words people wrote, names
left out), for pages of at least 60 words; the threshold is 11. A shorter page is held by its longest sentence alone.
"""

import re

import pytest
from django.urls import reverse

from hearth.agreements.models import Ask
from hearth.people.models import Child, User
from hearth.records.cast import Cast
from hearth.wording import engine, plain, reading, unwanted
from tests.rules.matrix import FAMILIES, MATRIX, Arguments, Who
from tests.rules.test_access import signed_in

OLDEST = 11
LONGEST_SENTENCE = 25
PAGES = [
    row
    for row in MATRIX
    if row[0].startswith("parents:") and row[1] == "GET" and not row[0].endswith(("pdf", "calendar"))
]


def reads_well(html: str, cast: Cast) -> None:
    blocks = plain.blocks(html)
    people = [*cast.adult, *cast.child, "Willow Room", "Rowan Primary"]
    assert sum(len(block.split()) for block in blocks) > 20, "nothing was read"
    age = reading.reading_age(blocks, names=people)
    assert age is None or age <= OLDEST, (age, reading.hardest(blocks, names=people)[:5])
    long = [s for block in blocks for s in re.split(r"(?<=[.!?])\s+", block) if len(s.split()) > LONGEST_SENTENCE]
    assert long == []
    assert [found for block in blocks for found in unwanted.found(block)] == []
    assert [(one.rule, one.words) for block in blocks for one in looked_at(block)] == []


def looked_at(block: str) -> tuple[engine.Finding, ...]:
    """What our own help with wording says of our own page. A button or a label is no message: three words are."""
    return engine.check(block, channel="app", sender_role="nurture").findings if len(block.split()) > 2 else ()


@pytest.fixture(autouse=True)
def _in_english(rowan: Cast) -> None:
    """Help with wording, and the reading age, are for English."""
    User.objects.filter(page_language="").update(page_language="en-GB")


@pytest.mark.parametrize(("name", "way", "arguments", "who", "about"), PAGES, ids=[row[0] for row in PAGES])
def test_a_parent_of_reading_age_eleven_can_read_it(
    rowan: Cast, name: str, way: str, arguments: Arguments, who: Who, about: str
) -> None:
    page = signed_in(rowan.adult["Leila"]).get(reverse(name, kwargs=arguments(rowan)))
    reads_well(page.content.decode(), rowan)


@pytest.mark.parametrize("parent", sorted(FAMILIES.opens))
def test_wherever_a_child_is_on_the_way_the_words_are_plain(rowan: Cast, parent: str) -> None:
    client, adult = signed_in(rowan.adult[parent]), rowan.adult[parent]
    reads_well(client.get(reverse("parents:home")).content.decode(), rowan)
    for child in Child.objects.shared_with(adult):
        reads_well(client.get(reverse("parents:child", args=[child.pk])).content.decode(), rowan)
    for ask in Ask.objects.for_adult(adult):
        reads_well(client.get(reverse("parents:ask", args=[ask.pk])).content.decode(), rowan)


def test_the_rule_would_see_hard_words() -> None:
    hard = (
        "Notwithstanding the aforementioned considerations, attendance at the reintegration intervention is requested. "
    )
    age = reading.reading_age([hard * 8])
    assert age is not None and age > OLDEST
    assert unwanted.found("We will discuss the intervention.")
    assert looked_at("You will attend.")
