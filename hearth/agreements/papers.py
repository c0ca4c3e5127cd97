"""The short code that ties a printed page to the ask it belongs to: "KITE 47". It opens nothing."""

WORDS = (
    "ACORN", "APPLE", "BADGER", "BEECH", "BIRCH", "BREAD", "BUTTON", "CLOVER", "CONKER", "DAISY", "FERN", "HAZEL",
    "HERON", "JAM", "KETTLE", "KITE", "LADDER", "LANTERN", "MAPLE", "MITTEN", "OTTER", "PEBBLE", "PLUM", "POPPY",
    "ROBIN", "ROWAN", "SPOON", "TEAPOT", "THIMBLE", "TOAST", "WILLOW",
)  # fmt: skip


def code(number: int) -> str:
    """A word and two figures. The first 2,790 numbers differ; the child's name on the page settles the rest."""
    word, figures = number % len(WORDS), (number * 7) % 90 + 10
    return f"{WORDS[word]} {figures}"
