"""What every template may draw: icons, peg pictures, the 0 to 10 line, the seesaw, and three kinds of surface."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hearth.conversations import first_calls
from hearth.web.icons import ICONS
from hearth.web.minding import thoughts_for
from hearth.web.pegs import drawing
from hearth.web.templatetags import languages

register = template.Library()
# Whoever loads this has days, times and languages as well.
register.filters |= languages.register.filters
register.tags |= languages.register.tags

# These point the way one reads, so they turn where one reads from the right. Clocks, ticks and phones do not.
POINTS = {"arrow", "back", "send"}
NAV_ICONS = {
    "home": "home", "child": "path", "tell": "pencil", "talk": "message", "ask": "question", "language": "globe",
}  # fmt: skip


@register.simple_tag
def icon(name: str, size: str = "small") -> SafeString:
    """`{% icon "phone" %}`, or `{% icon "phone" "" %}` for the larger one. Always beside a word."""
    inside = mark_safe(ICONS[name])
    css = f"{size} mirror".strip() if name in POINTS else size
    return format_html('<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', css, inside)


@register.simple_tag
def nav_icon(key: str) -> SafeString:
    """The icon of one of the parent's four links, by its key."""
    return icon(NAV_ICONS.get(key, key if key in ICONS else "path"), "")


@register.simple_tag
def peg(name: str | None) -> SafeString:
    """`{% peg child.peg %}`: the picture alone. `parts/arch.html` stands it in its arch."""
    inside = mark_safe(drawing(name or ""))
    return format_html('<svg viewBox="0 0 48 48" aria-hidden="true">{}</svg>', inside)


@register.filter
def initials(name: object) -> str:
    """ "Miss Okafor" is MO, "Leila" is L, "Amal Khan" is AK."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalpha()]
    if not words:
        return ""
    return words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 else "")


@register.filter
def as_read(words: str) -> str:
    """Words of a rule as a person reads them: what is filled in when they are offered is named."""
    return words.replace("{child}", _("[the name]")).replace("{plain}", _("[plain words]"))


@register.filter
def stop_now(stages: Iterable[object]) -> int:
    """Which stop the child is at: the last one that is not still to come, unless the way has ended. -1 for none."""
    states = [_value(stage, "state") for stage in stages]
    reached = [at for at, state in enumerate(states) if state != "next"]
    return reached[-1] if reached and states[reached[-1]] in ("here", "paused") else -1


def _value(row: object, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)


@register.inclusion_tag("parts/line10.html")
def line10(rows: Iterable[object], low: str = "", high: str = "") -> dict[str, object]:
    """`{% line10 goal_rows %}`: each row has `.who` ("Amal says"), `.voice`, `.now` and `.then`.

    The voice is child, family or school; either number may be None. The rows keep their order and are never averaged.
    """
    drawn = []
    for row in rows:
        now, then = _value(row, "now"), _value(row, "then")
        both = now is not None and then is not None
        drawn.append({
            "who": _value(row, "who"), "voice": _value(row, "voice") or "school", "now": now, "then": then,
            "start": min(now, then) if both else None, "length": abs(now - then) if both else 0,
        })  # fmt: skip
    return {"rows": drawn, "low": low, "high": high}


@register.inclusion_tag("parts/seesaw.html")
def seesaw(growing: Iterable[object], hindering: Iterable[object], top: float, name: str = "") -> dict[str, object]:
    """`{% seesaw growing hindering 20 child.first_name %}`: each row has `.label`, `.now` and `.then` (or None).

    Two sides, two directions; they are never added and the plank never tips.
    """
    return {
        "growing": [_bar(row, top) for row in growing],
        "hindering": [_bar(row, top) for row in hindering],
        "name": name,
    }


def _bar(row: object, top: float) -> dict[str, object]:
    now, then = _value(row, "now"), _value(row, "then")
    first = then if then is not None else now
    share = {"now": 100 * (now or 0) / top, "then": 100 * (first or 0) / top}
    low, high = sorted(share.values())
    return {
        "label": _value(row, "label"), "now": now, "then": then,
        "x": f"{low:.1f}", "width": f"{high - low:.1f}", "mark": f"{share['then'] - 0.6:.1f}",
    }  # fmt: skip


@register.inclusion_tag("staff/_words_to_help.html")
def words_to_help(child: str) -> dict[str, object]:
    """`{% words_to_help child.name %}`: the six steps of a hard call, with words for a hard day."""
    return {"situation": first_calls.script(child).situation("")}


@register.inclusion_tag("forms/thoughts.html")
def thoughts(form: object) -> dict[str, Any]:
    """`{% thoughts form %}`: what stands under a form's boxes, for a page that draws its form by itself."""
    return thoughts_for({"form": form})


@register.simple_block_tag
def card(content: str, title: str = "", aside: str = "", level: int = 2, kind: str = "") -> str:
    """`{% card "Goals" aside="Up is closer to the goal" %} … {% endcard %}`: a white surface with a heading."""
    return render_to_string(
        "parts/card.html", {"content": content, "title": title, "aside": aside, "level": level, "kind": kind}
    )


@register.simple_block_tag
def note(content: str, title: str = "", voice: str = "", level: int = 2) -> str:
    """`{% note "Come and see it" voice="school" %} … {% endnote %}`: a tinted surface in one voice, or in none."""
    return render_to_string("parts/note.html", {"content": content, "title": title, "voice": voice, "level": level})


@register.simple_block_tag
def said(content: str, voice: str = "family", by: str = "") -> str:
    """`{% said voice="child" by="Amal, 20 November" %}<p>…</p>{% endsaid %}`: somebody's own words."""
    return render_to_string("parts/said.html", {"content": content, "voice": voice, "by": by})
