"""What Leila, Amal and the staff answered, at the start and in November."""

from hearth.assessments import library

LEILA_AT_THE_START = {
    "good-at": "He remembers every story I tell him, and he draws boats.",
    "loves": "Water, boats, cooking with me.",
    "calm-time": "In the morning when we make bread and nobody hurries.",
    "mornings": "it-depends",
    "after-school": "mostly-hard",
    "bedtime": "mostly-easy",
    "hard-moments": "He goes under the table. He puts his hands on his ears.",
    "family-does": "I sit near him and I do not talk. His cousin laughs and then it is worse.",
    "what-helps": "If I tell him in the morning what is coming, he is fine. If it is a surprise, he goes under the table.",
    "brothers-sisters": "He has no brothers or sisters. He asks for one.",
    "close-people": "His grandfather, on the telephone every Friday.",
    "friends-now": "some",
    "friends-more": "One boy from the mosque. They play with water.",
    "homework": "mostly-hard",
    "homework-more": "When I sit beside him. He likes to carry things, so he carries the books.",
    "says-about-school": "It is loud. Mr Reid is kind.",
    "feelings": "Careful. Like he listens for something.",
    "worries": "People will say he is in the naughty room.",
    "more-and-less": "Tell me before things change. Do not tell me at the door, in front of people.",
    "hopes": "That he comes home and tells me one good thing.",
}

LEILA_IN_NOVEMBER = LEILA_AT_THE_START | {
    "after-school": "it-depends",
    "hard-moments": "He goes to his room now, and he says: I need quiet.",
    "friends-now": "yes",
    "homework": "it-depends",
    "says-about-school": "He tells me about the toast, and Mrs Bell and her voices.",
    "feelings": "More easy. He sings.",
    "worries": "What happens when it ends.",
    "hopes": "That he can be in his class and still be calm.",
}

AMAL_IN_JUNE = {
    "adult-beside": "Mrs Bell", "how-told": "drawing", "i-like": "Boats. Water play.", "good-at": "Drawing",
    "class-is": "windy", "play-is": "windy", "someone-to-play": "sometimes", "can-ask": "not-yet",
    "is-hard": "When it is loud and nobody says.", "then-i": "Under the table.", "makes-better": "My mum. A quiet place.",
    "who-helps": "Mr Reid", "i-hope": "To have a turn with the register.",
}  # fmt: skip

AMAL_IN_NOVEMBER = AMAL_IN_JUNE | {
    "i-like": "I like toast and when Mrs Bell does the voices in the story.", "class-is": "cloudy", "play-is": "sunny",
    "someone-to-play": "yes", "can-ask": "sometimes", "then-i": "I show my card.", "who-helps": "Mrs Bell and Mr Reid",
    "i-hope": "To do science in class.",
}  # fmt: skip

# Points a strand, first and latest, spread over its four items: six of what is growing, five of what gets in the way.
SEEN_IN_JUNE = (6, 5, 6, 7, 4, 7, 11, 9, 9, 5, 12)
SEEN_IN_NOVEMBER = (11, 9, 10, 9, 7, 9, 6, 6, 8, 4, 9)


Points = tuple[int | None, ...]
"""One number a strand; none where there was not enough to see."""


def seen(totals: Points, form: str = "staff-observation") -> dict[str, str]:
    """Answers to the staff observation that add up to these strand scores."""
    instrument = library.get(form)
    assert instrument.scoring is not None
    given: dict[str, str] = {}
    for strand, total in zip(instrument.scoring.strands, totals, strict=True):
        items = instrument.in_strand(strand.id)
        for n, question in enumerate(items):
            if total is None:
                given[question.id] = "not-seen"
                continue
            given[question.id] = str(total // len(items) + (1 if n < total % len(items) else 0))
    return given
