"""Where an agreement stands, worked out afresh from the facts: who was asked, what each said, what the head decided.

Pure: no models. The caller passes only adults who have a say, so an absent or dangerous adult has no veto.

The rules, in the order they are tried:

1. Only an adult's latest answer counts. Silence is waiting: it is never a no, and never a yes. An adult not yet asked
   is waited for too, and that is ours to mend.
2. "Changed my mind" takes back a yes or a partly, and stands as *withdrawn*. Taking back anything else leaves nothing
   said: that adult is waited for again.
3. A head's decision counts if it was made after the last answer and settles a difference or a silence: the adults do
   not all stand in the same place, and, to go ahead, at least one says yes or partly. It never overrules everyone, it
   never makes a yes out of silence, and any later answer sets it aside.
4. A no, or a yes taken back, beside another adult's yes or partly is *divided*, even while a third is awaited.
5. Else any no is *no*; else any yes taken back is *withdrawn*; else any not yet is *not yet*; else anyone still
   awaited makes it *waiting*; else any partly is *partly*; else all said yes.
6. Nobody asked and nothing said is *not asked*.

`waiting_for`, `not_yet_asked` and `taken_back` name adults whatever the standing, so that a no does not hide that
another adult was never heard, nor a difference that somebody took back a yes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal, get_args

AnswerKind = Literal["yes", "not_yet", "partly", "no", "withdrawn"]
Says = Literal["yes", "partly", "not_yet", "no", "withdrawn", "waiting", "unasked"]


class Standing(Enum):
    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    YES = "yes"
    NOT_YET = "not_yet"
    PARTLY = "partly"
    NO = "no"
    WITHDRAWN = "withdrawn"
    DIVIDED = "divided"
    DECIDED_YES = "decided_yes"
    DECIDED_NO = "decided_no"

    @property
    def goes_ahead(self) -> bool:
        """A place may begin. After a partly, only the parts that were agreed."""
        return self in (Standing.YES, Standing.PARTLY, Standing.DECIDED_YES)


@dataclass(frozen=True)
class AnswerFact:
    kind: AnswerKind
    at: datetime


@dataclass(frozen=True)
class SayerFacts:
    """One adult who has a say: when they were asked, and all they answered."""

    name: str
    asked_at: datetime | None = None
    answers: tuple[AnswerFact, ...] = ()


@dataclass(frozen=True)
class DecisionFact:
    """What the head decided, and when. The reason stays with the decision; it is not needed here."""

    goes_ahead: bool
    at: datetime
    by: str = "The head"


@dataclass(frozen=True)
class StandingNow:
    """`said` is one plain sentence for staff, fit for any of the adults named to read."""

    standing: Standing
    waiting_for: tuple[str, ...]
    not_yet_asked: tuple[str, ...]
    said: str
    taken_back: tuple[str, ...] = ()

    @property
    def goes_ahead(self) -> bool:
        return self.standing.goes_ahead


def of(sayers: Sequence[SayerFacts], decision: DecisionFact | None = None) -> StandingNow:
    """The standing now. The order of the adults makes no difference; nobody with a say is *not asked*."""
    says: dict[Says, list[str]] = {kind: [] for kind in get_args(Says)}
    for sayer in sorted(sayers, key=lambda one: one.name):
        says[_says(sayer)].append(sayer.name)
    standing = _standing(says)
    clauses = _in_one_sentence(_clauses(says))
    said = f"{clauses[:1].upper()}{clauses[1:]}." if clauses else "Nobody is recorded as having a say yet."
    if decision and _counts(decision, sayers, says):
        standing = Standing.DECIDED_YES if decision.goes_ahead else Standing.DECIDED_NO
        said = f"{decision.by} decided {'' if decision.goes_ahead else 'not '}to go ahead, where {clauses}."
    elif standing is Standing.NOT_ASKED and sayers:
        said = "Nobody has been asked yet."
    elif standing is Standing.DIVIDED and not (says["waiting"] or says["unasked"]):
        said = f"{clauses}, so the head decides."
    return StandingNow(standing, tuple(says["waiting"]), tuple(says["unasked"]), said, tuple(says["withdrawn"]))


def _says(sayer: SayerFacts) -> Says:
    """What one adult says now."""
    in_time = sorted(sayer.answers, key=lambda answer: answer.at)
    kinds: list[Says] = [answer.kind for answer in in_time]
    if kinds and kinds[-1] == "withdrawn":
        taken_back = next((kind for kind in reversed(kinds) if kind != "withdrawn"), None)
        return "withdrawn" if taken_back in ("yes", "partly") else "waiting"
    if kinds:
        return kinds[-1]
    return "waiting" if sayer.asked_at else "unasked"


def _standing(says: dict[Says, list[str]]) -> Standing:
    willing = says["yes"] or says["partly"]
    if willing and (says["no"] or says["withdrawn"]):
        return Standing.DIVIDED
    if says["no"]:
        return Standing.NO
    if says["withdrawn"]:
        return Standing.WITHDRAWN
    if says["not_yet"]:
        return Standing.NOT_YET
    if says["waiting"] or (says["unasked"] and willing):
        return Standing.WAITING
    if says["partly"]:
        return Standing.PARTLY
    return Standing.YES if says["yes"] else Standing.NOT_ASKED


def _counts(decision: DecisionFact, sayers: Sequence[SayerFacts], says: dict[Says, list[str]]) -> bool:
    silence: tuple[Says, ...] = ("waiting", "unasked")
    differ = len({"silence" if kind in silence else kind for kind, names in says.items() if names}) > 1
    willing = bool(says["yes"] or says["partly"])
    last = all(answer.at < decision.at for sayer in sayers for answer in sayer.answers)
    return last and differ and (willing or not decision.goes_ahead)


def _clauses(says: dict[Says, list[str]]) -> list[str]:
    def do(names: list[str], one: str, many: str) -> list[str]:
        return [f"{_joined(names)} {one if len(names) == 1 else many}"] if names else []

    return [
        *do(says["yes"], "says yes", "say yes"),
        *do(says["partly"], "says partly", "say partly"),
        *do(says["not_yet"], "says not yet", "say not yet"),
        *do(says["no"], "says no", "say no"),
        *do(says["withdrawn"], "has taken back a yes", "have taken back a yes"),
        *([f"we are waiting for {_joined(says['waiting'])}"] if says["waiting"] else []),
        *([f"we have not asked {_joined(says['unasked'])} yet"] if says["unasked"] else []),
    ]


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _in_one_sentence(clauses: list[str]) -> str:
    if len(clauses) < 2:
        return "".join(clauses)
    comma = "," if len(clauses) > 2 or " and " in "".join(clauses) else ""
    return f"{', '.join(clauses[:-1])}{comma} and {clauses[-1]}"
