"""The catalogues of what families meet: `make languages`.

Reads every message of the families' templates and modules, and brings each language's `django.po` up to date: new
messages come in empty, messages no page has any more go, translations stay. Then writes the `.mo` beside it. Work at
school is in English, so the staff's pages are left out. References name files and never lines, so that a change of a
page changes only what it says."""

import ast
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from hearth.languages.catalogue import FOLDER, OTHERS, Language

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "hearth/web/templates"
OWN_WORDS = ROOT / "hearth/web/locale/en_GB/LC_MESSAGES/django.po"

# Everything is for families but this: what only people who work here meet.
STAFF_TEMPLATES = (
    "staff/", "reports/", "mfa/", "paper/exercise.html", "paper/first_call.html", "forms/thoughts.html",
    "account/login.html", "account/unlock.html", "account/carry_on.html", "account/doors.html",
    "account/password_reset", "account/email/password_reset",
)  # fmt: skip
STAFF_MODULES = (
    "web/staff/", "practice/", "exchange/", "safeguarding/", "records/demo.py", "journeys/next_step.py",
    "journeys/forms/journeys.py", "assessments/side_by_side.py", "assessments/shelf_forms.py",
    "assessments/class_teacher_forms.py", "assessments/rater_forms.py", "notices/forms.py",
    "conversations/forms/talks.py",
)  # fmt: skip
# Documents of ours whose words a family meets, by the keys that hold words.
ASKED = {"title", "intro", "closing", "read_by", "in_danger", "hint", "text", "guide", "label"}
DOCUMENTS = (
    ("assessments/instruments/home-baseline.*.toml", ASKED),
    ("assessments/instruments/parent-outcomes.*.toml", ASKED),
    ("assessments/instruments/child-voice.*.toml", {"text", "label"}),
    ("assessments/instruments/young-voice.*.toml", {"text", "label"}),
)

# What of the law stands on a parent's page (parents/who_sees.html).
TOLD_TO_FAMILIES = {"copy", "own_say", "keep"}

CALL = re.compile(r"(?<![\w.])(_|gettext|ngettext|pgettext|npgettext)\(\s*")
STRING = re.compile(r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*,?\s*""")
PARTIAL = re.compile(r"""["']((?:[\w-]+/)*[\w-]+\.(?:html|txt))["']""")
NAMES = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


@dataclass
class Message:
    one: str
    many: str = ""
    context: str = ""
    where: set[str] = field(default_factory=set)


Found = dict[tuple[str, str], Message]


def messages() -> Found:
    """Every message a family may meet, with the files it stands in."""
    found: Found = {}
    for template in family_templates():
        _add(found, template, _of_template(template))
    for module in sorted((ROOT / "hearth").rglob("*.py")):
        where = str(module.relative_to(ROOT / "hearth"))
        if not where.startswith(STAFF_MODULES) and "/migrations/" not in where:
            _add(found, module, _of_module(module))
    for pattern, keys in DOCUMENTS:
        for document in sorted((ROOT / "hearth").glob(pattern)):
            _add(found, document, (("_", [words]) for words in _words(tomllib.loads(document.read_text()), keys)))
    for document in sorted((ROOT / "hearth/schools/jurisdictions").glob("*.toml")):
        facts = tomllib.loads(document.read_text())["fact"]
        told = [" ".join(one["words"].split()) for one in facts if one["topic"] in TOLD_TO_FAMILIES]
        _add(found, document, (("_", [words]) for words in told))
    # Django's own sentences, which we say in our voice in English.
    _add(found, OWN_WORDS, (("_", [entry.msgid]) for entry in polib.pofile(str(OWN_WORDS))))
    return found


def family_templates() -> list[Path]:
    """All but the staff's, and of the shared parts those that a family's page holds."""
    every = {
        str(path.relative_to(TEMPLATES)): path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"}
    }
    kept = {name for name in every if not name.startswith((*STAFF_TEMPLATES, "parts/"))}
    drawn = PARTIAL.findall((ROOT / "hearth/web/templatetags/hearth.py").read_text())
    waiting = [*kept, *drawn]
    while waiting:
        name = waiting.pop()
        if name in every and not name.startswith(STAFF_TEMPLATES):
            kept.add(name)
            waiting += [part for part in PARTIAL.findall(every[name].read_text()) if part not in kept]
    return [every[name] for name in sorted(kept & every.keys())]


def _of_template(path: Path) -> Iterator[tuple[str, list[str]]]:
    code = templatize(path.read_text(), origin=str(path))
    for call in CALL.finditer(code):
        at, said = call.end(), []
        while (word := STRING.match(code, at)) is not None:
            said.append(str(ast.literal_eval(word[1])))
            at = word.end()
        if said:
            yield call[1], said


def _of_module(path: Path) -> Iterator[tuple[str, list[str]]]:
    text = path.read_text()
    if "gettext" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if said:
                yield node.func.id.removesuffix("_lazy"), said


def _words(document: object, keys: set[str]) -> Iterator[str]:
    if isinstance(document, dict):
        for key, value in document.items():
            if key in keys and isinstance(value, str) and value.strip():
                yield value.strip()
            yield from _words(value, keys)
    elif isinstance(document, list):
        for value in document:
            yield from _words(value, keys)


def _add(found: Found, path: Path, said: Iterable[tuple[str, list[str]]]) -> None:
    for call, words in said:
        context = words.pop(0) if call in {"pgettext", "npgettext"} else ""
        if not words[0]:
            continue
        message = found.setdefault((context, words[0]), Message(words[0], context=context))
        if call in {"ngettext", "npgettext"} and len(words) > 1:
            message.many = words[1]
        message.where.add(str(path.relative_to(ROOT)))


def catalogue_of(language: Language) -> Path:
    return language.folder / "LC_MESSAGES/django.po"


def bring_up_to_date(language: Language, found: Found) -> polib.POFile:
    """The language's catalogue with just these messages; what was translated stays as it was."""
    path = catalogue_of(language)
    path.parent.mkdir(exist_ok=True)
    before = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    after = polib.POFile(wrapwidth=0)
    after.metadata = {
        "Language": language.folder.name,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plurals,
    }
    for key in sorted(found):
        after.append(_entry(found[key], before.get(key), after))
    after.save(str(path))
    after.save_as_mofile(str(path.with_suffix(".mo")))
    return after


def _entry(message: Message, known: polib.POEntry | None, into: polib.POFile) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.one,
        msgctxt=message.context or None,
        occurrences=[(where, "") for where in sorted(message.where)],
        flags=["python-format"] if re.search(r"%\(\w+\)s", message.one) else [],
    )
    if message.many:
        forms = int(into.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0])
        entry.msgid_plural = message.many
        entry.msgstr_plural = {n: (known.msgstr_plural.get(n, "") if known else "") for n in range(forms)}
    elif known:
        entry.msgstr = known.msgstr
    if known:
        entry.tcomment = known.tcomment
    return entry


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.settings")
    found = messages()
    for language in OTHERS:
        made = bring_up_to_date(language, found)
        print(f"{language.english_name}: {len(made)} messages, {len(made.untranslated_entries())} not yet translated")
    print(f"in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
