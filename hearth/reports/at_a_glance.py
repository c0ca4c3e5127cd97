"""What a page of measures says first, in plain sentences: of one child, what each adult saw of each half; of a group,
how each part of an outcome moved. Parts are counted or named and never added, and nothing here says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearth.assessments import panels
from hearth.assessments.instrument import Arrow, Section
from hearth.assessments.line import COULD, MORE, SOON, UNKNOWN, Line, is_easier, way_in_short

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
VERDICTS = {
    COULD: "None by more than chance alone could give.",
    SOON: "The two looks lie too near each other to say more.",
    UNKNOWN: "How much of this chance alone could give is not known.",
}
CHANCE = "Chance in looking alone could move a mean of so many children this far."


@dataclass(frozen=True)
class Adult:
    """One adult's looks at one half: who, when, and the sentence."""

    who: str
    role: str
    when: str
    said: str


@dataclass(frozen=True)
class HalfSeen:
    section: Section
    adults: tuple[Adult, ...]


def of_child(lines: Sequence[Line]) -> tuple[HalfSeen, ...]:
    """The lines of one version, half by half, in the order of the document: what is growing stands first."""
    sections = dict.fromkeys(line.section for line in lines)
    return tuple(HalfSeen(one, tuple(_adults([line for line in lines if line.section == one]))) for one in sections)


def _adults(lines: Sequence[Line]) -> Iterable[Adult]:
    for who in dict.fromkeys(line.rater for line in lines):
        mine = [line for line in lines if line.rater == who]
        roles = ", then ".join(dict.fromkeys(f"{role[:1].lower()}{role[1:]}" for line in mine for role in line.roles))
        yield Adult(who, roles, _when(mine), _moved(mine))


def _when(lines: Sequence[Line]) -> str:
    days = sorted({look.on for line in lines for look in line.looks})
    first, last = days[0], days[-1]
    if len(days) == 1:
        return f"1 look, {last.day} {last:%B %Y}"
    year = f" {first:%Y}" if first.year != last.year else ""
    return f"{len(days)} looks, {first.day} {first:%B}{year} to {last.day} {last:%B %Y}"


def _moved(lines: Sequence[Line]) -> str:
    """How many parts went which way, those that are harder by name, and whether chance alone could give it."""
    two = [line for line in lines if line.change]
    if not two:
        once = all(len(line.looks) < 2 for line in lines)
        return "A second look is needed before anything can be said." if once else "Too little was seen twice to say."
    said, of = [], f" of {_number(len(two))} part{'' if len(two) == 1 else 's'}"
    for way, group in _by_way(two):
        harder = group[0].section.arrow and way != "much as before" and not _eased(group[0])
        named = f" ({', '.join(line.strand.title for line in group)})" if harder else ""
        said.append(f"{way} in {_number(len(group))}{of}{named}")
        of = ""
    rest = len(lines) - len(two)
    unseen = f" {_number(rest).capitalize()} could not be seen twice." if rest else ""
    return f"{_sentence(', '.join(said))} {_verdict(two)}{unseen}"


def _by_way(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Strengths first, then what stayed, then what is harder."""
    ways: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (not _eased(line), bool(_difference(line)))):
        ways.setdefault(way_in_short(line.section.arrow, _difference(line)), []).append(line)
    return list(ways.items())


def _verdict(lines: Sequence[Line]) -> str:
    more = [line for line in lines if line.verdict == MORE]
    if more:
        named = ", ".join(
            f"{line.strand.title} ({way_in_short(line.section.arrow, _difference(line))})" for line in more
        )
        return f"By more than chance alone would often give: {named}."
    verdicts = dict.fromkeys(line.verdict for line in lines)
    return " ".join(words for verdict, words in VERDICTS.items() if verdict in verdicts)


def _difference(line: Line) -> int:
    return line.change.difference if line.change else 0


def _eased(line: Line) -> bool:
    return is_easier(line.section.arrow, _difference(line))


def _number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


# Of a group.

MEANS: dict[Arrow, tuple[str, str]] = {
    "up": ("further along", "not as far along"), "down": ("more in the way", "easier"), "": ("higher", "lower"),
}  # fmt: skip


@dataclass(frozen=True)
class PartSeen:
    title: str
    said: str


def of_panel(panel: panels.Panel) -> tuple[PartSeen, ...]:
    """Part by part: which way the mean moved, how far of how far, and the interval in words."""
    return tuple(PartSeen(line.strand.title, of_line(line, panel.both)) for line in panel.lines)


def of_line(line: panels.Line, both: int) -> str:
    """`both`: how many children were looked at twice at all. Fewer for this part is said."""
    moved = line.difference
    if not line.n or moved is None:
        return "nobody was looked at twice."
    if line.n == 1:
        return "one child was looked at twice, and one child is no mean."
    of = f" of {line.top}" if line.top else ""
    far = f"{abs(moved):.1f}"
    words = "no change on average" if float(far) == 0 else f"{_way(line.arrow, moved)} by {far}{of}"
    fewer = f", {line.n} children" if line.n != both else ""
    if line.interval is None:
        return f"{words}{fewer}. All moved alike, so no interval can be worked out."
    band = line.group_band
    chance = f" {CHANCE}" if band is not None and abs(moved) <= band else ""
    return f"{words} ({_interval(line.arrow, moved, line.interval.low, line.interval.high)}{fewer}).{chance}"


def _interval(arrow: Arrow, moved: float, low: float, high: float) -> str:
    if low * high > 0:
        near, far = sorted((abs(low), abs(high)))
        return f"95% interval {near:.1f} to {far:.1f}"
    ends = (low, high) if moved >= 0 else (high, low)
    other, same = (
        f"{abs(end):.1f} {_way(arrow, end or sign)}" for end, sign in zip(ends, (-moved, moved), strict=True)
    )
    return f"95% interval {other} to {same}, so it may be no change at all"


def _way(arrow: Arrow, moved: float) -> str:
    more, less = MEANS[arrow]
    return more if moved >= 0 else less
