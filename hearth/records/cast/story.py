"""Jude's story without names, for an inspector: written by Mr Osei, agreed to by his family, read over and signed by
Miss Okafor. In the demo alone."""

from datetime import date

from hearth.base import dates
from hearth.people.models import Relationship
from hearth.records.cast.people import Cast
from hearth.reports import actions, names_around, unnamed

WRITTEN, ASKED, SIGNED = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 19)
WHY_KEPT = "It could be any child of this age."


def signed_story(cast: Cast) -> None:
    writer, journey = cast.adult["Mr Osei"], cast.child["Jude"].journeys.latest("pk")
    with dates.at(dates.moment(WRITTEN, "15:40")):
        story = actions.begin_story(journey, purpose="inspection", childs_words=False, child_said_on=None, by=writer)
        draft = story.texts.latest("pk")
        found = unnamed.marks(draft.text, names_around.of(story.child))
        actions.write_story(
            story, text=draft.text, kept={one.key: WHY_KEPT for one in found}, shown=draft.pk, by=writer
        )
    with dates.at(dates.moment(ASKED, "16:00")):
        for one in Relationship.objects.with_a_say().filter(child=story.child).select_related("adult"):
            actions.note_story_answer(story, adult=one.adult, said="yes", how="in_person", said_on=ASKED, by=writer)
    with dates.at(dates.moment(SIGNED, "8:30")):
        text = story.texts.latest("pk")
        actions.sign_story(story, digest=text.digest, by=cast.adult["Miss Okafor"])
