"""Reading our texts over: a qualified reader of a language signs one, or says what is wrong with it."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.languages import catalogue, texts
from hearth.languages.models import Linguist, Reading
from hearth.people.models import User
from hearth.schools.models import School


@change
def read_over(
    school: School, *, language: str, text: str, digest: str, reads_well: bool, words: str = "", by: User
) -> Reading:
    """For the words as they were on the page that was read (`digest`), and with the qualification of that day. It says
    nothing about any other text, or about these words once either side has changed."""
    linguist = Linguist.objects.now(dates.today()).filter(school=school, user=by, language=language).first()
    if linguist is None:
        raise RuleBroken("Texts are read over by the people named for that language here.")
    spoken = catalogue.find(language)
    read = texts.of(spoken).get(text) if spoken is not None and not spoken.is_source else None
    if read is None:
        raise RuleBroken("We have no such text in that language.")
    if read.digest != digest:
        raise RuleBroken("This text has changed since you opened it. Please read it once more.")
    if reads_well and read.missing:
        raise RuleBroken("Some of it is not translated yet. It can be signed when all of it is there.")
    if not reads_well and not words.strip():
        raise RuleBroken("Say what is wrong, so that somebody can put it right.")
    return Reading.objects.create(
        school=school, language=language, text=text, digest=digest, reads_well=reads_well, words=words.strip(), by=by,
        qualification=linguist.qualification, read_at=dates.now(),
    )  # fmt: skip
