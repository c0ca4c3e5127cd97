"""Who interprets, translates and reads our texts over, named with what they are qualified in."""

from hearth.audit.log import change
from hearth.base import dates, languages
from hearth.base.errors import RuleBroken
from hearth.languages.models import Linguist
from hearth.people import actions as people
from hearth.people.models import Relationship, User
from hearth.people.roles import Role
from hearth.schools.models import School


@change
def name_linguist(
    school: School, *, user: User | None = None, title: str = "", forename: str = "", surname: str = "",
    known_as: str = "", email: str = "", phone: str = "", language: str, qualification: str, interprets: bool = True,
    translates: bool = True, by: User | None,
) -> Linguist:  # fmt: skip
    """An adult, by name: somebody here already (`user`), or somebody from outside, who gets a role that opens no
    child's page. One row a language."""
    if not qualification.strip():
        raise RuleBroken("Say what they are qualified in, or how you know that they translate well.")
    if languages.name(language) == "English":
        raise RuleBroken("Choose the language they turn into English, and English into.")
    if not interprets and not translates:
        raise RuleBroken("Say whether they interpret in talks, translate in writing, or both.")
    if user is None and email.strip():
        user = User.objects.filter(email__iexact=email.strip()).first()
    if user is not None:
        _may_be_trusted_with_words(user)
    user = _works_here(school, user, title, forename, surname, known_as, email, by)
    # How we ring a parent is for those who keep the child's people.
    if phone.strip() and not Relationship.objects.filter(adult=user).exists():
        user.phone = phone.strip()
        user.save(update_fields=["phone"])
    if Linguist.objects.now(dates.today()).filter(school=school, user=user, language=language).exists():
        raise RuleBroken(f"{user.name} is named for {languages.name(language)} already.")
    return Linguist.objects.create(
        school=school, user=user, language=language, qualification=qualification.strip(), interprets=interprets,
        translates=translates, named_by=by, since=dates.today(),
    )  # fmt: skip


@change
def end_linguist(linguist: Linguist, *, by: User) -> Linguist:
    """From now on. What they translated stays with their name; what they had in hand waits for somebody else."""
    linguist = Linguist.objects.select_for_update().get(pk=linguist.pk)
    if linguist.ended_on is not None:
        raise RuleBroken(f"{linguist.user.name} no longer does this.")
    linguist.ended_on = dates.today()
    linguist.save(update_fields=["ended_on"])
    others = Linguist.objects.filter(school=linguist.school_id, user=linguist.user_id, ended_on=None)
    role = linguist.user.memberships.now().filter(school=linguist.school_id, role=Role.LINGUIST).first()
    if role is not None and not others.exists():
        people.end_role(role, by=by)
    return linguist


def _may_be_trusted_with_words(user: User) -> None:
    if Relationship.objects.filter(adult=user).ask_first().exists():
        raise RuleBroken(f"{user.name} cannot be named. Ask the nurture lead or the safeguarding lead why.")


def _works_here(
    school: School, user: User | None, title: str, forename: str, surname: str, known_as: str, email: str,
    by: User | None,
) -> User:  # fmt: skip
    if user is not None and user.memberships.now().filter(school=school, role=Role.LINGUIST).exists():
        return user
    if user is not None:
        title, forename, surname, known_as, email = "", user.forename, user.surname, user.known_as, user.email or ""
    if not surname.strip():
        raise RuleBroken("Write their surname.")
    return people.give_role(
        school, title=title, forename=forename, surname=surname, known_as=known_as, email=email, role=Role.LINGUIST,
        by=by,
    ).user  # fmt: skip
