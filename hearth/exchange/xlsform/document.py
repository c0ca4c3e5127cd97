"""A draft and what a person said about it, put together as a document of our own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from hearth.assessments import library
from hearth.assessments.instrument import Arrow, Outcome, Respondent
from hearth.exchange.xlsform.draft import Draft
from hearth.exchange.xlsform.kinds import whole

# Whose safety words, thanks and readers a brought questionnaire borrows: never the file's own.
LIKE = {"staff": "staff-observation", "parent": "home-baseline", "child": "child-voice"}
INTRO = {
    "staff": "Mark what you saw, not what you think it means. If there was no chance to see something, leave it empty.",
    "parent": "Answer what you like. Skip what you like. There are no right answers.",
    "child": "There are no wrong answers. You can skip any. We can stop when you want.",
}
DIRECTION = {"up": "More is further along", "down": "Less is easier for {child}"}


@dataclass(frozen=True)
class Said:
    """What no XLSForm says: who answers, at what age, whose it is, and which way each half is read."""

    title: str
    answered_by: str
    age_from: int
    age_to: int
    about_minutes: int
    owner: str
    licence: str
    rights_words: str
    least: int = 1
    arrows: Mapping[str, str] = field(default_factory=dict)


def guessed(draft: Draft, file_name: str) -> dict[str, Any]:
    """What the form and its file say of this already, for a person to put right."""
    said = draft.settings
    name = file_name.rpartition(".")[0].replace("_", " ").strip()
    found: dict[str, Any] = {
        "title": (draft.title or name)[:200],
        "age_from": whole(said.get("age_from", "")),
        "age_to": whole(said.get("age_to", "")),
        "about_minutes": whole(said.get("about_minutes", "")) or max(1, round(len(draft.items) / 4)),
        "owner": said.get("owner", ""),
        "licence": said.get("licence", ""),
        "least": min(whole(said.get("at_least", "")) or draft.fewest, draft.fewest),
    }
    if said.get("answered_by") in get_args(Respondent):
        found["answered_by"] = said["answered_by"]
    for section in draft.scored_sections:
        if section.get("arrow") in ("up", "down"):
            found[f"arrow_{section['id']}"] = section["arrow"]
    return found


def table(draft: Draft, said: Said, key: str) -> dict[str, Any]:
    """The document without its version."""
    like = library.get(LIKE[said.answered_by])
    document: dict[str, Any] = {
        "key": key,
        "title": said.title,
        "answered_by": said.answered_by,
        "ages": [said.age_from, said.age_to],
        "about_minutes": said.about_minutes,
        "intro": draft.settings.get("intro") or INTRO[said.answered_by],
        "closing": draft.settings.get("closing") or like.closing,
        "read_by": like.read_by,
        "in_danger": like.in_danger,
        "rights": {
            "owner": said.owner, "licence": said.licence, "modes": ["screen", "paper"], "evidence": said.rights_words,
        },
        "sections": [_section(one, said.arrows.get(one["id"], "")) for one in draft.sections],
        "items": draft.items,
    }  # fmt: skip
    if draft.strands:
        document["scoring"] = {
            "rule": _rule(draft, said.least),
            "at_least": said.least,
            "strands": [_strand(one) for one in draft.strands],
            "bands": draft.bands,
        }
    if draft.translations:
        document["translations"] = draft.translations
    return document


def _section(section: Mapping[str, Any], arrow: str) -> dict[str, Any]:
    """With its direction in words: as the form has it, unless a person turned it round."""
    kept = {key: section[key] for key in ("id", "title", "hint")}
    if arrow in DIRECTION:
        own_words = section.get("direction") if section.get("arrow") == arrow else ""
        return {**kept, "arrow": arrow, "direction": own_words or DIRECTION[arrow]}
    if section.get("direction"):
        kept["direction"] = section["direction"]
        kept["arrow"] = section["arrow"] if section.get("arrow") in get_args(Arrow) else ""
    return kept


def _strand(strand: Mapping[str, Any]) -> dict[str, Any]:
    known = strand.get("outcome") in get_args(Outcome)
    return {key: value for key, value in strand.items() if key != "outcome" or known}


def _rule(draft: Draft, least: int) -> str:
    words = "Each part is the sum of its answers. Parts are never added together."
    if all(sum(item.get("strand") == one["id"] for item in draft.items) <= least for one in draft.strands):
        return f"{words} An answer left out means that the part has no number."
    return (
        f"{words} With {least} or more answered but not all, the sum is scaled up and the result says so. "
        "With fewer there is no number."
    )
