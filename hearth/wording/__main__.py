"""`python -m hearth.wording`: looks through a message, for a person or for another program.

    python -m hearth.wording letter.txt             what a parent may hear, and words to try
    python -m hearth.wording < letter.txt
    python -m hearth.wording --jsonl < in > out     a message a line, its stretches a line

`--jsonl` reads {"id", "channel", "sender_role", "stage", "text"} and writes {"id", "spans": [{"start", "end", "code",
"severity"}]}; offsets count characters. A line that is no such object ends it with a sentence and exit code 2.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hearth.wording import engine, qualities, rulebook

CHANNELS = ("text", "email", "letter", "app", "call", "diary", "newsletter", "report", "gate")
SENDERS = ("head", "senior", "teacher", "assistant", "office", "senco", "nurture", "midday")
STAGES = ("before", "during", "return", "school")


class LineWrong(ValueError):
    """A line of input that is not a message."""


def main(arguments: list[str] | None = None) -> int:
    """0 when all was read, 2 when the input could not be."""
    asked = argparse.ArgumentParser(
        prog="python -m hearth.wording", description="Help with wording for a message home."
    )
    asked.add_argument("file", nargs="?", type=Path, help="a text file; standard input when left out")
    asked.add_argument("--jsonl", action="store_true", help="a message a line in, its stretches a line out")
    asked.add_argument("--channel", choices=CHANNELS, default="", help="how it is sent")
    asked.add_argument("--from", dest="sender_role", choices=SENDERS, default="", help="who sends it")
    asked.add_argument(
        "--stage", choices=STAGES, default="", help="before a place, during it, on the return, or of the school"
    )
    given = asked.parse_args(arguments)
    try:
        text = given.file.read_bytes() if given.file else sys.stdin.buffer.read() if not given.jsonl else b""
        if given.jsonl:
            with given.file.open("rb") if given.file else sys.stdin.buffer as lines:
                for line in spans(lines):
                    sys.stdout.write(line + "\n")
        else:
            sys.stdout.write(report(text.decode("utf-8", "replace"), given.channel, given.sender_role, given.stage))
    except (LineWrong, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def spans(lines: Iterable[bytes]) -> Iterator[str]:
    """A line of JSON for each message.

    Raises:
        LineWrong: a line is not JSON, or has no text.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            text = given["text"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise LineWrong(f'Line {number} is not a message: it needs {{"id": …, "text": …}}.') from error
        if not isinstance(text, str):
            raise LineWrong(f"Line {number}: the text is not words.")
        channel, sender_role, stage = (str(given.get(name) or "") for name in ("channel", "sender_role", "stage"))
        checked = engine.check(text, channel=channel, sender_role=sender_role, stage=stage)
        found = [{"start": f.start, "end": f.end, "code": f.code, "severity": f.severity} for f in checked.findings]
        yield json.dumps({"id": given.get("id"), "spans": found})


def report(text: str, channel: str = "", sender_role: str = "", stage: str = "") -> str:
    """What a person reads: what is good already, then each stretch with what a parent may hear and words to try."""
    checked = engine.check(text, channel=channel, sender_role=sender_role, stage=stage)
    lines = [*_good(qualities.of(checked.message)), ""]
    for number, one in enumerate(checked.findings, 1):
        lines.append(f"{number}. “{' '.join(one.words.split())}”  ({rulebook.shipped().codes[one.code].name})")
        lines.append(f"   {one.may_hear}")
        lines += [f"   Words to try: {words}" for words in one.instead]
    if not checked.findings:
        lines.append("Nothing to suggest.")
    return "\n".join(lines) + "\n"


def _good(found: qualities.Qualities) -> Iterator[str]:
    said = [
        words
        for there, words in (
            (found.specific, "it is specific"),
            (found.good_beside_hard, "something good stands beside what is hard"),
            (found.good and not found.good_beside_hard, "something good is said"),
            (found.next_step, "it says what happens next"),
            (found.asks, "it asks"),
        )
        if there
    ]
    yield f"Already good: {', '.join(said)}." if said else "A day, a place or a next step would help the reader."
    if found.age is not None:
        yield f"A reader needs to be about {found.age:.0f} years old. Nine to eleven suits most."
    for term in found.terms:
        yield f"“{term.words}” could be: {term.plain}."


if __name__ == "__main__":
    sys.exit(main())
