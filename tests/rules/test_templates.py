"""Templates: each is used, none carries a style or a script, and none reaches outside."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "hearth" / "web" / "templates"
TEMPLATES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
# Chosen by Django or django-allauth by name, not by us.
BY_NAME = re.compile(r"^(\d{3}|403_csrf|django/|forms/|account/|mfa/|allauth/|registration/)")


def sources() -> str:
    code = [path.read_text() for path in (ROOT / "hearth").rglob("*.py")]
    return "\n".join(code + [path.read_text() for path in TEMPLATES if path.suffix in {".html", ".txt"}])


def test_every_template_is_used() -> None:
    everything = sources()
    names = [str(path.relative_to(FOLDER)) for path in TEMPLATES]
    assert [
        n for n in names if not BY_NAME.match(n) and everything.count(f'"{n}"') + everything.count(f"'{n}'") == 0
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_template_keeps_to_the_strict_policy(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text), "a style attribute is blocked by the content policy"
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "an inline script is blocked by the content policy"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "an inline handler is blocked by the content policy"
    assert not re.search(r"(src|href)=[\"']https?://", text), "nothing is fetched from elsewhere"
