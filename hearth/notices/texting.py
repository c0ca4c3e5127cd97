"""How many texts one text message costs. Pure.

A text holds 160 characters of the basic set of mobile phones, or 70 where one character is outside it, as in Arabic,
Urdu, and most Polish and Welsh words with an accent. A longer one goes in parts that hold a little less each."""

import math

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
COUNT_TWICE = frozenset("^{}\\[~]|€\f")
# What GOV.UK Notify writes in the basic set before it sends.
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def parts(text: str) -> int:
    plain = text.translate(PLAIN)
    if all(letter in BASIC or letter in COUNT_TWICE for letter in plain):
        return _parts(sum(2 if letter in COUNT_TWICE else 1 for letter in plain), alone=160, joined=153)
    return _parts(len(plain.encode("utf-16-be")) // 2, alone=70, joined=67)


def _parts(length: int, *, alone: int, joined: int) -> int:
    return 1 if length <= alone else math.ceil(length / joined)
