"""Who an adult is to a child, and who has a say."""

from typing import TypedDict, Unpack

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.actions.sign_in import follows
from hearth.people.models import Child, Relationship, User

UNCLEAR = "Nobody here knows yet whether this adult has parental responsibility."


class AdultChanges(TypedDict, total=False):
    """What may be changed about an adult around a child: the adult's own facts, then what they are to this child."""

    title: str
    forename: str
    surname: str
    known_as: str
    contact_email: str
    mobile: str
    phone: str
    address: str
    language: str
    reads_language: bool
    interpreter: str
    kind: str
    order: int
    has_responsibility: bool | None
    lives_with: bool
    may_contact: bool
    contact_how: str


OF_THE_ADULT = frozenset({
    "title", "forename", "surname", "known_as", "contact_email", "mobile", "phone", "address", "language",
    "reads_language", "interpreter",
})  # fmt: skip


@change
def add_adult(
    child: Child,
    *,
    forename: str,
    surname: str,
    known_as: str = "",
    kind: str,
    has_responsibility: bool | None,
    lives_with: bool = False,
    contact_email: str = "",
    mobile: str = "",
    phone: str = "",
    address: str = "",
    language: str = "en-GB",
    interpreter: str = "",
    title: str = "",
    reads_language: bool = True,
    contact_how: str = "",
    may_contact: bool = True,
    adult: User | None = None,
    by: User | None,
) -> Relationship:
    """Somebody around a child, new here or (`adult`) already known through a brother, a sister or work.
    Unclear responsibility is held for a person: until then this adult gets nothing and sees nothing."""
    if adult is not None and child.relationships.filter(adult=adult).exists():
        raise RuleBroken(f"{adult.name} is already one of {child.name}’s people. Change what stands there instead.")
    if adult is None:
        adult = User(
            title=title, forename=forename, surname=surname, known_as=known_as, contact_email=contact_email,
            mobile=mobile, phone=phone, address=address, language=language, reads_language=reads_language,
            interpreter=interpreter,
        )  # fmt: skip
        adult.set_unusable_password()
        adult.save()
    held = has_responsibility is None
    how = contact_how or (Relationship.How.EMAIL if adult.contact_email else Relationship.How.PHONE)
    return Relationship.objects.create(
        child=child, adult=adult, kind=kind, has_responsibility=has_responsibility, lives_with=lives_with,
        may_contact=may_contact and not held, contact_how=how, held=held, held_why=UNCLEAR if held else "",
    )  # fmt: skip


@change
def change_adult(relationship: Relationship, *, by: User, **changes: Unpack[AdultChanges]) -> Relationship:
    """Change what is known of an adult and of what they are to this child. What turns out to be unclear is held."""
    if changes.get("may_contact") and (relationship.held or relationship.is_restricted):
        raise RuleBroken("Nothing may go to this adult now. Look at why first, and settle that.")
    if relationship.is_restricted and OF_THE_ADULT & changes.keys():
        raise RuleBroken("What is known of this adult stays shut while they are restricted.")
    adult = relationship.adult
    before = adult.contact_email
    for name, value in changes.items():
        setattr(adult if name in OF_THE_ADULT else relationship, name, value)
    if relationship.has_responsibility is None and not relationship.held:
        relationship.held, relationship.held_why, relationship.may_contact = True, UNCLEAR, False
    adult.save()
    relationship.save()
    if before.lower() != adult.contact_email.lower():
        follows(adult)
    return relationship


@change
def give_say(relationship: Relationship, *, why: str, by: User) -> Relationship:
    """This adult is asked about a place. Under a care order that is the authority, through its social worker."""
    _not_about_oneself(relationship, by)
    name = relationship.adult.name
    if not why.strip():
        raise RuleBroken(f"Write why {name} has a say: somebody else will need to know.")
    if relationship.ended_on is not None:
        raise RuleBroken(f"{name} is no longer one of {relationship.child.name}’s people.")
    if relationship.held:
        raise RuleBroken(f"{name} is held until a person has looked. Settle that first.")
    if relationship.is_restricted:
        raise RuleBroken(f"{name} is restricted, and has no say while that lasts.")
    return _say(relationship, True, why, by)


@change
def end_say(relationship: Relationship, *, why: str, by: User) -> Relationship:
    """Nobody waits for this adult's answer: absent, dangerous, or no longer the one to ask."""
    _not_about_oneself(relationship, by)
    if not why.strip():
        raise RuleBroken(f"Write why {relationship.adult.name} is not asked: somebody else will need to know.")
    return _say(relationship, False, why, by)


def _say(relationship: Relationship, has_say: bool, why: str, by: User) -> Relationship:
    relationship.has_say = has_say
    relationship.say_why = why.strip()
    relationship.say_recorded_by = by
    relationship.say_recorded_at = dates.now()
    relationship.save(update_fields=["has_say", "say_why", "say_recorded_by", "say_recorded_at"])
    return relationship


def _not_about_oneself(relationship: Relationship, by: User) -> None:
    if relationship.adult_id == by.pk:
        raise RuleBroken("Somebody else decides this about you.")
