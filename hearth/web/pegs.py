"""Peg pictures: what a child chooses to stand for them, so that no photograph is needed on a shared screen.

Flat, in three colours of ours at most. No flags, faiths, faces, or anything that could become a nickname.
"""

from hearth.web.drawings import drawings

_DRAWINGS: dict[str, str] = drawings("pegs")
PEGS: tuple[str, ...] = tuple(_DRAWINGS)


def drawing(name: str) -> str:
    """The inside of the picture's SVG; an unknown name is drawn as the leaf, which is everybody's."""
    return _DRAWINGS.get(name, _DRAWINGS["leaf"])
