"""`python -m corpus`: what the engine finds in the development and in the untouched test messages.

python -m corpus                                  both parts, by code, with intervals
python -m corpus --rules                          without the learned part
python -m corpus development --show label_child   what it missed and marked of one code, to mend a rule
"""

import argparse
from collections.abc import Sequence

from corpus.figures import count, touch
from corpus.reading import Labelled, Span, part
from corpus.table import lines
from hearth.wording import engine, learned, rulebook
from hearth.wording.engine import Finding
from hearth.wording.rulebook import Rulebook


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m corpus", description="How well the wording engine does.")
    asked.add_argument("part", nargs="*", default=["development", "test"], help="development, test, or both")
    asked.add_argument("--rules", action="store_true", help="without the learned part")
    asked.add_argument("--show", metavar="CODE", help="what was missed and wrongly marked, development only")
    given = asked.parse_args()
    book = rulebook.shipped().changed(silenced=frozenset([learned.SILENT] if given.rules else []))
    if given.show:
        show(given.show, book)
        return
    for name in given.part:
        messages = part(name)
        print(f"\n{name}: {len(messages)} messages{', rules alone' if given.rules else ''}")
        print("\n".join(lines(count(messages, lambda one: spans(findings(one, book))))), flush=True)


def findings(one: Labelled, book: Rulebook) -> Sequence[Finding]:
    checked = engine.check(one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage, book=book)
    return checked.findings


def spans(found: Sequence[Finding]) -> list[Span]:
    return [Span(one.start, one.end, one.code, one.severity) for one in found]


def show(code: str, book: Rulebook) -> None:
    for one in part("development"):
        found = findings(one, book)
        marks = spans(found)
        for span in one.spans:
            if span.code == code and not any(touch(span, mark) for mark in marks):
                print(f"MISSED {one.kind:<7}{one.text[span.start : span.end]!r}")
        for finding, mark in zip(found, marks, strict=True):
            if mark.code == code and not any(touch(span, mark) for span in one.spans):
                print(f"WRONG  {one.kind:<7}{finding.rule}: {finding.words!r} in {one.text!r}")


if __name__ == "__main__":
    main()
