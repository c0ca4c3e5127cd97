"""Makes `hearth/wording/learned.json` from the development messages: `python -m corpus.learn` (group `learn`).

A sentence is a problem when a label touches it. Two linear models (L2, liblinear): how likely it is one, and of which
code. Judged by five folds of neighbouring messages, since twins stand beside each other. The cut is set so that, on
held-out folds, the learned part marks `ALLOWED` of the clean messages that the rules leave alone. `DOUBT`, under which
a rule's finding is left alone, was chosen on messages written afterwards, by somebody who had seen neither (now in
`development/j.txt`).
"""

import json
from dataclasses import asdict

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.alike import Alike
from corpus.reading import Labelled, part
from hearth.wording import engine, learned, rulebook
from hearth.wording.text import Message

FOLDS, TWINS, ALLOWED, DOUBT = 5, 12, 0.04, 0.2
HERE, AROUND = 4.0, 2.0
"""How much the directions of a sentence, and of its message, weigh beside its words."""
LEAST, LEAST_OF_CODE = 0.03, 0.12
"""Weights smaller than this are left out."""


class Rows:
    """Every sentence of the messages: its features, its directions, its label, its message."""

    def __init__(self, messages: list[Labelled], alike: Alike) -> None:
        self.features: list[dict[str, int]] = []
        here, around, self.problem, self.code, self.of = [], [], [], [], []
        for number, one in enumerate(messages):
            message = Message(one.text, one.channel, one.sender_role, one.stage)
            rows = [alike.sentence(s.words[: learned.MOST_WORDS]) for s in message.sentences]
            whole = np.mean(rows, axis=0)
            for at, sentence in enumerate(message.sentences):
                touching = [s for s in one.spans if s.start < sentence.end and sentence.start < s.end]
                names = [*learned.of_sentence(sentence), *learned.of_message(message), learned.of_place(message, at)]
                self.features.append(dict.fromkeys(names, 1))
                here.append(rows[at])
                around.append(whole)
                self.problem.append(bool(touching))
                self.code.append(max(touching, key=lambda s: s.severity).code if touching else "")
                self.of.append(number)
        self.here, self.around = np.array(here) * HERE, np.array(around) * AROUND
        self.y, self.codes, self.message = np.array(self.problem), np.array(self.code), np.array(self.of)


def model(names: sparse.csr_matrix, dense: np.ndarray, y: np.ndarray, c: float) -> LogisticRegression:
    return LogisticRegression(C=c, max_iter=200, tol=1e-3, solver="liblinear").fit(
        sparse.hstack([names, dense]).tocsr(), y
    )


def cross_fitted(rows: Rows) -> np.ndarray:
    """For each sentence, how likely it is a problem by a model that never saw its neighbours."""
    fold = (rows.message // TWINS) % FOLDS
    likely = np.zeros(len(rows.y))
    dense = np.hstack([rows.here, rows.around])
    for number in range(FOLDS):
        seen = fold != number
        names = DictVectorizer()
        known = names.fit_transform([one for one, is_seen in zip(rows.features, seen, strict=True) if is_seen])
        twice = np.asarray((known > 0).sum(0)).ravel() >= 2
        fitted = model(known[:, twice], dense[seen], rows.y[seen], 0.2)
        new = names.transform([one for one, is_seen in zip(rows.features, seen, strict=True) if not is_seen])[:, twice]
        likely[~seen] = fitted.predict_proba(sparse.hstack([new, dense[~seen]]).tocsr())[:, 1]
    return likely


def main() -> None:
    messages = part("development")
    alike = Alike()
    rows = Rows(messages, alike)
    likely = cross_fitted(rows)
    cut = chosen_cut(messages, rows, likely)
    names = DictVectorizer()
    known = names.fit_transform(rows.features)
    twice = np.asarray((known > 0).sum(0)).ravel() >= 2
    known, listed = known[:, twice], np.array(names.get_feature_names_out())[twice]
    fitted = model(known, np.hstack([rows.here, rows.around]), rows.y, 0.2)
    weights = fitted.coef_[0]
    width = rows.here.shape[1]
    problem = {n: round(float(w), 3) for n, w in zip(listed, weights[: len(listed)], strict=True) if abs(w) >= LEAST}
    codes, code_bias = by_code(known, rows, listed)
    severity = {
        code: round(float(np.mean([s.severity for one in messages for s in one.spans if s.code == code])))
        for code in rulebook.CODES
    }
    found = learned.Weights(
        bias=round(float(fitted.intercept_[0]), 3), cut=round(cut, 3), doubt=DOUBT, problem=problem,
        words=alike.collapsed(weights[len(listed) :][:width] * HERE, weights[len(listed) :][width:] * AROUND),
        codes=codes, code_bias=code_bias, severity=severity,
    )  # fmt: skip
    learned.FILE.write_text(json.dumps(asdict(found), ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(problem)} weights, cut {cut:.3f}, {learned.FILE.stat().st_size / 1e6:.2f} MB")


def by_code(
    known: sparse.csr_matrix, rows: Rows, listed: np.ndarray
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Feature to code to weight, and where each code begins: one against the others, among problems."""
    features: dict[str, dict[str, float]] = {}
    bias = {}
    for code in rulebook.CODES:
        fitted = LogisticRegression(C=1.0, max_iter=200, solver="liblinear").fit(
            known[rows.y], rows.codes[rows.y] == code
        )
        for name, weight in zip(listed, fitted.coef_[0], strict=True):
            if abs(weight) >= LEAST_OF_CODE:
                features.setdefault(name, {})[code] = round(float(weight), 2)
        bias[code] = round(float(fitted.intercept_[0]), 3)
    return features, bias


def chosen_cut(messages: list[Labelled], rows: Rows, likely: np.ndarray) -> float:
    """The cut at which `ALLOWED` of the clean messages would be marked by learning alone; prints what it comes to."""
    book = rulebook.shipped().changed(silenced=frozenset([learned.SILENT]))
    by_rule = np.array([
        bool(engine.check(m.text, channel=m.channel, sender_role=m.sender_role, stage=m.stage, book=book).findings)
        for m in messages
    ])  # fmt: skip
    most = np.zeros(len(messages))
    np.maximum.at(most, rows.message, likely)
    bad = np.array([bool(one.spans) for one in messages])
    written = np.array([not one.id.startswith("own-") for one in messages])  # ours are easy, and many
    cut = float(np.quantile(most[written & ~bad & ~by_rule], 1 - ALLOWED))
    for name, marked in (("rules", by_rule), ("learned", most >= cut), ("both", by_rule | (most >= cut))):
        hit, false = (marked & bad).sum(), (marked & ~bad).sum()
        f1 = 2 * hit / (2 * hit + false + (bad & ~marked).sum())
        print(
            f"{name:<8} F1 {f1:.3f}  recall {hit / bad.sum():.3f}  clean marked {100 * false / (~bad).sum():.1f} in 100"
        )
    return cut


if __name__ == "__main__":
    main()
