"""The lists of a form and its strands: what is offered, what it scores, and which questions are read together."""

from collections.abc import Iterator
from typing import Any

from hearth.exchange.files.limits import FileRefused
from hearth.exchange.xlsform import kinds, texts
from hearth.exchange.xlsform.draft import Draft
from hearth.exchange.xlsform.kinds import Offered
from hearth.exchange.xlsform.meaning import Json
from hearth.exchange.xlsform.sheets import Sheets


class Lists:
    """The sheets beside the questions."""

    def __init__(self, sheets: Sheets, draft: Draft) -> None:
        self.draft = draft
        self.choices = {
            (row.get("list_name") or row.get("list name", ""), row.get("name", "")): row
            for row in sheets.rows("choices")
        }
        self.strand_rows = {row.get("name", ""): row for row in sheets.rows("strands")}
        self.band_rows = sheets.rows("bands")

    def options(self, child: Json, kind: str, row: dict[str, str], asked: str) -> list[Offered]:
        """What a question offers; nothing for one answered in words."""
        if kind in kinds.SEEN:
            return [Offered("yes", "Yes")]
        if kind == "range":
            points = bool(row.get("strand") or row.get("score"))
            return [
                Offered(one, one, int(one) if points else None) for one in kinds.steps(child.get("parameters") or {})
            ]
        if kind not in kinds.ONE and kind not in kinds.MANY:
            return []
        found: list[Offered] = []
        for one in child.get("choices", []):
            found.append(self._option(str(child.get("list_name", "")), one, [option.value for option in found]))
        if len(found) > kinds.MOST_OPTIONS:
            raise FileRefused(
                f"“{asked}” offers {len(found)} answers. More than {kinds.MOST_OPTIONS} is no list to choose from."
            )
        return found

    def _option(self, list_name: str, choice: Json, taken: list[str]) -> Offered:
        name = str(choice.get("name", ""))
        row = self.choices.get((list_name, name), {})
        self.draft.keep_translations(choice.get("label"))
        label = texts.in_language(choice.get("label"), self.draft.language) or name
        score = row.get("score", "")
        if score and kinds.whole(score) is None:
            self.draft.say(f"The score “{score}” of the answer “{label}” is no whole number, and is not taken.")
        value = texts.slug(name, taken, otherwise="answer")
        return Offered(value, label, kinds.whole(score), row.get("picture", ""))

    def strand(self, said: str, section: str) -> str:
        """The strand a question belongs to, made when it is first asked for: by the column, or the whole group."""
        id = texts.slug(said) if said else section
        known = next((one for one in self.draft.strands if one["id"] == id), None)
        if known is None:
            about = self.strand_rows.get(said, {})
            title = about.get("title") or said or self.draft.section(section)["title"]
            kept = {key: about[key] for key in ("gloss", "outcome") if about.get(key)}
            self.draft.strands.append({"id": id, "title": title, "section": section, **kept})
            self.draft.bands += self._bands(said or section, id)
        elif known["section"] != section:
            self.draft.say(
                f"The strand “{known['title']}” has questions in two groups. All of them stand in the first."
            )
        return id

    def _bands(self, said: str, id: str) -> Iterator[dict[str, Any]]:
        for row in self.band_rows:
            lowest, highest = kinds.whole(row.get("lowest", "")), kinds.whole(row.get("highest", ""))
            if row.get("strand") == said and lowest is not None and highest is not None and row.get("words"):
                source = row.get("source") or "the file it came in"
                yield {"strand": id, "lowest": lowest, "highest": highest, "words": row["words"], "source": source}
