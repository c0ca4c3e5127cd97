"""Words looked at first: what the school chose about them, and two drafts that somebody reads before they go."""

from datetime import date

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.records.cast.people import Cast
from hearth.wording.rulebook import shipped


def words_first(cast: Cast) -> None:
    """What this school chose about words, and two drafts that somebody reads before they go."""
    head, lead, bell, reid = (cast.adult[name] for name in ("Mrs Marsh", "Miss Okafor", "Mrs Bell", "Mr Reid"))
    rules = [rule.id for rule in shipped().rules]
    with dates.at(dates.moment(date(2026, 9, 9), "16:20")):
        conversations.add_own_rule(
            cast.rowan, code="judge_parent", find="as (I|we) (have|has) [already] (said|explained|told you)",
            may_hear="A parent may hear that they should have listened the first time.",
            instead="I may not have said this clearly: ____.", why="Two parents told us how this sounds.", by=lead,
        )  # fmt: skip
        conversations.add_own_term(
            cast.rowan, term="Rowan card", plain="a card your child shows to go somewhere quiet", by=lead
        )
        conversations.silence_rule(
            cast.rowan, rule=next((rule for rule in rules if "capitals" in rule), rules[0]),
            why="The council’s own form has its headings in capitals.", by=head,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "15:50")):
        conversations.ask_second_look(
            cast.rowan, reader=bell, child=cast.child["Amal"], by=reid,
            words="Hi Leila, Amal was hard work at carpet time again and he never wants to come back in. He sat with me for the last story and laughed at the otter. Can we talk on Wednesday?",
        )  # fmt: skip
        answered = conversations.ask_second_look(
            cast.rowan, reader=head, child=cast.child["Effie"], by=lead,
            words="Dear Tom, thank you for coming to see the room. Effie showed you the boat shelf herself. I will ring on Friday, as we said.",
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "17:05")):
        conversations.give_second_look(
            answered,
            reads_well=True,
            said="I like that you begin with thanks. I would say what time you ring.",
            by=head,
        )
