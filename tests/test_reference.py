"""The reference pages are the schema in words, in both languages, and up to date."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from planner.reference import PAGES, tables_page
from planner.scenario.headers import names
from planner.schema import TABLES, WORDS_ZH, Settings, VariantChange, VariantHead, VariantRow
from planner.texts import Language, meanings


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_is_up_to_date(language: Language) -> None:
    page = PAGES[language].read_text(encoding="utf-8")
    assert page == tables_page(language), "run python -m planner.reference"


def test_every_meaning_has_its_translation_and_none_is_left_over() -> None:
    said = {words for words in _meanings() if words}
    known = [en for _, en in meanings.PAIRS]
    assert sorted(said - set(known)) == [], "add them to planner/texts/meanings.py"
    assert sorted(set(known) - said) == [], "no table, column or setting says this any more"
    assert len(known) == len(set(known))


def _meanings() -> Iterator[str]:
    for spec in TABLES.values():
        yield spec.meaning
        yield from (column.meaning for column in spec.columns())
    for model in (Settings, VariantHead, VariantChange, VariantRow):
        yield from _of_model(model)


def _of_model(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield (field.annotation.__doc__ or "").strip()
            yield from _of_model(field.annotation)
        elif name not in {"change", "row"}:
            yield field.description or ""


def test_every_table_column_and_key_is_described() -> None:
    page = tables_page("en")
    for spec in TABLES.values():
        assert f"## {spec.name} ({spec.name_zh})" in page
        for column in spec.columns():
            assert column.meaning, f"{spec.name}.{column.name} has no meaning"
            assert column.label_zh, f"{spec.name}.{column.name} has no Chinese name"
    for section, field in Settings.model_fields.items():
        for key, inner in getattr(field.annotation, "model_fields", {}).items():
            if hasattr(inner.annotation, "model_fields"):
                assert f"### [{section}.{key}]" in page
                assert all(f"`{section}.{key}.{k}`" in page for k in inner.annotation.model_fields)
            else:
                assert f"`{section}.{key}`" in page


def test_headers_and_table_names_are_unambiguous() -> None:
    for spec in TABLES.values():
        wanted = sum(len({c.name, c.label_zh, c.header_zh}) for c in spec.columns())
        assert len(names(spec.name)) == wanted
    table_names = [name for spec in TABLES.values() for name in (spec.name, spec.name_zh)]
    assert len(table_names) == len(set(table_names))


def test_listed_words_are_unambiguous_in_their_column() -> None:
    for spec in TABLES.values():
        for column in spec.columns():
            words = [w for value in column.allowed for w in (value, *WORDS_ZH.get(value, ()))]
            assert len(words) == len(set(words)), f"{spec.name}.{column.name}"
            assert all(value in WORDS_ZH or len(value) == 1 for value in column.allowed)


def test_references_point_at_columns() -> None:
    for spec in TABLES.values():
        for column in spec.columns():
            if "." in column.refers_to:
                table, target = column.refers_to.split(".")
                assert target in {other.name for other in TABLES[table].columns()}
