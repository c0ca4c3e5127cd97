"""Words a colleague reads before they go: two people's, answered once, emptied when let go or after a fortnight."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.around import who_can_read_first
from hearth.conversations.models import SecondLook
from hearth.people.models import Child
from hearth.records.cast import Cast

WORDS = "Dear Leila, Amal built a harbour today."


@pytest.fixture
def look(rowan: Cast) -> SecondLook:
    return conversations.ask_second_look(
        rowan.rowan, reader=rowan.adult["Mrs Bell"], child=rowan.child["Amal"], words=WORDS,
        page=f"/children/{rowan.child['Amal'].pk}/talks/new/", by=rowan.adult["Mr Reid"],
    )  # fmt: skip


def test_only_its_two_people_ever_reach_it(rowan: Cast, look: SecondLook) -> None:
    reach = {name for name, user in rowan.adult.items() if look in SecondLook.objects.visible_to(user)}
    assert reach == {"Mr Reid", "Mrs Bell"}


def test_a_reader_who_no_longer_sees_the_child_no_longer_reads(rowan: Cast, look: SecondLook) -> None:
    Child.objects.filter(pk=look.child_id).update(group=None)
    assert look not in SecondLook.objects.visible_to(rowan.adult["Mrs Bell"])
    assert look not in SecondLook.objects.waiting_for(rowan.adult["Mrs Bell"], rowan.rowan)
    assert look in SecondLook.objects.visible_to(rowan.adult["Mr Reid"])


def test_about_a_child_only_somebody_who_sees_the_child_is_asked(rowan: Cast) -> None:
    names = {user.name for user in who_can_read_first(rowan.rowan, rowan.child["Amal"])}
    assert {"Mrs Bell", "Miss Okafor", "Mr Osei", "Mr Varga"} <= names
    assert not names & {"Mrs Pike", "Mrs Doyle", "Mrs Kaur", "Leila"}
    for name in ("Mrs Pike", "Mrs Kaur", "Leila", "Mrs Doyle"):
        with pytest.raises(RuleBroken, match="cannot be asked"):
            conversations.ask_second_look(
                rowan.rowan, reader=rowan.adult[name], child=rowan.child["Amal"], words=WORDS, by=rowan.adult["Mr Reid"]
            )


def test_without_a_child_any_colleague_here_is_asked_and_nobody_from_elsewhere(rowan: Cast) -> None:
    names = {user.name for user in who_can_read_first(rowan.rowan, None)}
    assert "Mrs Pike" in names and not names & {"Mrs Kaur", "Leila", "Tom"}


def test_nobody_is_asked_about_their_own_child(rowan: Cast) -> None:
    doyle = rowan.adult["Mrs Doyle"]
    own = Child.objects.get(pk=doyle.own_children[0])
    assert doyle not in who_can_read_first(own.school, own)


def test_one_reads_for_somebody_else_and_there_are_words(rowan: Cast) -> None:
    reid = rowan.adult["Mr Reid"]
    with pytest.raises(RuleBroken, match="Choose a colleague"):
        conversations.ask_second_look(rowan.rowan, reader=reid, words=WORDS, by=reid)
    with pytest.raises(RuleBroken, match="Write the words"):
        conversations.ask_second_look(rowan.rowan, reader=rowan.adult["Mrs Bell"], words=" ", by=reid)


def test_the_reader_answers_once_and_the_writer_has_the_answer(rowan: Cast, look: SecondLook) -> None:
    bell, reid = rowan.adult["Mrs Bell"], rowan.adult["Mr Reid"]
    with pytest.raises(RuleBroken, match="words you would try"):
        conversations.give_second_look(look, reads_well=False, by=bell)
    with pytest.raises(RuleBroken, match="no longer with you"):
        conversations.give_second_look(look, reads_well=True, by=reid)
    conversations.give_second_look(look, reads_well=False, said="Say who will ring.", by=bell)
    look.refresh_from_db()
    assert (look.reads_well, look.said, look.words) == (False, "Say who will ring.", WORDS)
    assert look not in SecondLook.objects.waiting_for(bell, rowan.rowan)
    assert look in SecondLook.objects.waiting_for(reid, rowan.rowan)
    with pytest.raises(RuleBroken, match="answered already"):
        conversations.give_second_look(look, reads_well=True, by=bell)


def test_the_writer_lets_the_words_go_and_nobody_else_does(rowan: Cast, look: SecondLook) -> None:
    conversations.give_second_look(look, reads_well=True, said="Lovely.", by=rowan.adult["Mrs Bell"])
    with pytest.raises(RuleBroken, match="Only whoever wrote"):
        conversations.let_words_go(look, by=rowan.adult["Mrs Bell"])
    conversations.let_words_go(look, by=rowan.adult["Mr Reid"])
    look.refresh_from_db()
    assert (look.words, look.said, look.page) == ("", "", "") and look.closed_at is not None
    assert look not in SecondLook.objects.visible_to(rowan.adult["Mr Reid"])
    with pytest.raises(RuleBroken, match="no longer with you"):
        conversations.give_second_look(look, reads_well=True, by=rowan.adult["Mrs Bell"])


def test_after_a_fortnight_the_timer_empties_what_is_left(rowan: Cast, look: SecondLook) -> None:
    with dates.at(look.asked_at + timedelta(days=14, minutes=-1)):
        call_command("tick", stdout=StringIO())
    look.refresh_from_db()
    assert look.words == WORDS
    with dates.at(look.asked_at + timedelta(days=14)):
        call_command("tick", stdout=StringIO())
    look.refresh_from_db()
    assert (look.words, look.said) == ("", "") and look.closed_at is not None


def test_no_entry_holds_a_word_of_it(rowan: Cast, look: SecondLook) -> None:
    conversations.give_second_look(look, reads_well=False, said="harbourmaster", by=rowan.adult["Mrs Bell"])
    conversations.let_words_go(look, by=rowan.adult["Mr Reid"])
    entries = Entry.objects.filter(row_kind="secondlook", row_id=str(look.pk)).order_by("pk")
    assert [entry.what for entry in entries] == [
        "conversations.ask_second_look", "conversations.give_second_look", "conversations.let_words_go",
    ]  # fmt: skip
    assert "harbour" not in str(list(Entry.objects.values()))
