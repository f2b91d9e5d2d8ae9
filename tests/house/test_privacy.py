"""Every column that can hold words stands in its room's privacy register, and no column stands there that is gone."""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from aftersales.base.privacy import MASKINGS, register

ROOMS = sorted(app.label for app in apps.get_app_configs() if app.name.startswith("aftersales."))
PLACE = ("latitude", "longitude")
"""A place is as personal as words: numbers whose name ends so are counted among them."""


def models_of(room: str) -> list[type[models.Model]]:
    """A room's tables, those Django makes by itself too."""
    return list(apps.get_app_config(room).get_models(include_auto_created=True))


def holds_words(field: models.Field) -> bool:
    """Whether something about a person can stand in this column as it is written or said."""
    if isinstance(field, ArrayField):
        return holds_words(field.base_field)
    wordy = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField, models.BinaryField)
    return isinstance(field, (*wordy, models.FileField)) or (field.name or "").endswith(PLACE)


def wordy_columns(room: str) -> set[tuple[str, str]]:
    """(model, field) of every column of a room that can hold words."""
    return {
        (str(model._meta.model_name), field.name)
        for model in models_of(room)
        for field in model._meta.concrete_fields
        if holds_words(field)
    }


def all_columns(room: str) -> set[tuple[str, str]]:
    """(model, field) of every column of a room."""
    return {
        (str(model._meta.model_name), field.name) for model in models_of(room) for field in model._meta.concrete_fields
    }


def named(columns: set[tuple[str, str]]) -> list[str]:
    return sorted(".".join(column) for column in columns)


def test_every_room_with_tables_is_looked_at():
    package = Path(apps.get_app_config("base").path).parent
    with_tables = {path.parent.name for path in package.glob("*/models.py")} | {
        path.parent.parent.name for path in package.glob("*/models/__init__.py")
    }
    assert set(ROOMS) == with_tables


@pytest.mark.parametrize("room", ROOMS)
def test_every_column_that_can_hold_words_is_in_the_register(room):
    told = register(room)
    missing = wordy_columns(room) - told.personal.keys() - told.plain
    assert named(missing) == [], f"aftersales/{room}/privacy.toml does not say what these columns are"


@pytest.mark.parametrize("room", ROOMS)
def test_the_register_names_no_column_that_is_gone(room):
    told = register(room)
    gone = (told.personal.keys() | told.plain) - all_columns(room)
    assert named(gone) == [], f"aftersales/{room}/privacy.toml names columns that do not exist"


@pytest.mark.parametrize("room", ROOMS)
def test_no_column_is_both_personal_and_plain(room):
    told = register(room)
    assert named(told.personal.keys() & told.plain) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_personal_column_says_what_for_how_long_and_how_it_is_shown(room):
    for (model, field), entry in register(room).personal.items():
        where = f"{room}/{model}.{field}"
        assert entry.purpose.strip() and entry.retention.strip(), where
        assert entry.masking in MASKINGS, where
        assert isinstance(entry.export, bool), where


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (models.TextField(), True),
        (models.EmailField(), True),
        (models.URLField(), True),
        (models.JSONField(), True),
        (models.GenericIPAddressField(), True),
        (models.BinaryField(), True),
        (ArrayField(models.TextField()), True),
        (ArrayField(models.IntegerField()), False),
        (models.IntegerField(), False),
        (models.DateTimeField(), False),
        (models.UUIDField(), False),
        (models.FloatField(name="home_latitude"), True),
        (models.FloatField(name="hours"), False),
    ],
)
def test_what_can_hold_words(field, expected):
    assert holds_words(field) is expected
