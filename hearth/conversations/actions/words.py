"""Words a colleague reads first, and a school's own rules and terms.

What was written is in the row alone, for as long as the row is open: no entry ever holds a word of it.
"""

from typing import TypeVar

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.around import who_can_read_first
from hearth.conversations.models import OwnRule, OwnTerm, SecondLook, SilencedRule
from hearth.people.models import Child, User
from hearth.schools.models import School
from hearth.wording import learned, rulebook
from hearth.wording.pattern import PatternWrong, compiled
from hearth.wording.words import named_words

C = TypeVar("C", OwnRule, OwnTerm, SilencedRule)
MOST_GAPS = 3
"""`..` in one rule. Each may be five things, and they multiply."""
MOST_WAYS = 10_000
"""In how many ways one rule may read the same words: more, and a page would wait for it."""


@change
def ask_second_look(
    school: School, *, reader: User, words: str, child: Child | None = None, page: str = "", by: User
) -> SecondLook:
    """Ask a colleague to read words before they go. About a child, only somebody who sees that child's pages."""
    if not words.strip():
        raise RuleBroken("Write the words first.")
    if reader.pk == by.pk:
        raise RuleBroken("Choose a colleague: you have read it yourself.")
    if not who_can_read_first(school, child).filter(pk=reader.pk).exists():
        raise RuleBroken(f"{reader.name} cannot be asked about this. Choose somebody else.")
    return SecondLook.objects.create(
        by=by, reader=reader, child=child, words=words.strip(), page=page, asked_at=dates.now()
    )


@change
def give_second_look(look: SecondLook, *, reads_well: bool, said: str = "", by: User) -> SecondLook:
    """ "It reads well", or words to try. The reader never changes the words: they stay the writer's."""
    look = SecondLook.objects.select_for_update().get(pk=look.pk)
    if look.reader_id != by.pk or look.closed_at is not None:
        raise RuleBroken("These words are no longer with you.")
    if look.said_at is not None:
        raise RuleBroken("You have answered already.")
    if not reads_well and not said.strip():
        raise RuleBroken("Write the words you would try.")
    look.reads_well, look.said, look.said_at = reads_well, said.strip(), dates.now()
    look.save(update_fields=["reads_well", "said", "said_at"])
    return look


@change
def let_words_go(look: SecondLook, *, by: User) -> SecondLook:
    """The writer has no more need of it: words and answer are emptied."""
    look = SecondLook.objects.select_for_update().get(pk=look.pk)
    if look.by_id != by.pk:
        raise RuleBroken("Only whoever wrote these words lets them go.")
    return _empty(look)


@change
def let_go_of_old_words(*, by: User | None = None) -> int:
    """Everything older than a fortnight is emptied, whether or not anybody came back to it."""
    old = SecondLook.objects.out_of_date().select_for_update()
    return len([_empty(look) for look in old])


def _empty(look: SecondLook) -> SecondLook:
    if look.closed_at is None:
        look.words = look.said = look.page = ""
        look.closed_at = dates.now()
        look.save(update_fields=["words", "said", "page", "closed_at"])
    return look


@change
def silence_rule(school: School, *, rule: str, why: str, by: User) -> SilencedRule:
    """This school would rather not hear of it, and says why. What was learned from examples is one rule of its own."""
    known = {one.id for one in rulebook.shipped().rules} | {learned.SILENT}
    if rule not in known:
        raise RuleBroken("There is no rule of that name.")
    if not why.strip():
        raise RuleBroken("Say why, for whoever comes after you.")
    if SilencedRule.objects.in_force().filter(school=school, rule=rule).exists():
        raise RuleBroken("It is silent already.")
    return SilencedRule.objects.create(school=school, rule=rule, why=why.strip(), by=by, since=dates.today())


@change
def let_rule_speak(silenced: SilencedRule, *, by: User) -> SilencedRule:
    return _end(silenced, by)


@change
def add_own_rule(
    school: School, *, code: str, find: str, may_hear: str, instead: str = "", why: str, by: User
) -> OwnRule:
    if code not in rulebook.CODES:
        raise RuleBroken("Choose one of the thirteen kinds.")
    if not may_hear.strip() or not why.strip():
        raise RuleBroken("Say what a parent may hear, and why the rule is needed.")
    if wrong := what_is_wrong(find):
        raise RuleBroken(wrong)
    return OwnRule.objects.create(
        school=school, code=code, find=find.strip(), may_hear=may_hear.strip(), instead=instead.strip(),
        why=why.strip(), by=by, since=dates.today(),
    )  # fmt: skip


@change
def end_own_rule(rule: OwnRule, *, by: User) -> OwnRule:
    return _end(rule, by)


@change
def add_own_term(school: School, *, term: str, plain: str = "", why: str = "", by: User) -> OwnTerm:
    """A term of this school with its meaning; without one, a term its parents know, which is then left alone."""
    if not term.strip():
        raise RuleBroken("Write the term.")
    if OwnTerm.objects.in_force().filter(school=school, term__iexact=term.strip()).exists():
        raise RuleBroken("That term is in the list. End it first, then write it anew.")
    return OwnTerm.objects.create(
        school=school, term=term.strip(), plain=plain.strip(), why=why.strip(), by=by, since=dates.today()
    )


@change
def end_own_term(term: OwnTerm, *, by: User) -> OwnTerm:
    return _end(term, by)


def what_is_wrong(find: str) -> str:
    """Why the words of a rule cannot be read; nothing when they can."""
    if not find.strip():
        return "Write the words to look for."
    if find.count("..") > MOST_GAPS:
        return f"Three gaps ( .. ) are enough for one rule. “{find}” has more."
    try:
        pattern = compiled(find.strip(), named_words())
    except PatternWrong as wrong:
        return str(wrong)
    if pattern.ways > MOST_WAYS:
        return f"“{find}” leaves too much open. Write it as two rules, with fewer [ ], ( | ), * and .. in each."
    if not pattern.needs or pattern.search.search("") is not None or pattern.search.search(" , ") is not None:
        return f"“{find}” would find everything. It needs at least one word that must be there."
    return ""


def _end(chosen: C, by: User) -> C:
    if chosen.ended_on is not None:
        raise RuleBroken("It has ended already.")
    chosen.ended_on, chosen.ended_by = dates.today(), by
    chosen.save(update_fields=["ended_on", "ended_by"])
    return chosen
