"""Every field has its sensitivity, its reason and how long it is kept: `hearth/records/data_map.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

MAP = Path(__file__).parents[2] / "hearth" / "records" / "data_map.toml"
SENSITIVITIES = {"none", "personal", "special", "safeguarding"}
HOW = f'Say in {MAP.name}, under the model, for example: seen = ["special", "what was seen"]'


def the_map() -> dict[str, Any]:
    return tomllib.loads(MAP.read_text())


def models() -> dict[str, type[Model]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("hearth.")]
    return {f"{model._meta.app_label}.{model.__name__}": model for model in ours}


def fields(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.get_fields() if field.concrete}


def tables() -> dict[str, dict[str, Any]]:
    return {name: rows for name, rows in the_map().items() if name not in {"keep", "every"}}


def test_every_field_has_a_row() -> None:
    every, mapped = set(the_map()["every"]), tables()
    missing = [
        f'["{name}"] {field}'
        for name, model in models().items()
        for field in sorted(fields(model) - every - set(mapped.get(name, {})))
    ]
    assert missing == [], HOW


def test_no_row_is_left_over() -> None:
    here = models()
    stale = [
        f'["{name}"] {field}'
        for name, rows in tables().items()
        for field in sorted(set(rows) - {"keep"} - (fields(here[name]) if name in here else set()))
    ]
    assert stale == [], "These fields or models are gone: take their rows out."
    assert set(the_map()["every"]) <= {field for model in here.values() for field in fields(model)}


def test_every_model_says_how_long_its_rows_are_kept() -> None:
    keep, mapped = the_map()["keep"], tables()
    assert sorted(name for name in models() if mapped.get(name, {}).get("keep") not in keep) == []
    used = {rows["keep"] for rows in mapped.values()} | {
        row[2] for rows in mapped.values() for row in rows.values() if isinstance(row, list) and len(row) == 3
    }
    assert used == set(keep)


@pytest.mark.parametrize("name", ["every", *models()])
def test_every_row_has_a_known_sensitivity_and_a_reason(name: str) -> None:
    for field, row in the_map()[name].items():
        if field == "keep":
            continue
        sensitivity, why = row[0], row[1]
        assert sensitivity in SENSITIVITIES and why.strip(), f"{name}.{field}: {HOW}"
        assert len(row) == 2 or row[2] in the_map()["keep"], f"{name}.{field}"


def test_what_could_lead_to_a_hidden_family_is_marked_so() -> None:
    """These are never printed, exported or shown without asking who may see them."""
    mapped = the_map()
    for name, field in (
        ("people.User", "address"),
        ("people.User", "mobile"),
        ("people.Relationship", "restriction_note"),
        ("safeguarding.Handoff", "words"),
    ):
        assert mapped[name][field][0] == "safeguarding"


def test_long_words_of_a_person_are_never_called_nothing() -> None:
    """A box people write into holds whatever they write."""
    text = {"TextField", "JSONField", "BinaryField"}
    mapped = the_map()
    for name, model in models().items():
        for field in model._meta.get_fields():
            if field.concrete and field.get_internal_type() in text and name != "notices.Notice":
                row = mapped[name].get(field.name) or mapped["every"].get(field.name)
                assert row[0] != "none", f"{name}.{field.name}"
