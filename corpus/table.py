"""Figures as lines of a table, for `python -m corpus`."""

from collections.abc import Iterator

from corpus.figures import Figures, wilson


def lines(figures: Figures) -> Iterator[str]:
    """By message, by span, by code."""
    low, high = wilson(figures.false, figures.false + figures.right)
    yield f"  message P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}  MCC {figures.mcc:.3f}"
    yield f"  located F1 {figures.located_f1:.3f}"
    yield f"  clean marked in 100: {figures.false_alarms:.1f} ({100 * low:.1f} to {100 * high:.1f})"
    yield f"  span recall {figures.spans_found / max(figures.spans, 1):.3f}"
    yield f"  span precision {figures.marks_touching / max(figures.marks, 1):.3f}"
    yield f"  without keywords, located {figures.subtle_located / max(figures.subtle, 1):.3f}"
    yield f"  {'code':<14}{'labels':>7}{'found':>7}{'95%':>14}{'same code':>11}{'marks':>7}{'touching':>9}"
    for code, (labels, found, same, marks, touching) in sorted(figures.by_code.items()):
        low, high = wilson(found, labels)
        rates = f"{found / max(labels, 1):>7.2f}{low:>8.2f}–{high:.2f}{same / max(labels, 1):>11.2f}"
        yield f"  {code:<14}{labels:>7}{rates}{marks:>7}{touching / max(marks, 1):>9.2f}"
