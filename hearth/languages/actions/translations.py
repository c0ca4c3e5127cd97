"""Words to or from a family, given to a named translator with a day. Both texts are kept."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates, languages
from hearth.base.errors import RuleBroken
from hearth.languages.asked import is_related
from hearth.languages.models import Linguist, Translation
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.days import school_day_after

Kind = Translation.Kind
DAYS_TO_TRANSLATE = 2
FROM_HOME = (Kind.QUESTION, Kind.TOLD)
# Which translations go where a row goes: to the safeguarding lead, and then from here.
OF_ROWS = {"question": (Kind.QUESTION, Kind.ANSWER), "contribution": (Kind.TOLD,), "message": (Kind.MESSAGE,)}


@change
def ask_translation(
    child: Child, *, adult: User, linguist: Linguist, kind: str, row: int = 0, words: str, from_language: str,
    into_language: str, due_on: date | None = None, note: str = "", by: User,
) -> Translation:  # fmt: skip
    """A named translator is asked, by a day we say. Never somebody of the child's own family."""
    kind = Kind(kind)
    if not words.strip():
        raise RuleBroken("There are no words to translate yet.")
    due_on = _a_day_to_come(child, due_on)
    if kind not in FROM_HOME:
        _somebody_we_speak_with(child, adult)
    _may_translate(linguist, child, adult, from_language, into_language)
    same = Translation.objects.in_sight().wanted().filter(kind=kind, row=row, into_language=into_language)
    if row and (before := same.select_related("linguist__user").first()) is not None:
        raise RuleBroken(f"{before.by_whom or 'The phrase book'} has these words already.")
    return Translation.objects.create(
        child=child, adult=adult, linguist=linguist, kind=kind, row=row, from_language=from_language,
        into_language=into_language, source=words.strip(), note=note.strip(), due_on=due_on, asked_by=by,
        asked_at=dates.now(),
    )  # fmt: skip


@change
def keep_translation(translation: Translation, *, text: str, by: User) -> Translation:
    """As far as it is. Nobody reads it until it is given."""
    translation = _in_hand(translation, by)
    translation.text = text
    translation.save(update_fields=["text"])
    return translation


@change
def give_translation(translation: Translation, *, text: str, by: User) -> Translation:
    translation = _in_hand(translation, by)
    if not text.strip():
        raise RuleBroken("Write the translation first.")
    translation.text, translation.done_at = text.strip(), dates.now()
    translation.save(update_fields=["text", "done_at"])
    return translation


@change
def pass_translation(
    translation: Translation, *, linguist: Linguist, due_on: date | None = None, by: User
) -> Translation:
    """To another translator. What the first had written goes with them: nobody gave it."""
    translation = _open(translation)
    if linguist.pk == translation.linguist_id:
        raise RuleBroken(f"{linguist.user.name} has this already.")
    _may_translate(linguist, translation.child, translation.adult, translation.from_language, translation.into_language)
    translation.due_on = _a_day_to_come(translation.child, due_on)
    translation.linguist, translation.text = linguist, ""
    translation.save(update_fields=["linguist", "due_on", "text"])
    return translation


@change
def let_translation_go(translation: Translation, *, why: str, by: User) -> Translation:
    """It is no longer wanted: somebody spoke with the family, say."""
    translation = _open(translation)
    if not why.strip():
        raise RuleBroken("Say why it is no longer wanted.")
    translation.let_go_at, translation.let_go_why, translation.text = dates.now(), why.strip(), ""
    translation.save(update_fields=["let_go_at", "let_go_why", "text"])
    return translation


@change
def note_phrase(
    child: Child, *, adult: User, kind: str, row: int, phrase: str, words: str, from_language: str, text: str,
    into_language: str, by: User,
) -> Translation:  # fmt: skip
    """A parent chose a phrase of the phrase book: what it says in the other language is known, and nobody is asked."""
    return Translation.objects.create(
        child=child, adult=adult, linguist=None, phrase=phrase, kind=Kind(kind), row=row, source=words, text=text,
        from_language=from_language, into_language=into_language, due_on=dates.today(), asked_by=by,
        asked_at=dates.now(), done_at=dates.now(),
    )  # fmt: skip


def withhold(row_kind: str, row: int) -> None:
    """Part of an action: words that went to the safeguarding lead go in every language, from the translator as well."""
    Translation.objects.in_sight().filter(kind__in=OF_ROWS.get(row_kind, ()), row=row).update(withheld_at=dates.now())


def forget(row_kind: str, row: int, *, row_goes: bool) -> None:
    """Part of an action: the words are in the school's safeguarding system now. What stands on a parent's own page in
    their language stays; what was made of it for us goes."""
    gone = Translation.objects.filter(kind__in=OF_ROWS.get(row_kind, ()), row=row, withheld_at__isnull=False)
    (gone if row_goes else gone.filter(kind__in=FROM_HOME, linguist__isnull=False)).delete()


def _a_day_to_come(child: Child, due_on: date | None) -> date:
    due_on = due_on or school_day_after(child.school, dates.today(), after=DAYS_TO_TRANSLATE)
    if due_on < dates.today():
        raise RuleBroken("That day has passed. Choose a day to come.")
    return due_on


def _somebody_we_speak_with(child: Child, adult: User) -> None:
    relationship = Relationship.objects.current().filter(child=child, adult=adult).first()
    if relationship is None or relationship.ask_first:
        raise RuleBroken(f"Ask the nurture lead before anything is written to {adult.name} about {child.name}.")


def _may_translate(linguist: Linguist, child: Child, adult: User, from_language: str, into_language: str) -> None:
    name = linguist.user.name
    here = Linguist.objects.of_school(child.school).filter(pk=linguist.pk, translates=True, user__is_active=True)
    if not here.exists() or not linguist.user.may(Permission.TRANSLATE, child.school):
        raise RuleBroken(f"{name} does not translate for this school now.")
    pair = {languages.name(from_language), languages.name(into_language)}
    if pair != {"English", languages.name(linguist.language)}:
        raise RuleBroken(f"{name} translates {languages.name(linguist.language)}.")
    if is_related(linguist.user, child, adult):
        raise RuleBroken(f"{name} is family. A relative never translates for us, so that nobody carries both sides.")
    if Relationship.objects.filter(adult=linguist.user).ask_first().exists():
        raise RuleBroken(f"{name} cannot be asked now. Speak with the nurture lead.")


def _open(translation: Translation) -> Translation:
    rows = Translation.objects.select_for_update(of=("self",)).select_related("child__school", "adult")
    translation = rows.get(pk=translation.pk)
    if not translation.is_open or translation.withheld_at is not None:
        raise RuleBroken("This is done with already.")
    return translation


def _in_hand(translation: Translation, by: User) -> Translation:
    translation = _open(translation)
    if not Translation.objects.given_to(by).filter(pk=translation.pk).exists():
        raise RuleBroken("These words are with somebody else now.")
    return translation
