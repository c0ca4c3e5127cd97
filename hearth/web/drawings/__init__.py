"""Our own drawings, one SVG a file, read once. Icons: 24 px grid, round line. Pegs: 48 px grid, flat.

Add a file and it is there to use. Never remove a peg, since a child may have chosen it.
"""

from pathlib import Path


def drawings(folder: str) -> dict[str, str]:
    """The inside of every drawing in the folder, by name."""
    return {path.stem: _inside(path.read_text()) for path in sorted((Path(__file__).parent / folder).glob("*.svg"))}


def _inside(svg: str) -> str:
    body = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return "".join(line.strip() for line in body.splitlines())
