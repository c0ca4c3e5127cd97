"""Our own icons: 24 px grid, 1.75 px round line, currentColor, always beside a word. Arrows turn round in Urdu."""

from hearth.web.drawings import drawings

ICONS: dict[str, str] = drawings("icons")
