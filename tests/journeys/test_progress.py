"""How it goes, a thing at a time: written, shared with one parent after a look, kept, answered."""

from datetime import date

import pytest

from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import progress
from hearth.journeys.models import Goal, Journey, Progress, ProgressSharing
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.reports import progress_seen


@pytest.fixture
def way(rowan: Cast) -> Journey:
    journey: Journey = rowan.child["Bea"].journeys.get()
    return journey


def written(way: Journey, by: User, words: str = "Bea sang at the tap.", area: str = "strength") -> Progress:
    return progress.write_progress(way, area=area, words=words, by=by)


def titles(rowan: Cast, child: str, adult: str) -> list[str]:
    return [part.area for part in progress_seen.seen_by(rowan.child[child], rowan.adult[adult])]


def test_it_is_about_something_and_says_something(rowan: Cast, way: Journey) -> None:
    bell = rowan.adult["Mrs Bell"]
    for area, words in (("strength", " "), ("goal", "Up."), ("elsewhere", "x"), ("child", "I like toast.")):
        with pytest.raises(RuleBroken):
            progress.write_progress(way, area=area, words=words, by=bell)


def test_a_goal_or_the_childs_words_are_put_in_once(rowan: Cast) -> None:
    item = Progress.objects.get(child=rowan.child["Amal"], area="goal")
    with pytest.raises(RuleBroken, match="put in already"):
        progress.write_progress(item.journey, area="goal", goal=item.goal, by=rowan.adult["Mrs Bell"])


def test_nobody_has_it_until_somebody_shares_it_and_then_just_that_parent(rowan: Cast, way: Journey) -> None:
    bell, ruth = rowan.adult["Mrs Bell"], rowan.adult["Ruth"]
    item = written(way, bell)
    assert titles(rowan, "Bea", "Ruth") == []
    before = Notice.objects.count()
    [sharing] = progress.share_progress(rowan.child["Bea"], items=[item], adult=ruth, by=bell)
    assert titles(rowan, "Bea", "Ruth") == ["strength"]
    assert sharing.shared_by == bell and sharing.answered_at is None
    assert Notice.objects.count() == before + 1 and Notice.objects.latest("pk").kind == "progress_shared"
    with pytest.raises(RuleBroken, match="already"):
        progress.share_progress(rowan.child["Bea"], items=[item], adult=ruth, by=bell)


def test_strengths_come_first_and_what_is_next_comes_last(rowan: Cast) -> None:
    assert titles(rowan, "Amal", "Leila") == ["strength", "child", "goal", "social", "emotional", "learning"]
    assert titles(rowan, "Amal", "Yusuf") == ["strength", "social"]


def test_nothing_is_shared_with_somebody_without_a_door(rowan: Cast) -> None:
    nia, lead = rowan.child["Nia"], rowan.adult["Miss Okafor"]
    item = written(nia.journeys.get(), lead, "Nia waters the plants.")
    for name in ("Dean", "Leila"):
        with pytest.raises(RuleBroken, match="does not see"):
            progress.share_progress(nia, items=[item], adult=rowan.adult[name], by=lead)


def test_a_child_who_has_a_say_is_asked_first(rowan: Cast) -> None:
    zara, lead, farah = rowan.child["Zara"], rowan.adult["Miss Okafor"], rowan.adult["Farah"]
    if not zara.has_own_say:
        people.record_own_say(zara, why="She told us what it was for.", by=lead)
        zara.refresh_from_db()
    item = written(zara.journeys.latest("pk"), lead, "Zara reads to the little ones.")
    with pytest.raises(RuleBroken, match="speaks for themselves"):
        progress.share_progress(zara, items=[item], adult=farah, by=lead)
    with pytest.raises(RuleBroken, match="not come yet"):
        progress.share_progress(zara, items=[item], adult=farah, child_asked_on=date(2026, 11, 25), by=lead)
    [sharing] = progress.share_progress(zara, items=[item], adult=farah, child_asked_on=dates.today(), by=lead)
    assert sharing.child_asked_on == dates.today()


def test_words_nobody_has_are_changed_and_words_somebody_has_are_followed(rowan: Cast, way: Journey) -> None:
    bell, ruth = rowan.adult["Mrs Bell"], rowan.adult["Ruth"]
    item = written(way, bell)
    assert progress.rewrite_progress(item, words="Bea sang.", by=bell).pk == item.pk
    progress.share_progress(rowan.child["Bea"], items=[item], adult=ruth, by=bell)
    newer = progress.rewrite_progress(item, words="Bea sang for us all.", by=bell)
    item.refresh_from_db()
    assert (newer.follows, item.words) == (item, "Bea sang.")
    [part] = progress_seen.seen_by(rowan.child["Bea"], ruth)
    assert [one.item for one in part.items] == [item], "she keeps what she was told until the new words are shared"
    progress.share_progress(rowan.child["Bea"], items=[newer], adult=ruth, by=bell)
    [part] = progress_seen.seen_by(rowan.child["Bea"], ruth)
    [one] = part.items
    assert one.item == newer and one.before is not None and one.before.progress == item
    with pytest.raises(RuleBroken, match="newer"):
        progress.rewrite_progress(item, words="Again.", by=bell)
    with pytest.raises(RuleBroken, match="newer"):
        progress.share_progress(rowan.child["Bea"], items=[item], adult=ruth, by=bell)


def test_what_went_to_the_safeguarding_lead_leaves_no_gap(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], rowan.adult["Leila"]
    newest = Progress.objects.get(child=amal, follows__isnull=False)
    Progress.objects.filter(pk=newest.pk).update(withheld_at=dates.now())
    [first, *_] = progress_seen.seen_by(amal, leila)
    assert [one.item for one in first.items] == [newest.follows], "what stood before stands again"
    assert newest.follows in Progress.objects.in_sight().standing()
    again = progress.rewrite_progress(newest.follows, words="Amal says it first.", by=rowan.adult["Mrs Bell"])
    assert again.follows == newest
    Goal.objects.filter(child=amal).update(withheld_at=dates.now())
    Assessment.objects.filter(child=amal, respondent_is="child").update(withheld_at=dates.now())
    assert titles(rowan, "Amal", "Leila") == ["strength", "social", "emotional", "learning"]


def test_i_have_read_this_and_words_back_are_the_parents_to_say(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], rowan.adult["Leila"]
    new = list(ProgressSharing.objects.for_adult(leila).unanswered())
    progress.answer_progress(amal, sharings=new, by=leila)
    assert not ProgressSharing.objects.for_adult(leila).unanswered().exists()
    [one, *_] = new
    progress.answer_progress(amal, sharings=[one], words="He told me.", by=leila)
    one.refresh_from_db()
    assert one.words == "He told me."
    with pytest.raises(RuleBroken, match="Only the person"):
        progress.answer_progress(amal, sharings=[one], words="No.", by=rowan.adult["Yusuf"])


def test_words_handed_on_do_not_come_back_with_new_ones(rowan: Cast) -> None:
    leila, amal = rowan.adult["Leila"], rowan.child["Amal"]
    one = ProgressSharing.objects.filter(adult=leila).exclude(words="").get()
    ProgressSharing.objects.filter(pk=one.pk).update(withheld_at=dates.now())
    seen = ProgressSharing.objects.visible_to(rowan.adult["Miss Okafor"]).get(pk=one.pk)
    assert seen.words_in_sight == "" and seen.answered_at is not None
    progress.answer_progress(amal, sharings=[one], words="And to me.", by=leila)
    seen.refresh_from_db()
    assert (seen.words, seen.withheld_at) == ("And to me.", None)
