"""The reference page is the schema in words, and up to date."""

from planner.reference import PAGE, tables_page
from planner.scenario.headers import names
from planner.schema import TABLES, WORDS_ZH, Settings


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == tables_page(), "run python -m planner.reference"


def test_every_table_column_and_key_is_described() -> None:
    page = tables_page()
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
