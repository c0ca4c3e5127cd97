"""The short code that ties a printed page to what it asks: "KITE 147". A person can say it; it opens nothing."""

WORDS = (
    "ACORN", "APPLE", "BADGER", "BEECH", "BIRCH", "BREAD", "BUTTON", "CLOVER", "CONKER", "DAISY", "FERN", "HAZEL",
    "HERON", "JAM", "KETTLE", "KITE", "LADDER", "LANTERN", "MAPLE", "MITTEN", "OTTER", "PEBBLE", "PLUM", "POPPY",
    "ROBIN", "ROWAN", "SPOON", "TEAPOT", "THIMBLE", "TOAST", "WILLOW",
)  # fmt: skip
FIGURES = 900
ROUND = len(WORDS) * FIGURES
"""So many pages have a code of one word; after that a second word is put before it."""


def code(number: int) -> str:
    """Of the page with that number, from 1 on: no two are alike."""
    rounds, place = divmod(number, ROUND)
    said = f"{WORDS[place % len(WORDS)]} {place * 7 % FIGURES + 100}"
    return f"{code(rounds)} {said}" if rounds else said


def as_typed(text: str) -> str:
    """A code as people type it, or as a scanner's address has it: "kite-147", "Kite147"."""
    parts: list[str] = []
    for sign in text.upper():
        if not sign.isalnum():
            parts.append(" ")
        elif parts and parts[-1].isalpha() and sign.isdigit():
            parts.append(f" {sign}")
        else:
            parts.append(sign)
    return " ".join("".join(parts).split())
