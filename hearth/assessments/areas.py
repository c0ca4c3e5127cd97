"""Which questions and strands of our instruments speak of the same part of a child's life.

For reading side by side only: nothing is matched, added or compared across voices. A question the table does not name
is shown under the last area, so that nothing anyone said is lost.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """`items` are question names, and `strands` strand names, of any version of an instrument."""

    title: str
    home: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()


AREAS = (
    Area("What is good", home=("good-at", "loves", "calm-time"), voice=("i-like", "good-at", "best-bit")),
    Area(
        "The day",
        home=("mornings", "after-school", "bedtime", "day-more", "day-words", "feelings", "feel-words"),
        voice=("class-is", "moving-is"),
        strands=("keeping-attention", "interrupting", "worry-about-change"),
    ),
    Area(
        "When it is hard, and what helps",
        home=("hard-moments", "family-does", "what-helps"),
        voice=("is-hard", "then-i", "makes-better", "makes-worse"),
        strands=("managing-feelings", "living-with-limits", "giving-up", "big-feelings"),
    ),
    Area(
        "Brothers, sisters and friends",
        home=("brothers-sisters", "home-words", "friends-now", "friends-more", "others-words"),
        voice=("play-is", "someone-to-play"),
        strands=("joining-in", "keeping-away"),
    ),
    Area(
        "Trusted people",
        home=("close-people",),
        voice=("can-ask", "who-helps"),
        strands=("trusting-adults", "telling-and-listening"),
    ),
    Area("School and homework", home=("homework", "homework-more", "learn-words", "says-about-school", "school-words")),
    Area(
        "Worries and hopes",
        home=("worries", "more-and-less", "hopes", "anything-else"),
        voice=("room-is", "i-hope", "tell-grown-ups"),
    ),
)
