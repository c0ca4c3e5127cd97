"""An agreement as staff read it: each adult alone, what they were asked, and what they said."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from hearth.agreements.asking import hindrance
from hearth.agreements.models import Answer, Ask
from hearth.agreements.papers import code
from hearth.people.models import Child, Relationship


@dataclass
class Sayer:
    """One adult who has a say, or once answered."""

    relationship: Relationship
    asks: list[Ask] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.relationship.adult.name

    @property
    def counts(self) -> bool:
        one = self.relationship
        return one.has_say and not (one.held or one.restriction or one.ended_on)

    @property
    def open_ask(self) -> Ask | None:
        return next((ask for ask in self.asks if ask.closed_at is None), None)

    @property
    def code(self) -> str:
        return code(self.open_ask.pk) if self.open_ask else ""

    @property
    def not_yet_because(self) -> str:
        """Why this adult cannot be asked today; empty when they can be, or have been."""
        return "" if self.open_ask and self.counts else hindrance(self.relationship)


def told(child: Child) -> list[Sayer]:
    """The adults who have a say, or answered once, with every ask and answer, newest first. Each answer knows
    whether we still owe a call (`owes_call`) or a visit (`owes_visit`) because of it."""
    here = Answer.objects.filter(child=child)
    calls = set(here.wanting_a_talk().values_list("pk", flat=True))
    visits = set(here.wanting_a_visit().values_list("pk", flat=True))
    answers = Answer.objects.order_by("-entered_at", "-pk").select_related("entered_by")
    asks = Ask.objects.filter(child=child).select_related("asked_by", "group").order_by("-asked_at", "-pk")
    sayers = {one.adult_id: Sayer(one) for one in child.relationships.select_related("adult")}
    for ask in asks.prefetch_related(Prefetch("answers", queryset=answers, to_attr="told")):
        for answer in ask.told:
            answer.owes_call, answer.owes_visit = answer.pk in calls, answer.pk in visits
        if ask.adult_id in sayers:
            sayers[ask.adult_id].asks.append(ask)
    return [sayer for sayer in sayers.values() if sayer.asks or sayer.relationship.has_say]
