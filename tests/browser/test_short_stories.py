"""Three short ones: a disclosure leaves no gap, a door that was open is shut, and a list of children comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hearth.agreements.models import Ask
from hearth.journeys.models import Goal, ReviewSharing
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.browser.conftest import DESK, PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import already_in, reads_in
from tests.smtp import Box

pytestmark = pytest.mark.browser

TOLD = "He says a man at the park takes pictures of him."


@pytest.fixture
def sits(year: Cast, comes: Comes, server: object) -> Callable[..., Visitor]:
    """Somebody of the cast, through the door already."""

    def sit(name: str, device: object = DESK) -> Visitor:
        visitor = comes(year.adult[name], device)
        already_in(visitor.page.context, visitor.user, str(server))
        return visitor

    return sit


def test_a_disclosure_goes_to_the_safeguarding_lead_and_leaves_no_gap(year: Cast, sits: Callable[..., Visitor]) -> None:
    amal = year.child["Amal"].pk
    leila, lead, bell, reid, varga = (
        sits("Leila", PHONE), sits("Miss Okafor"), sits("Mrs Bell"), sits("Mr Reid"), sits("Mr Varga"),
    )  # fmt: skip
    reads_in(leila.opens("parents:home"), "English")
    pages = [
        (who, name, args)
        for who in (lead, bell, reid)
        for name, args in (("staff:child", [amal]), ("staff:contributions", [amal]), ("staff:children", []))
    ] + [(lead, "staff:today", []), (bell, "staff:today", [])]

    def all_that_is_seen() -> list[str]:
        return [who.opens(name, *args).main.inner_text() for who, name, args in pages]

    before = all_that_is_seen()
    leila.opens("parents:tell_us", amal).writes("What would you like us to know about Amal?", TOLD)
    leila.presses("Send it to school")
    lead.opens("staff:today").sees(TOLD)
    lead.follows("Say what changed", within=TOLD)
    lead.follows("Hand it to")
    lead.sees("Hand this to Mr Varga?", TOLD)
    lead.presses("Hand it to Mr Varga")
    lead.sees("Thank you. Mr Varga has it.")
    assert all_that_is_seen() == before
    leila.opens("parents:tell_us", amal).sees(TOLD)
    varga.opens("staff:handoffs").follows("Read", within="Amal Rahman")
    varga.sees(TOLD, "Miss Okafor")
    varga.chooses("It is in our safeguarding system now")
    varga.presses("I have it")
    varga.sees("The words are gone from here")
    varga.does_not_see(TOLD)
    assert all_that_is_seen() == before


def test_a_restricted_father_finds_every_door_shut(
    year: Cast, sits: Callable[..., Visitor], letters: Box, worker: Callable[[], None]
) -> None:
    yusuf, marsh = sits("Yusuf", PHONE), sits("Mrs Marsh")
    came_to = where_he_used_to_come(year, yusuf.user)
    assert [yusuf.meets(name, *args) for name, args in came_to] == [200] * len(came_to)
    marsh.opens("staff:restriction", year.between("Amal", "Yusuf").pk)
    marsh.chooses("No, or I have not seen one")
    marsh.writes("What you saw or were told", "Leila moved to a refuge last night.")
    marsh.presses("Restrict from now")
    assert [yusuf.meets(name, *args) for name, args in came_to] == [404] * len(came_to)
    expect(yusuf.page.locator("body")).not_to_contain_text("Amal")
    yusuf.opens("front").sees("There is nothing here for you just now")
    before = len(letters.letters)
    bell = sits("Mrs Bell").opens("staff:people", year.child["Amal"].pk)
    bell.sees("Ask Miss Okafor first", "no call, no letter")
    bell.does_not_see("Canal Street", "refuge")
    worker()
    assert not [to for to in letters.to[before:] if to == "yusuf@example.org"]


def where_he_used_to_come(year: Cast, yusuf: User) -> list[tuple[str, list[int]]]:
    amal = year.child["Amal"]
    own = ("child", "ask_us", "tell_us", "new_concern", "who_looked", "speaking_note")
    ask, goal = Ask.objects.get(child=amal, adult=yusuf), Goal.objects.filter(child=amal).latest("pk")
    report = ReviewSharing.objects.get(child=amal, adult=yusuf)
    return [
        ("parents:home", []), ("parents:who_sees", []), *((f"parents:{name}", [amal.pk]) for name in own),
        ("parents:ask", [ask.pk]), ("parents:ask_paper", [ask.pk]), ("parents:goal", [goal.pk]),
        ("parents:report", [report.pk]),
    ]  # fmt: skip


def test_a_list_of_children_is_looked_at_corrected_and_brought_in(sits: Callable[..., Visitor], tmp_path: Path) -> None:
    sheet = tmp_path / "new starters.csv"
    sheet.write_text("Forename,Clan,DOB,Form\nNoor,Invented,02/09/2018,3R\nPia,Invented,14/01/2019,3R\n")
    lead = sits("Miss Okafor").opens("staff:imports")
    lead.page.get_by_label("The file").set_input_files(sheet)
    lead.presses("Look at it")
    lead.sees("new starters.csv", "This is not a list of pupils")
    lead.follows("Which column is what")
    lead.picks("Clan", "surname")
    lead.presses("Look at the children")
    lead.sees("Nothing is written yet", "2 to add", "Noor Invented", "Pia Invented")
    lead.opens("staff:new_concern").writes("Begin to type the name", "Noor")
    lead.presses("Find")
    lead.sees("Nobody by that name is on roll here")
    lead.opens("staff:imports").follows("new starters.csv")
    lead.presses("Bring them in")
    lead.sees("The children are in.", "2 added")
    lead.opens("staff:new_concern").writes("Begin to type the name", "Noor")
    lead.presses("Find")
    lead.sees("Noor Invented")
