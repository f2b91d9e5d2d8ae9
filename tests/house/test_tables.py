"""The tables: what points to what."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from tests.house.code import ROOMS


def test_foreign_keys_point_down_the_staircase_and_leave_no_name_there() -> None:
    """A lower room does not know who points to it; inside a room a list may have a name."""
    wrong = []
    for room in ROOMS[:-1]:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.get_fields():
                if not isinstance(field, (ForeignKey, ManyToManyField)) or field.model is not model:
                    continue
                other = field.related_model._meta.app_label
                if other not in ROOMS:
                    continue  # the framework's own tables
                if ROOMS.index(other) > ROOMS.index(room):
                    wrong.append(f"{field} points up to {other}")
                if other != room and not str(field.remote_field.related_name).endswith("+"):
                    wrong.append(f"{field}: related_name must be '+'")
    assert wrong == []


def test_every_model_says_what_it_is_in_the_world() -> None:
    silent = [
        model.__name__
        for room in ROOMS[:-1]
        for model in apps.get_app_config(room).get_models()
        if not model.__doc__ or model.__doc__.startswith(f"{model.__name__}(")
    ]
    assert silent == []
