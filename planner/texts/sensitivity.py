"""Texts: how the plan and its value change with the figures."""

TEXTS: dict[str, tuple[str, str]] = {
    "error.input_unreadable": (
        "看不懂参数 {word}；写法如 limits.power:±20%、projects[P0001].land_mu:-30%..+10%、"
        "economics.odds_signed_share:0.2..0.6",
        "cannot read the input {word}; write limits.power:±20%, "
        "projects[P0001].wage_wan_per_year:-30%..+10% or economics.odds_signed_share:0.2..0.6",
    ),
    "error.input_unknown": (
        "没有参数 {word}；第一段须是一张表（如 limits）或 scenario.toml 的一节（如 economics）",
        "there is no input {word}; it begins with a table (limits) or a section of scenario.toml "
        "(economics)",
    ),
    "error.input_unknown_near": (
        "没有参数 {word}，是否想写 {near}？",
        "there is no input {word}; did you mean {near}?",
    ),
    "error.input_twice": (
        "参数 {first} 与 {second} 指同一批数据；请只留一个",
        "{first} and {second} are the same figures; leave one of them out",
    ),
    "error.input_range": (
        "看不懂范围 {range}；写法：±20%（或 +-20%）、-30%..+10%、10..50（绝对值）",
        "cannot read the range {range}; write ±20% (or +-20%), -30%..+10%, or 10..50 (absolute)",
    ),
    "error.input_range_order": (
        "范围 {range} 的上端须大于下端",
        "the upper end of the range {range} must be above the lower one",
    ),
    "error.input_no_row": (
        "参数 {input}：表 {table} 中没有符合条件的行",
        "input {input}: no row of the table {table} meets this",
    ),
    "error.input_row": (
        "没有代码或名称为 {word} 的行；可写代码、中文名或英文名，全部行写 *",
        "there is no row with the code or name {word}; give its code, Chinese or English name, or "
        "* for all rows",
    ),
    "error.input_row_near": (
        "没有代码或名称为 {word} 的行，是否想写 {near}？",
        "there is no row with the code or name {word}; did you mean {near}?",
    ),
    "error.input_column": (
        "表 {table} 没有列 {word}；可用：{columns}",
        "the table {table} has no column {word}; there are: {columns}",
    ),
    "error.input_column_near": (
        "表 {table} 没有列 {word}，是否想写 {near}？",
        "the table {table} has no column {word}; did you mean {near}?",
    ),
    "error.input_no_column": (
        "表 {table} 有多个数值列，请写明哪一列：{columns}",
        "the table {table} has several columns of numbers; say which: {columns}",
    ),
    "error.input_no_number": (
        "列 {column} 不是可变动的数值；可用：{columns}",
        "the column {column} holds no number that can be moved; there are: {columns}",
    ),
    "error.input_value": (
        "列 {column} 不能取值 {value}",
        "the column {column} cannot hold {value}",
    ),
    "error.input_all_blank": (
        "参数 {input} 的列 {column} 全部为空，无法按比例变动；请填表，或改用绝对范围（如 10..50）",
        "input {input}: the column {column} is blank in all rows and cannot be scaled; fill it in, "
        "or give an absolute range (such as 10..50)",
    ),
    "error.input_refused": (
        "参数 {input} 不能取值 {value}（{reason}）；请改小范围",
        "input {input} cannot be {value} ({reason}); choose a narrower range",
    ),
}
