"""Reading one cell: a name, a day, a yes or no, a year group, a telephone number."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

YES = frozenset({"t", "true", "y", "yes", "1", "ticked", "✓", "✔", "☑"})
NO = frozenset({"f", "false", "n", "no", "0", "unticked", "✗", "✘", "☐"})

DAY_SHAPES = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d-%m-%y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d-%B-%Y",
    "%d %b %Y",
    "%d %b %y",
    "%d %B %Y",
    "%Y/%m/%d",
    "%Y%m%d",
)
EXCEL_DAY_NOUGHT = date(1899, 12, 30)
HOUR = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)
EMAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"()]{2,}")
LOST = "\ufffd"

RELATIONSHIPS = {
    "PAM": "Mother",
    "PAF": "Father",
    "STM": "Step-mother",
    "STF": "Step-father",
    "STP": "Step-parent",
    "FOM": "Foster mother",
    "FOF": "Foster father",
    "CAR": "Carer",
    "REL": "Other relative",
    "FAM": "Other family member",
    "CHM": "Childminder",
    "SWR": "Social worker",
    "DOC": "Doctor",
    "HTC": "Head teacher",
    "TCH": "Teacher",
    "RLG": "Religious contact",
    "OTH": "Other",
}


def tidy(words: str) -> str:
    """One line without padding; accents written one way, so that the same name is the same."""
    if words.isascii():
        return " ".join(words.split())
    words = unicodedata.normalize("NFC", words)
    kept = "".join(" " if sign == "\xa0" else sign for sign in words if _is_seen(sign))
    return " ".join(kept.split())


def _is_seen(sign: str) -> bool:
    """Joiners stay: they are part of spelling in Urdu and Hindi. Marks of direction and byte-order do not."""
    return sign in "\u200c\u200d\t\n\r " or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")


def spoiled(name: str) -> bool:
    """Letters were lost, or read in the wrong alphabet, before the file reached us: “ZoÃ«” for “Zoë”."""
    if LOST in name:
        return True
    if name.isascii():
        return False
    try:
        return name.encode("cp1252").decode("utf-8") != name
    except UnicodeError:
        return False


def day(words: str) -> date | None:
    """A day in any form schools write it, British order; raises ValueError for words that are no day."""
    words = HOUR.sub("", tidy(words))
    if not words:
        return None
    if re.fullmatch(r"[2-5]\d{4}(\.0+)?", words):  # a day that a sheet kept as its number
        return EXCEL_DAY_NOUGHT + timedelta(days=int(float(words)))
    plain = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", words.replace(",", ""))
    for shape in DAY_SHAPES:
        try:
            found = datetime.strptime(plain, shape).date()
        except ValueError:
            continue
        if 1900 <= found.year <= 2100:
            return found
    raise ValueError(words)


@lru_cache(1000)
def yes_no(words: str) -> bool | None:
    word = tidy(words).casefold()
    return True if word in YES else False if word in NO else None


@lru_cache(1000)
def year_group(words: str) -> str:
    """“Year 3”, “Yr 3”, “Y3”, “03” are "3"; Reception is "R"; a nursery class is "N2". Other words are kept."""
    word = tidy(words).upper()
    word = re.sub(r"^(NATIONAL CURRICULUM |NC |CURRICULUM )?(YEAR GROUP|YEAR|YR|Y)[ .:]*(?=\S)", "", word)
    if re.fullmatch(r"\d{1,2}(\.0+)?", word) and int(float(word)) <= 14:
        return str(int(float(word))) if float(word) else "R"
    known = {
        "RECEPTION": "R", "REC": "R", "YR": "R", "F2": "R", "FS2": "R", "FOUNDATION 2": "R", "FOUNDATION": "R",
        "NURSERY": "N2", "NURSERY 1": "N1", "NURSERY 2": "N2", "F1": "N2", "FS1": "N2", "FOUNDATION 1": "N2",
    }  # fmt: skip
    return known.get(word, word)[:10]


def is_year_group(words: str) -> bool:
    """One that the common basic data set knows, or Scotland's P1 to S6."""
    return re.fullmatch(r"N[12]|R|1[0-4]|[1-9]|X|E[12]|M|P[1-7]|S[1-6]", words) is not None


def phone(words: str) -> str:
    """Digits only, with a leading + where there is one. A sheet that took it for a number has dropped the nought."""
    word = re.sub(r"\.0$", "", tidy(words)).casefold()
    number = re.split(r"ext|x", word)[0]
    digits = "".join(sign for sign in number if "0" <= sign <= "9")
    if number.lstrip("( ").startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        return "0" + digits[2:].removeprefix("0") if digits.startswith("44") else "+" + digits if digits else ""
    return "0" + digits if len(digits) == 10 and digits[0] in "1237" else digits


def is_mobile(number: str) -> bool:
    return number.startswith("07") and len(number) == 11 and not number.startswith("070")


def is_whole(number: str) -> bool:
    """A number that can be rung from anywhere in the country: one a digit short is not preferred."""
    return number.startswith("+") or (number.startswith("0") and len(number) == 11)


def email(words: str) -> str:
    """The first address in the cell, or nothing."""
    found = EMAIL.search(words)
    return found[0] if found and len(found[0]) <= 254 else ""


@lru_cache(1000)
def relationship(words: str) -> str:
    """The transfer file's codes in words; a sheet's own words as they stand."""
    word = tidy(words)
    return RELATIONSHIPS.get(word.upper(), word)[:60]


def address(*lines: str) -> str:
    """The lines of an address that say something, each once."""
    kept: list[str] = []
    for line in lines:
        for part in re.split(r"[\r\n]+", line):
            tidied = tidy(part).strip(",")
            if tidied and tidied.casefold() not in (before.casefold() for before in kept):
                kept.append(tidied)
    return "\n".join(kept)
