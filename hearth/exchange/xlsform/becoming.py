"""What a form would become here, row by row: a draft of our document, what is left out and why."""

from collections.abc import Iterator
from typing import Any

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import kinds, texts
from hearth.exchange.xlsform.draft import Draft, Line
from hearth.exchange.xlsform.kinds import Offered
from hearth.exchange.xlsform.lists import Lists
from hearth.exchange.xlsform.meaning import Json
from hearth.exchange.xlsform.sheets import Sheets

MOST_QUESTIONS = 300
YES = ("yes", "true", "true()")
Groups = tuple[Json, ...]


def become(form: Json, warnings: list[str], sheets: Sheets) -> Draft:
    """Raises FileRefused when nothing of it would be left."""
    reading = _Reading(form, sheets)
    reading.walk(form.get("children", []), ())
    reading.keep_last_notes()
    draft = reading.draft
    # What pyxform warns of in translations and pictures is said here in words of our own.
    draft.notes += [one for one in warnings if "anguage" not in one and "max-pixels" not in one and "''" not in one]
    if not draft.items:
        raise FileRefused("There is no question in this form that can be asked here.")
    if len(draft.items) > MOST_QUESTIONS:
        raise FileRefused(
            f"This form has {len(draft.items)} questions. More than {MOST_QUESTIONS} cannot be brought in."
        )
    for strand in draft.strands:
        _one_top(draft, strand)
    homes = {one["id"]: one["section"] for one in draft.strands}
    used = {homes.get(item.get("strand", ""), item["section"]) for item in draft.items}
    draft.sections = [one for one in draft.sections if one["id"] in used]
    return draft


class _Reading:
    """The walk through a form, and what was found on the way."""

    def __init__(self, form: Json, sheets: Sheets) -> None:
        settings = {key: value for row in sheets.rows("settings")[:1] for key, value in row.items()}
        title = texts.plain(settings.get("form_title") or settings.get("title") or "")
        language = texts.chosen_language(str(form.get("default_language", "")), _languages(form.get("children", [])))
        self.draft = Draft(title, settings.get("form_id") or settings.get("id_string") or "", settings, language)
        self.lists = Lists(sheets, self.draft)
        self.places = _places(form.get("children", []), sheets)
        self.pending: list[str] = []
        self.sections: dict[tuple[str, ...], str] = {}

    def walk(self, children: list[Json], path: Groups) -> None:
        for child in children:
            kind = str(child.get("type", "")).lower()
            if child.get("name") == "meta" and child.get("control", {}).get("bodyless"):
                continue
            if kind == "group":
                self._only_sometimes(f"The group “{self._label(child)}”", child)
                self.walk(child.get("children", []), (*path, child))
                self.keep_last_notes()
            elif kind in ("repeat", "loop"):
                for one in (child, *_all_inside(child)):
                    self._leave_out(one, kinds.WHY_LEFT_OUT[kind])
            elif kind in kinds.WHY_LEFT_OUT:
                self._leave_out(child, kinds.WHY_LEFT_OUT[kind])
            elif kind == "note" or str(child.get("bind", {}).get("readonly", "")).lower() in YES:
                self._note(child, path)
            else:
                self._question(child, kind, path)

    def keep_last_notes(self) -> None:
        """Notes with no question after them stay with the part they closed."""
        if self.pending and self.draft.sections:
            last = self.draft.sections[-1]
            last["hint"] = _together(last["hint"], *self.pending)
            self.pending = []

    def _note(self, child: Json, path: Groups) -> None:
        text, name = self._label(child), str(child.get("name", ""))
        if name in ("hearth_intro", "hearth_closing"):
            self.draft.settings[name.removeprefix("hearth_")] = text
            return
        if not text:
            return
        self.draft.keep_translations(child.get("label"))
        section = self.draft.section(self._section(path))
        if self.pending or any(item["section"] == section["id"] for item in self.draft.items):
            self.pending.append(text)
            becomes = "words above the next question"
        else:
            section["hint"] = _together(section["hint"], text)
            becomes = "words at the head of this part"
        self.draft.lines.append(Line(self._place(child)[0], "note", text, becomes))

    def _question(self, child: Json, kind: str, path: Groups) -> None:
        number, row = self._place(child)
        self._warn(child)
        asked = self._label(child) or str(child.get("name", ""))
        options = self.lists.options(child, kind, row, asked)
        item = self._item(child, asked, path)
        if kind in kinds.MANY:
            self._ticks(item, options, number, kind)
            return
        if not self._answered(item, kind, options, row):
            self._leave_out(child, f"a kind of row we do not know: “{kind}”")
            return
        self.draft.items.append(item)
        labels = tuple(one.label for one in options)
        self.draft.lines.append(Line(number, kind, asked, _becomes(item, kind), labels))

    def _item(self, child: Json, asked: str, path: Groups) -> dict[str, Any]:
        guide = _together(*self.pending, texts.in_language(child.get("hint"), self.draft.language))
        self.pending = []
        self.draft.keep_translations(child.get("label"), child.get("hint"))
        name, taken = str(child.get("name", "")), self.draft.ids()
        if path and texts.slug(name) in taken:
            name = f"{path[-1].get('name')}-{name}"
        optional = str(child.get("bind", {}).get("required", "")).lower() not in YES
        return {
            "id": texts.slug(name, taken), "section": self._section(path), "text": asked, "guide": guide,
            "optional": optional,
        }  # fmt: skip

    def _answered(self, item: dict[str, Any], kind: str, options: list[Offered], row: dict[str, str]) -> bool:
        """How it is answered: by choosing, with points or without, with a number, or in words."""
        if options:
            scored = kinds.can_be_scored([one.points for one in options])
            item |= {"kind": "rating" if scored else "choice", "options": [one.table(scored) for one in options]}
            if scored:
                item["strand"] = self.lists.strand(row.get("strand", ""), item["section"])
            elif any(one.points is not None for one in options):
                self.draft.say(
                    f"“{item['text']}” is not scored: two of its answers have the same score, or only one has any."
                )
        elif kind in kinds.NUMBERS and row.get("strand"):
            item |= {"kind": "number", "strand": self.lists.strand(row["strand"], item["section"])}
            if (most := kinds.whole(row.get("most", ""))) is not None:
                item["most"] = most
        elif kind in kinds.WORDS or kind == "range":
            item["kind"] = "text"
        return "kind" in item

    def _ticks(self, item: dict[str, Any], options: list[Offered], number: int, kind: str) -> None:
        """Several answers at once become one question an answer: yes or no to each."""
        labels = tuple(one.label for one in options)
        becomes = f"{len(options)} questions, each yes or no"
        if len(options) > kinds.MOST_TICKS:
            becomes = "one question, answered in words: the list is long"
            self.draft.items.append({**item, "kind": "text", "guide": _together(item["guide"], ", ".join(labels))})
        else:
            for one in options:
                id = texts.slug(f"{item['id']}-{one.value}", self.draft.ids())
                tick = {"id": id, "kind": "choice", "text": f"{item['text']}: {one.label}", "options": kinds.YES_NO}
                self.draft.items.append({**item, **tick})
        self.draft.lines.append(Line(number, kind, item["text"], becomes, labels))

    def _leave_out(self, child: Json, why: str) -> None:
        text = self._label(child) or str(child.get("name", ""))
        self.draft.lines.append(Line(self._place(child)[0], str(child.get("type", "")), text, why=why))

    def _warn(self, child: Json) -> None:
        label = child.get("label")
        if texts.has_markup(label) or texts.has_markup(child.get("hint")):
            self.draft.say("Formatting in the texts is taken out.")
        if texts.points_elsewhere(label):
            self.draft.say("Some texts repeat an earlier answer. Where they do, there is “…” now: read them over.")
        if child.get("bind", {}).get("constraint"):
            self.draft.say("Limits on what may be typed are not taken over.")
        if child.get("default"):
            self.draft.say("Nothing is answered beforehand here, so answers filled in by the form are not taken over.")
        self._only_sometimes(f"“{self._label(child)}”", child)

    def _only_sometimes(self, what: str, child: Json) -> None:
        if condition := child.get("bind", {}).get("relevant"):
            said = texts.plain(str(condition))[:80]
            self.draft.say(f"{what} was asked only sometimes ({said}). Here it is always there, and may be left empty.")

    def _section(self, path: Groups) -> str:
        """The part a question stands in: its group, named with the groups around it; or one for those in none."""
        names = tuple(str(group.get("name", "")) for group in path)
        last = self.draft.sections[-1]["id"] if self.draft.sections else ""
        if names in self.sections and (names or self.sections[names] == last):
            return self.sections[names]
        taken = [one["id"] for one in self.draft.sections]
        id = texts.slug("-".join(names) or "questions", taken)
        labels = [self._label(group) or str(group.get("name")) for group in path]
        title = ": ".join(labels) or ("More questions" if taken else self.draft.title or "Questions")
        section: dict[str, Any] = {"id": id, "title": title, "hint": ""}
        if path:
            self.draft.keep_translations(path[-1].get("label"))
            row = self._place(path[-1])[1]
            section |= {key: row[key] for key in ("direction", "arrow") if row.get(key)}
        self.draft.sections.append(section)
        self.sections[names] = id
        return id

    def _place(self, child: Json) -> tuple[int, dict[str, str]]:
        return self.places.get(id(child), (0, {}))

    def _label(self, child: Json) -> str:
        return texts.in_language(child.get("label"), self.draft.language)


def _one_top(draft: Draft, strand: dict[str, Any]) -> None:
    """Questions that are read together reach the same number of points each, or no answer left out can be made up."""
    inside = [item for item in draft.items if item.get("strand") == strand["id"]]
    tops = {max((one.get("points", 0) for one in item["options"]), default=0) for item in inside if "options" in item}
    tops |= {item.get("most", 0) for item in inside if "options" not in item}
    if len(tops) > 1:
        raise FileRefused(
            f"The questions of “{strand['title']}” do not all reach the same number of points "
            f"({', '.join(str(top) for top in sorted(tops))}). Put them in strands of their own with a column “strand”."
        )


def _becomes(item: dict[str, Any], kind: str) -> str:
    if item["kind"] == "rating":
        return "one answer of a few, with points"
    if item["kind"] == "number":
        return "a number that counts"
    return "one answer of a few" if item["kind"] == "choice" else kinds.WORDS.get(kind, "a number, written as words")


def _together(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _all_inside(child: Json) -> Iterator[Json]:
    for one in child.get("children", []):
        yield one
        yield from _all_inside(one)


def _languages(children: list[Json]) -> Iterator[str]:
    for child in children:
        if isinstance(child.get("label"), dict):
            yield from child["label"]
        elif child.get("label"):
            yield texts.NONE
        yield from _languages(child.get("children", []))


def _places(children: list[Json], sheets: Sheets) -> dict[int, tuple[int, dict[str, str]]]:
    """The row of the file each part of the form came from: both are in the same order, name by name. What pyxform
    added itself comes from no row, and is found beside the one before."""
    survey = sheets.held["survey"]
    waiting: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in zip(survey.numbers, survey.rows, strict=True):
        if not row.get("type", "").lower().startswith("end"):
            waiting.setdefault(row.get("name", ""), []).append((number, row))
    places: dict[int, tuple[int, dict[str, str]]] = {}
    last = survey.heading_at

    def place(inside: list[Json]) -> None:
        nonlocal last
        for child in inside:
            rows = waiting.get(str(child.get("name", "")))
            found = rows.pop(0) if rows else (last, {})
            places[id(child)] = found
            last = found[0]
            place(child.get("children", []))

    place(children)
    return places
