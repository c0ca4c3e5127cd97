"""What the pages by stage draw: their small pictures, and the idea that goes with a goal."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hearth.journeys import ideas
from hearth.journeys.ideas import Idea
from hearth.web.drawings import drawings

register = template.Library()

DRAWINGS = drawings("pages")


@register.simple_tag
def page_drawing(name: str) -> SafeString:
    """`{% page_drawing "room" %}`: always beside words, so nothing is lost with it. An unknown one is left out."""
    if name not in DRAWINGS:
        return mark_safe("")
    inside = mark_safe(DRAWINGS[name])
    return format_html('<span class="drawing" aria-hidden="true"><svg viewBox="0 0 64 64">{}</svg></span>', inside)


@register.filter
def idea(key: str) -> Idea | None:
    """`{{ goal.idea|idea }}`, in the reader's language."""
    return ideas.find(key) if key else None
