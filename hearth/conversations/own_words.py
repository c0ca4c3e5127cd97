"""The rules and terms in force at one school: those that come with Hearth, without those it silenced, with its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from hearth.conversations.models import OwnRule, OwnTerm, SilencedRule
from hearth.schools.models import School
from hearth.wording import rulebook
from hearth.wording.pattern import PatternWrong
from hearth.wording.rulebook import Rule, Rulebook


@dataclass(frozen=True)
class OwnWords:
    """What `engine.check` takes of a school."""

    book: Rulebook
    glossary: dict[str, str]


def of(school: School) -> OwnWords:
    """Three queries, whatever the school chose."""
    return put_together(
        OwnRule.objects.in_force().filter(school=school),
        SilencedRule.objects.in_force().filter(school=school),
        OwnTerm.objects.in_force().filter(school=school),
    )


def put_together(rules: Iterable[OwnRule], silenced: Iterable[SilencedRule], terms: Iterable[OwnTerm]) -> OwnWords:
    added = tuple(rule for own in rules if (rule := as_rule(own)) is not None)
    book = rulebook.shipped().changed(added=added, silenced=frozenset(one.rule for one in silenced))
    return OwnWords(book, {own.term: own.plain for own in terms})


def as_rule(own: OwnRule) -> Rule | None:
    """As the engine takes it; None when a later version of Hearth can no longer read its words."""
    code = rulebook.shipped().codes.get(own.code)
    if code is None:
        return None
    written = {"id": f"own-{own.pk}", "find": [own.find], "may_hear": own.may_hear, "why": own.why, "sure": True}
    if own.instead:
        written["instead"] = [own.instead]
    try:
        return rulebook.rule(written, code)
    except PatternWrong:
        return None
