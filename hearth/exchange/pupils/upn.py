"""The unique pupil number: its shape, its check letter, and how to show only the end of it.

Thirteen signs: a check letter, the authority (3 digits), the school (4), the year of issue (2) and a serial (3). A
temporary number has a letter in the last place. It is a blind number: matched on, never shown whole.
"""

import re

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
SHAPE = re.compile(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]")


def tidied(words: str) -> str:
    return re.sub(r"[\s\-./]", "", words).upper()


def check_letter(rest: str) -> str:
    """The first letter that belongs to the twelve signs after it."""
    values = (int(sign) if sign.isdecimal() else ALPHABET.index(sign) for sign in rest)
    return ALPHABET[sum(value * weight for weight, value in enumerate(values, 2)) % 23]


def has_shape(upn: str) -> bool:
    return SHAPE.fullmatch(upn) is not None and upn.isascii()


def is_valid(upn: str) -> bool:
    """Of the right shape, with the right check letter. Temporary numbers can be valid too."""
    return has_shape(upn) and check_letter(upn[1:]) == upn[0]


def is_temporary(upn: str) -> bool:
    return has_shape(upn) and upn[-1].isalpha()


def problem(upn: str) -> str:
    """Why a person must look at this number, or nothing. No number at all is no problem: nurseries have none."""
    if not upn:
        return ""
    if not has_shape(upn):
        return "The UPN does not look like one: it should be a letter, then twelve digits."
    if not is_valid(upn):
        return "The UPN has the wrong first letter, so a sign in it is mistyped."
    if is_temporary(upn):
        return "The UPN is a temporary one. Ask for the lasting number before the record is joined to it."
    return ""


def masked(upn: str) -> str:
    """Only the last three signs."""
    return "•" * max(0, len(upn) - 3) + upn[-3:] if len(upn) > 3 else "•" * len(upn)
