"""What templates say in the reader's language: days, times, the languages themselves, and who read a text over."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hearth.base import languages
from hearth.languages import catalogue, days, texts
from hearth.languages.catalogue import Language
from hearth.web import read_over
from hearth.web.read_over import HeldBack, Sign

register = template.Library()


@dataclass(frozen=True)
class ReadingShown:
    """What a page says about its own words. `is_asked`: they are a translation."""

    is_asked: bool
    sign: Sign | None = None


@register.filter
def day(when: date | None) -> str:
    """`{{ told.told_on|day }}`: "24 November"; the year only when it is far from today."""
    return days.day(when) if when else ""


@register.filter
def full_day(when: date | None) -> str:
    """`{{ report.final_at|full_day }}`: "24 November 2026", for what is kept on paper."""
    return days.full_day(when) if when else ""


@register.filter
def weekday_day(when: date | None) -> str:
    """`{{ review.due_on|weekday_day }}`: "Tuesday 24 November"."""
    return days.weekday_day(when) if when else ""


@register.filter
def clock(when: datetime | time | None) -> str:
    """`{{ meeting.starts_at|clock }}`: "9.05"."""
    return days.clock(when) if when else ""


@register.filter
def direction(tag: str) -> str:
    """`dir="{{ tag|direction }}"` beside `lang`, on words in a language that may not be the page's."""
    return languages.direction(tag)


@register.simple_tag
def shipped_languages() -> tuple[catalogue.Language, ...]:
    return catalogue.SHIPPED


@register.simple_tag(takes_context=True)
def frame_language(context: Context) -> Language:
    """The language the reader's page is in, also round a part that is held back in English."""
    return _spoken(context)


@register.simple_tag(takes_context=True)
def reading_of(context: Context, text: str = "") -> ReadingShown:
    """`{% reading_of "pages:kept" as reading %}`: who read it over in the page's language, if anybody. Without a name,
    of the text this page is part of."""
    request, held = context.get("request"), _held(context)
    if request is None or held is not None or catalogue.now().is_source:
        return ReadingShown(is_asked=False)
    name = text or texts.chunk_on_page(str(getattr(context.template, "name", "")))
    return ReadingShown(is_asked=True, sign=read_over.signs_of(request).of(name))


@register.tag
def in_own_language(parser: Parser, token: Token) -> Node:
    """`{% in_own_language %} … {% endin_own_language %}`: the frame, in the reader's language."""
    return InOwnLanguage(_inside(parser, token))


@register.tag
def in_english_if_held_back(parser: Parser, token: Token) -> Node:
    """Round the body of a page: if it is held back, it says of itself that it is in English."""
    return InEnglishIfHeldBack(_inside(parser, token))


@register.tag
def safety(parser: Parser, token: Token) -> Node:
    """`{% safety %}<p>…</p>{% endsafety %}`: never hidden. Until a qualified reader has signed what we say about
    safety, it stands here in the reader's language and in English."""
    return Safety(_inside(parser, token))


class InOwnLanguage(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        with translation.override(_spoken(context).code):
            return self.nodelist.render(context)


class InEnglishIfHeldBack(InOwnLanguage):
    def render(self, context: Context) -> SafeString:
        inside = self.nodelist.render(context)
        return inside if _held(context) is None else _marked(catalogue.ENGLISH, inside)


class Safety(InOwnLanguage):
    def render(self, context: Context) -> SafeString:
        request, spoken = context.get("request"), _spoken(context)
        if request is None or spoken.is_source:
            return self.nodelist.render(context)
        own = self._in(spoken, context)
        if catalogue.now() == spoken and read_over.signs_of(request).of("safety") is not None:
            return own
        english = self._in(catalogue.ENGLISH, context)
        return format_html("{}{}", _marked(spoken, own), _marked(catalogue.ENGLISH, english))

    def _in(self, language: Language, context: Context) -> SafeString:
        with translation.override(language.code):
            return self.nodelist.render(context)


def _inside(parser: Parser, token: Token) -> NodeList:
    nodelist = parser.parse((f"end{token.contents}",))
    parser.delete_first_token()
    return nodelist


def _marked(language: Language, html: SafeString) -> SafeString:
    return format_html('<div lang="{}" dir="{}">{}</div>', language.tag, language.direction, html)


def _spoken(context: Context) -> Language:
    spoken: Language | None = getattr(context.get("request"), "spoken", None)
    return spoken or catalogue.now()


def _held(context: Context) -> HeldBack | None:
    held: HeldBack | None = getattr(context.get("request"), "held_back", None)
    return held
