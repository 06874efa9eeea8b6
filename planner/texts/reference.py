"""Texts: the page of tables and settings."""

TEXTS: dict[str, tuple[str, str]] = {
    "reference.head": (
        "# 数据表与设置\n"
        "\n"
        "本页由 `python -m planner.reference` 根据 `planner/schema.py` 和 "
        "`planner/texts/meanings.py` 生成，请勿手工修改。\n"
        "\n"
        "一个算例是一个文件夹，内有 `scenario.toml`、各张数据表，需要时还有 `variants/*.toml`。"
        "数据表可以是 `data/` 里的 CSV 文件，以表名命名（`data/projects.csv` 或 "
        "`data/项目.csv`），也可以是一个工作簿 `data.xlsx` 里的各张工作表，表名中英文皆可。"
        "列的先后不限，列名用英文或中文皆可，括号里的单位可写可不写；**加粗**的列必填。"
        "表头上方的标题、表头下方的单位行和合计行会自动略过。不认识的表、列和键都按错误处理。"
        "空白格按各列含义中写明的默认值计算，用到的默认值都在结果中逐项列出。\n",
        "# Tables and settings\n"
        "\n"
        "Written by `python -m planner.reference` from `planner/schema.py`; do not edit by hand.\n"
        "\n"
        "A scenario is a folder with `scenario.toml`, its tables and, if wanted, "
        "`variants/*.toml`.\n"
        "The tables are CSV files in `data/`, named after the table (`data/projects.csv` or\n"
        "`data/项目.csv`), or the sheets of one workbook `data.xlsx`, named in English or "
        "Chinese.\n"
        "Columns may stand in any order, under their English or Chinese header, with or without "
        "the\n"
        "unit in brackets; **bold** columns are required. A title above the header, a row of "
        "units\n"
        "below it and rows of totals are left out. Unknown tables, columns and keys are errors. "
        "Blank\n"
        "cells take the default that their meaning names, and every default used is listed in "
        "the\n"
        "run.\n",
    ),
    "reference.table_title": ("{zh}（{en}）", "{en} ({zh})"),
    "reference.table": (
        "{meaning}（{need}表；“{key}”不得重复）",
        "{meaning} ({need} table; no two rows with the same {key})",
    ),
    "reference.either_order": ("{key}（不论先后）", "{key} in either order"),
    "reference.required": ("必需", "required"),
    "reference.optional": ("可选", "optional"),
    "reference.columns": (
        "列名|英文列名|单位|允许的值|对应|含义",
        "column|Chinese header|unit|allowed|refers to|meaning",
    ),
    "reference.area": ("园区、县或县组", "a park, county or group"),
    "reference.supply": ("要素，或 land（土地）", "a resource, or land"),
    "reference.settings": (
        "代码和文字要加引号。没有默认值的键必填。",
        "Codes and texts in quotes. Keys without a default are required.",
    ),
    "reference.keys": ("键|允许的值|默认值|含义", "key|allowed|default|meaning"),
    "reference.variants": (
        "变体可以含 `scenario.toml` 的任何一节，只写要改的键；另有下列键：",
        "A variant may hold every section of `scenario.toml`, with the keys that it changes, and "
        "these:",
    ),
    "reference.change": (
        "`scale`、`set`、`add` 三者只写一个；`where` 或 `set` 里的空文字表示空白格。",
        "Exactly one of `scale`, `set` and `add`; a blank text in `where` or `set` means a blank "
        "cell.",
    ),
    "reference.row": (
        "在表中新增一行，先于本变体的改动；不能删行（要去掉项目，用 `fixed` 设为 `out`）。",
        "Adds a row to a table, before the changes of the same variant are made. No row can be "
        "taken out (a project is left out by `fixed` set to `out`).",
    ),
    "reference.kind.flag": ("true / false", "true / false"),
    "reference.kind.whole": ("整数", "whole number"),
    "reference.kind.number": ("数", "number"),
    "reference.kind.text": ("文字", "text"),
    "reference.kind.list": ("整数列表", "list of whole numbers"),
    "reference.kind.where": ("列与值", "columns and values"),
    "reference.or": ("或", " or "),
    "reference.none": ("无", "none"),
    "reference.all_rows": ("所有行", "all rows"),
}
