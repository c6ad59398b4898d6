"""The glossary names what there is."""

import re
from pathlib import Path

from django.apps import apps

GLOSSARY = Path(__file__).parents[2] / "docs" / "reference" / "glossary.md"


def test_each_model_of_the_glossary_exists() -> None:
    named = re.findall(r"`(\w+\.[A-Z]\w+)`", GLOSSARY.read_text(encoding="utf-8"))
    there = {f"{model._meta.app_label}.{model.__name__}" for model in apps.get_models()}
    assert len(named) > 40
    assert set(named) - there == set()
