"""You told us … so we …: what a parent knows, and what it changed."""

from datetime import date

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution
from hearth.records.cast import Cast


def test_a_parent_tells_us_on_the_page(rowan: Cast) -> None:
    tom = rowan.adult["Tom"]
    told = conversations.tell(rowan.child["Effie"], adult=tom, told="She sings to the cat.", by=tom)
    assert (told.how, told.told_on, told.entered_by) == ("online", dates.today(), tom)
    assert told in Contribution.objects.visible_to(rowan.adult["Mrs Bell"]).unanswered()


def test_staff_write_down_who_said_it_and_how(rowan: Cast) -> None:
    effie, tom, reid = rowan.child["Effie"], rowan.adult["Tom"], rowan.adult["Mr Reid"]
    with pytest.raises(RuleBroken, match="Say how they told you"):
        conversations.tell(effie, adult=tom, told="She sings.", by=reid)
    told = conversations.tell(effie, adult=tom, told="She sings.", told_on=date(2026, 11, 20), how="phone", by=reid)
    assert (told.adult, told.entered_by, told.told_on) == (tom, reid, date(2026, 11, 20))


def test_words_from_the_questions_about_home_count_whoever_wrote_them(rowan: Cast) -> None:
    effie, tom = rowan.child["Effie"], rowan.adult["Tom"]
    for by in (tom, rowan.adult["Miss Okafor"]):
        assert conversations.tell(effie, adult=tom, told="Trains help.", how="answers", by=by).how == "answers"


@pytest.mark.parametrize(("adult", "sentence"), [("Dean", "Ask the nurture lead"), ("Tom", "not recorded")])
def test_nothing_is_written_down_for_a_restricted_contact_or_a_stranger(rowan: Cast, adult: str, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        conversations.tell(
            rowan.child["Nia"], adult=rowan.adult[adult], told="She likes me.", how="phone", by=rowan.adult["Mrs Bell"]
        )


def test_a_restricted_contact_tells_us_nothing_here(rowan: Cast) -> None:
    dean = rowan.adult["Dean"]
    with pytest.raises(RuleBroken, match="ring the school"):
        conversations.tell(rowan.child["Nia"], adult=dean, told="She likes me.", by=dean)


def test_what_changed_is_said_with_a_name_and_a_day(rowan: Cast) -> None:
    tom, bell = rowan.adult["Tom"], rowan.adult["Mrs Bell"]
    told = conversations.tell(rowan.child["Effie"], adult=tom, told="She sings to the cat.", by=tom)
    conversations.say_what_changed(told, so_we="begin with a song.", since=date(2026, 11, 24), by=bell)
    told.refresh_from_db()
    assert (told.so_we, told.could_not, told.said_by, told.said_at) == ("begin with a song.", False, bell, dates.now())
    assert told not in Contribution.objects.unanswered()


def test_could_not_says_because_of_what_and_since_nothing(rowan: Cast) -> None:
    tom, bell = rowan.adult["Tom"], rowan.adult["Mrs Bell"]
    told = conversations.tell(rowan.child["Effie"], adult=tom, told="Can the cat come?", by=tom)
    with pytest.raises(RuleBroken, match="why we could not"):
        conversations.say_what_changed(told, so_we="", could_not=True, by=bell)
    with pytest.raises(RuleBroken, match="Nothing changed"):
        conversations.say_what_changed(told, so_we="Fur makes Una ill.", could_not=True, since=dates.today(), by=bell)
    conversations.say_what_changed(told, so_we="let the cat in: fur makes Una ill.", could_not=True, by=bell)
    told.refresh_from_db()
    assert told.could_not and told.since is None


def test_what_one_parent_told_never_reaches_the_other(rowan: Cast) -> None:
    yusuf = rowan.adult["Yusuf"]
    told = conversations.tell(rowan.child["Amal"], adult=yusuf, told="He slept badly here.", by=yusuf)
    assert told in Contribution.objects.for_adult(yusuf)
    assert told not in Contribution.objects.for_adult(rowan.adult["Leila"])


def test_a_parent_who_works_here_tells_us_as_a_parent(rowan: Cast) -> None:
    doyle, oskar = rowan.adult["Mrs Doyle"], rowan.child["Oskar"]
    told = conversations.tell(oskar, adult=doyle, told="He hates the bell.", by=doyle)
    assert told in Contribution.objects.for_adult(doyle)
    assert told not in Contribution.objects.visible_to(doyle), "and not as staff"
