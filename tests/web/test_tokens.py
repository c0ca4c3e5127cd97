"""The stylesheet and the design's tokens say the same colours, and every pair can be read."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CSS = (ROOT / "hearth/web/static/hearth/hearth.css").read_text()
TOKENS = {
    scheme: {name: token["$value"] for name, token in colours.items()}
    for scheme, colours in json.loads((ROOT / "docs/design/tokens.json").read_text())["color"].items()
}
CANVAS = {":root": "canvasSchool", ".portal-family": "canvasFamily", ".portal-area": "canvasArea"}
LIGHT, DARK = CSS.split("@media screen and (prefers-color-scheme: dark) {")[:2]


def declared(part: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for selector, block in re.findall(r"(:root|\.portal-family|\.portal-area) \{([^}]*)\}", part.split("@media")[0]):
        for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block):
            token = CANVAS[selector] if name == "canvas" else re.sub(r"-(\w)", lambda m: m[1].upper(), name)
            found[token] = value
    return found


def contrast(one: str, other: str) -> float:
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("scheme", "part"), [("light", LIGHT), ("dark", DARK)])
def test_the_stylesheet_has_the_designs_colours(scheme: str, part: str) -> None:
    assert declared(LIGHT) | declared(part) == {name: value.lower() for name, value in TOKENS[scheme].items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_surface(scheme: str) -> None:
    colour = TOKENS[scheme]
    surfaces = ["paper", "canvasSchool", "canvasFamily", "canvasArea", "sand"]
    tints = [f"{voice}Tint" for voice in ("child", "family", "school", "area")]
    pairs = [*product(("ink", "inkSoft"), surfaces + tints), *product(("brick",), surfaces[:3])]
    for voice in ("child", "family", "school", "area"):
        pairs += [(voice, "paper"), (voice, f"{voice}Tint"), ("onAccent", voice)]
    assert [pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 7] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_borders_can_be_seen(scheme: str) -> None:
    colour = TOKENS[scheme]
    pairs = list(product(("edge",), ("paper", "canvasSchool", "canvasFamily", "sand")))
    for voice in ("child", "family", "school", "area"):
        pairs += [(f"{voice}Mid", "paper"), (f"{voice}Mid", f"{voice}Tint")]
    assert [pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 3] == []


def test_nothing_is_placed_by_left_or_right_or_fetched_from_elsewhere() -> None:
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
    physical = r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|height)\s*:"
    assert re.findall(physical, re.sub(r"@(media|container)[^{]*\{", "", rules)) == []
    assert re.findall(r"url\(\"?(?!\"?fonts/)", rules) == []
    assert rules.count("{") == rules.count("}")


def test_every_typeface_comes_with_its_licence() -> None:
    fonts = ROOT / "hearth/web/static/hearth/fonts"
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', CSS))
    assert named == {path.name for path in fonts.glob("*.woff2")}
    assert len(list(fonts.glob("OFL-*.txt"))) == 4
