"""Whom a family's question goes to, the key adult, whoever covers, or those who lead.
And who gets back about a worry."""

from dataclasses import dataclass
from datetime import date

from hearth.base import dates
from hearth.conversations.around import who_can_answer
from hearth.journeys.models import Cover, Journey
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, User


@dataclass(frozen=True)
class Reader:
    """Who reads what a family writes now; and, if it is not whom they would expect, instead of whom. `back_on`: the
    day that adult is back, where we know it; `gone`: they no longer work with this child."""

    to: User
    away: User | None = None
    back_on: date | None = None
    gone: bool = False


@dataclass(frozen=True)
class Readers:
    """Everybody who may answer about one child today, asked for once."""

    able: dict[int, User]
    first: User | None
    lead: User | None
    cover: Cover | None

    @property
    def now(self) -> Reader | None:
        """For words to nobody by name: the key adult, whoever covers, those who lead, or anybody who may answer."""
        if self.first is not None and (self._is_away(self.first) or self.first.pk in self.able):
            return self.of(self.first)
        anybody = self._anybody()
        return Reader(anybody) if anybody is not None else None

    def of(self, writer: User) -> Reader | None:
        """For words back to this adult: them, whoever covers for them, or whoever reads now."""
        if not self._is_away(writer):
            anybody = self._anybody()
            if writer.pk in self.able:
                return Reader(self.able[writer.pk])
            return Reader(anybody, away=writer, gone=True) if anybody is not None else None
        cover = self.cover
        if cover is None or (instead := self.able.get(cover.cover_id) or self._anybody(but=writer)) is None:
            return None
        return Reader(instead, away=writer, back_on=cover.ends_on, gone=cover.leaving)

    def _is_away(self, adult: User) -> bool:
        return self.cover is not None and self.cover.away_id == adult.pk

    def _anybody(self, but: User | None = None) -> User | None:
        """Those who may answer, the lead first."""
        first = [self.lead] if self.lead is not None else []
        ordered = [adult for adult in (*first, *self.able.values()) if adult.pk in self.able]
        return next((adult for adult in ordered if but is None or adult.pk != but.pk), None)


def readers_of(child: Child) -> Readers:
    journey = Journey.objects.open().filter(child=child).select_related("key_adult").first()
    covers = Cover.objects.running(dates.today()).filter(journey=journey)
    return Readers(
        able={adult.pk: adult for adult in who_can_answer(child)},
        first=journey.key_adult if journey else None,
        lead=lead_to_ask(child.school),
        cover=covers.first() if journey else None,
    )


def who_answers(child: Child) -> User | None:
    """A member of staff who sees this child's pages; never somebody of the child's own family."""
    reader = readers_of(child).now
    return reader.to if reader is not None else None


def who_gets_back(child: Child) -> User | None:
    """About a worry a parent brought: whoever leads, who talks it over; else whoever answers their questions."""
    lead = lead_to_ask(child.school)
    return lead if lead is not None and who_can_answer(child).filter(pk=lead.pk).exists() else who_answers(child)
