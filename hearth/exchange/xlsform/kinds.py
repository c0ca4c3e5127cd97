"""What each kind of XLSForm row becomes here, and why some become nothing."""

import re
from dataclasses import dataclass

# What our questionnaires cannot hold, in words for whoever looks.
LEFT_OUT = {
    "where somebody is (GPS). We do not keep where a family is": (
        "geopoint", "gps", "location", "geotrace", "geoshape", "start-geopoint", "osm",
    ),
    "a picture, a recording or a file. Those are not kept with answers": (
        "photo", "image", "picture", "audio", "background-audio", "video", "file", "add image prompt",
        "add photo prompt",
    ),
    "something only a telephone’s program can do": (
        "barcode", "q barcode", "csv-external", "xml-external", "audit", "hidden", "calculate", "calculate here",
    ),
    "what a telephone notes by itself, about who fills it in and when": (
        "start", "end", "today", "deviceid", "device id", "subscriberid", "simserial", "sim id", "phonenumber",
        "username", "email", "uri:deviceid", "uri:phonenumber", "start time", "end time",
    ),
    "putting things in an order": ("rank",),
    "a list kept in another file": (
        "select one external", "select_one_external", "select one from file", "select_one_from_file",
        "select multiple from file", "select_multiple_from_file",
    ),
    "questions asked over and over (a repeat). Here a questionnaire asks each once": ("repeat", "loop"),
}  # fmt: skip
WHY_LEFT_OUT = {kind: why for why, kinds in LEFT_OUT.items() for kind in kinds}
NUMBERS = ("integer", "int", "decimal", "range", "add integer prompt", "add decimal prompt")
A_NUMBER, A_DAY, A_TIME = "a number, written as words", "a day, written as words", "a time, written as words"
WORDS = {
    **dict.fromkeys(("text", "string", "q string", "add text prompt"), "words"),
    **dict.fromkeys(("integer", "int", "q int", "decimal", "q decimal", "phone number", "percentage"), A_NUMBER),
    **dict.fromkeys(("date", "q date", "add date prompt"), A_DAY),
    **dict.fromkeys(("time", "add time prompt"), A_TIME),
    **dict.fromkeys(("datetime", "add date time prompt"), "a day and time, written as words"),
}
ONE = ("select one", "select_one", "select1")
MANY = ("select all that apply", "select_multiple", "select multiple", "select")
SEEN = ("acknowledge", "trigger", "add acknowledge prompt")
MOST_OPTIONS, MOST_TICKS = 60, 12
YES_NO = [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]


@dataclass(frozen=True)
class Offered:
    """One answer of a list, as the document will have it."""

    value: str
    label: str
    points: int | None = None
    picture: str = ""

    def table(self, scored: bool) -> dict[str, object]:
        table: dict[str, object] = {"value": self.value, "label": self.label}
        if scored and self.points is not None:
            table["points"] = self.points
        if self.picture:
            table["picture"] = self.picture
        return table


def can_be_scored(points: list[int | None]) -> bool:
    """Whether the points of a list make a rating: distinct whole numbers, and more than one."""
    given = [one for one in points if one is not None]
    return len(given) > 1 and len(set(given)) == len(given)


def whole(text: str) -> int | None:
    """A whole number as a spreadsheet may write it, or nothing."""
    found = re.fullmatch(r"(\d{1,4})(\.0+)?", text.strip())
    return int(found[1]) if found else None


def steps(parameters: dict[str, str]) -> list[str]:
    """The numbers of a range; none where they are too many or are no whole numbers."""
    start, end = whole(parameters.get("start", "1")), whole(parameters.get("end", "10"))
    step = whole(parameters.get("step", "1"))
    if start is None or end is None or not step or not 1 <= (end - start) // step <= 20:
        return []
    return [str(number) for number in range(start, end + 1, step)]
