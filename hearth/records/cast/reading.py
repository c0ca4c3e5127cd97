"""Mrs Anwar reads Urdu texts over, one evening. She has not come to those that matter most, so they wait in English."""

from datetime import date

from hearth.base import dates
from hearth.languages import catalogue, texts
from hearth.languages.actions import read_over
from hearth.records.cast.people import Cast

READ = ("interface:home", "interface:rest", "pages:what-it-is", "pages:morning", "phrases")


def read(cast: Cast) -> None:
    urdu = catalogue.find("ur")
    known = texts.of(urdu) if urdu is not None else {}
    with dates.at(dates.moment(date(2026, 11, 12), "19:30")):
        for name in READ:
            text = known.get(name)
            if text is not None and not text.missing:
                read_over(
                    cast.rowan, language="ur", text=name, digest=text.digest, reads_well=True,
                    by=cast.adult["Mrs Anwar"],
                )  # fmt: skip
