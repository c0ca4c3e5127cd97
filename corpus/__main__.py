"""`python -m corpus`: what the engine finds in the development and in the untouched test messages.

python -m corpus                                  both parts, by code, with intervals
python -m corpus --rules                          without the learned part
python -m corpus development --show label_child   what it missed and marked of one code, to mend a rule
"""

import argparse
from collections.abc import Sequence

from corpus.figures import Figures, count, touch, wilson
from corpus.reading import Labelled, Span, part
from hearth.wording import engine, learned, rulebook


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m corpus", description="How well the wording engine does.")
    asked.add_argument("part", nargs="*", default=["development", "test"], help="development, test, or both")
    asked.add_argument("--rules", action="store_true", help="without the learned part")
    asked.add_argument(
        "--show", metavar="CODE", help="print what was missed and what was marked wrongly, development only"
    )
    given = asked.parse_args()
    silenced = frozenset([learned.SILENT]) if given.rules else frozenset()
    book = rulebook.shipped().changed(silenced=silenced)

    def check(one: Labelled) -> Sequence[Span]:
        checked = engine.check(one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage, book=book)
        return [Span(f.start, f.end, f.code, f.severity) for f in checked.findings]

    if given.show:
        return show(given.show, part("development"), rulebook.shipped().changed(silenced=silenced))
    for name in given.part:
        messages = part(name)
        print(f"\n{name}: {len(messages)} messages{', rules alone' if given.rules else ''}")
        table(count(messages, check))
    return None


def table(figures: Figures) -> None:
    low, high = wilson(figures.false, figures.false + figures.right)
    print(f"  message P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}  MCC {figures.mcc:.3f}")
    print(
        f"  located F1 {figures.located_f1:.3f}  clean marked in 100: {figures.false_alarms:.1f} ({100 * low:.1f} to {100 * high:.1f})"
    )
    print(
        f"  span recall {figures.spans_found / max(figures.spans, 1):.3f}  span precision {figures.marks_touching / max(figures.marks, 1):.3f}"
    )
    print(f"  without keywords, located {figures.subtle_located / max(figures.subtle, 1):.3f}")
    print(f"  {'code':<14}{'labels':>7}{'found':>7}{'95%':>14}{'same code':>11}{'marks':>7}{'touching':>9}")
    for code, (labels, found, same, marks, touching) in sorted(figures.by_code.items()):
        low, high = wilson(found, labels)
        print(
            f"  {code:<14}{labels:>7}{found / max(labels, 1):>7.2f}{low:>8.2f}–{high:.2f}{same / max(labels, 1):>11.2f}{marks:>7}{touching / max(marks, 1):>9.2f}"
        )


def show(code: str, messages: Sequence[Labelled], book: rulebook.Rulebook) -> None:
    for one in messages:
        found = engine.check(
            one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage, book=book
        ).findings
        marks = [Span(f.start, f.end, f.code, f.severity) for f in found]
        for span in one.spans:
            if span.code == code and not any(touch(span, mark) for mark in marks):
                print(f"MISSED {one.kind:<7}{one.text[span.start : span.end]!r}")
        for finding, mark in zip(found, marks, strict=True):
            if mark.code == code and not any(touch(span, mark) for span in one.spans):
                print(f"WRONG  {one.kind:<7}{finding.rule}: {finding.words!r} in {one.text!r}")


if __name__ == "__main__":
    main()
