"""Goals of the autumn, each with a small idea for home that somebody chose: every idea has its story."""

from datetime import date

from hearth.base import dates
from hearth.journeys.actions import goals
from hearth.journeys.actions.pages import fill_places
from hearth.records.cast.people import Cast
from hearth.records.cast.ways import rated

# Child, goal, who chose it, what we do, the family's own words, our idea, the parent, and where each puts it: child,
# family, school.
GOALS = (
    ("Bea", "Say one thing at breakfast", "child", "Mrs Bell asks her last, and waits.", "She tells it to the cat first.", "side-by-side", "Ruth", (2, 4, 2)),
    ("Bea", "Tell Mrs Bell when school is too loud", "family", "A stone to put on the table.", "", "good-thing-first", "Ruth", (3, 3, 2)),
    ("Nia", "Stay at my table when somebody comes in", "together", "We say at the door who it is.", "Grace says it the evening before.", "who-is-coming", "Grace", (3, 4, 4)),
    ("Ellis", "Put it right when I hurt somebody", "together", "Time to draw first.", "", "mend-it", "Joan", (5, 6, 5)),
    ("Ellis", "Say when I am worried about going home", "child", "Mr Osei asks at two o’clock.", "The words for the night are on his door.", "same-goodnight", "Joan", (3, 4, 4)),
    ("Oskar", "Listen to a whole story", "child", "He stands at the back, and that is fine.", "", "move-first", "Mrs Doyle", (4, 3, 4)),
    ("Oskar", "Wait until it is my turn to speak", "together", "A feather goes round. Whoever holds it talks.", "They play it with his sister.", "wait-game", "Mrs Doyle", (3, 2, 3)),
    ("Kai", "Walk in with one adult in the morning", "together", "Mrs Bell is at the gate, and asks him which way round.", "", "two-choices", "Paula", (4, 5, 4)),
)  # fmt: skip


def chosen(cast: Cast) -> None:
    """And the one thing Miss Okafor wrote on the pages parents read: by the clock, when the room is open."""
    on, lead, bell = date(2026, 11, 9), cast.adult["Miss Okafor"], cast.adult["Mrs Bell"]
    for child, words, chosen_by, here, at_home, idea, parent, (own, family, school) in GOALS:
        with dates.at(dates.moment(on, "15:30")):
            goal = goals.set_goal(
                cast.child[child].journeys.get(), words=words, chosen_by=chosen_by, helps_here=here,
                helps_home=at_home, idea=idea, by=lead,
            )  # fmt: skip
        rated(goal, on, {"child": (bell, own), "family": (cast.adult[parent], family), "school": (lead, school)})
    with dates.at(dates.moment(on, "16:10")):
        fill_places(cast.willow, words={"times": "9.05 to 11.45"}, by=lead)
