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
    "help.sensitivity.short": (
        "数据变动时方案和总值怎样变：龙卷风图、临界值",
        "How plan and value change with the figures: tornado, switching values",
    ),
    "help.sensitivity": (
        "逐个变动参数并重新求解（情景文件夹或已存方案），报告总值的变化区间、进出的项目与布局产业、"
        "龙卷风图；--switch 求临界值：参数变到多少，推荐方案或 --project 指定的项目就不再最优。"
        "结果写入 table.csv、moves.csv、inputs.csv（每个变动数据的原值和新值）、summary.json 和图。"
        "\n\n例：planner sensitivity scenarios/qiandongnan --param limits.power:±20% --param "
        "economics.odds_signed_share\n\n退出码：0 完成；7 部分求解失败；130 被中断"
        "（--resume 可继续）",
        "Move the inputs one at a time and solve again (folder of a scenario, or a stored run): "
        "interval of the change of value, projects and targets that enter and leave, a tornado; "
        "with --switch the switching values: how far an input may go before the recommended plan, "
        "or a --project, is no longer best. Written to table.csv, moves.csv, inputs.csv (old and "
        "new value of every figure moved), summary.json and figures.\n\nExample: planner "
        "sensitivity scenarios/qiandongnan --param limits.power:±20% --param "
        "economics.odds_signed_share\n\nExit codes: 0 done; 7 some solves failed; 130 interrupted "
        "(go on with --resume)",
    ),
    "help.option.sensitivity_param": (
        "要变动的参数，可重复：scenario.toml 的键或 表.代码[.列]、表[列=值].列，后加 :范围（±20%、"
        "-30%..+10%、10..50）；不写则取常用参数",
        "input to move, repeatable: a key of scenario.toml, TABLE.CODE[.COLUMN] or "
        "TABLE[COLUMN=VALUE].COLUMN, with :RANGE (±20%, -30%..+10%, 10..50); without any, the "
        "usual ones",
    ),
    "help.option.sensitivity_levels": (
        "未写范围的参数变动的百分比，逗号分隔",
        "percentages by which inputs without a range are moved, with commas between",
    ),
    "help.option.sensitivity_every": (
        "每个水平都单独求解，不借用相邻水平的方案和界",
        "solve every level on its own, use no plan or bound of its neighbours",
    ),
    "help.bad_levels": (
        "{value} 不是 -1000 到 1000 之间的百分比列表；写法如 -30,-10,10,30",
        "{value} is no list of percentages between -1000 and 1000; write -30,-10,10,30",
    ),
    "label.sensitivity.all_rows": ("全部", "all"),
    "label.sensitivity.some_rows": ("{count} 行", "{count} rows"),
    "label.sensitivity.head": (
        "敏感性分析：方案 {run}，总值 {value}",
        "Sensitivity of run {run}, worth {value}",
    ),
    "label.sensitivity.open": (
        "原方案未证明最优（最多可达 {bound}），因此变化是区间；区间不跨 0 才算显著。",
        "The plan is not proved optimal (at most {bound} is possible), so effects are intervals; "
        "one is significant only if it does not reach 0.",
    ),
    "label.sensitivity.better": (
        "分析中找到一个在原数据下好 {more} 的方案，变化以它为准；建议延长求解时间后重做。",
        "A plan worth {more} more on the data as they are was found on the way; effects are "
        "measured from it. Solve longer and repeat.",
    ),
    "label.sensitivity.counts": (
        "求解 {solved} 个水平，另有 {spared} 个由已知的方案和界确定，不必求解。",
        "{solved} levels were solved; {spared} more follow from known plans and bounds.",
    ),
    "label.sensitivity.effects": (
        "各参数对总值的影响（万元，从大到小）",
        "Effect of each input on the value (wan yuan, largest first)",
    ),
    "label.sensitivity.effects_note": (
        "[a .. b]：真实变化必在其中（求得的方案与证明的界）；显著：区间不含 0。",
        "[a .. b]: the true effect lies within (plans found, bounds proved); significant: 0 is "
        "outside.",
    ),
    "label.sensitivity.moves": (
        "进入和退出的项目与布局产业（与推荐方案比）",
        "Projects and targets that enter and leave (against the recommended plan)",
    ),
    "label.sensitivity.remarks": ("说明", "Remarks"),
    "label.sensitivity.column_input": ("参数", "input"),
    "label.sensitivity.column_level": ("水平", "level"),
    "label.sensitivity.column_effect": ("总值变化", "effect"),
    "label.sensitivity.column_share": ("占总值", "of the value"),
    "label.sensitivity.column_significant": ("显著", "significant"),
    "label.sensitivity.column_moves": ("方案变化", "the plan"),
    "label.sensitivity.column_enter": ("进入", "enter"),
    "label.sensitivity.column_leave": ("退出", "leave"),
    "label.sensitivity.yes": ("是", "yes"),
    "label.sensitivity.no": ("否", "no"),
    "label.sensitivity.same": ("不变", "the same"),
    "label.sensitivity.counted_projects": ("项目 {count}", "projects {count}"),
    "label.sensitivity.counted_targets": ("布局 {count}", "targets {count}"),
    "label.sensitivity.no_plan": ("无可行方案", "no plan"),
    "label.sensitivity.refused": ("数据不成立", "refused"),
    "label.sensitivity.failed": ("求解失败", "failed"),
    "label.sensitivity.unknown": ("未得出", "not known"),
    "label.sensitivity.target": ("布局：{target}", "target: {target}"),
    "label.sensitivity.more": ("……另 {count} 个", "... and {count} more"),
    "label.sensitivity.blanks": (
        "{input}：{rows} 行中有 {blanks} 行为空，按默认值计算，未随之变动",
        "{input}: {blanks} of {rows} rows are blank, stand at their defaults and were not moved",
    ),
    "label.sensitivity.clipped": (
        "{input} {level}：{count} 个数据超出允许范围或须取整，已改（如 {asked} 改为 {new}）",
        "{input} {level}: set to the nearest allowed figure, as the one asked for leaves the "
        "domain or is not whole: {count} (such as {asked} to {new})",
    ),
    "label.sensitivity.refused_why": (
        "{input} {level}：未求解，{reason}",
        "{input} {level}: not solved; {reason}",
    ),
    "label.sensitivity.unknown_why": (
        "{input} {level}：时限内未得出方案，可加大 --seconds",
        "{input} {level}: no plan in time; try more --seconds",
    ),
    "label.sensitivity.chart_title": (
        "龙卷风图：各参数变动时总值的变化（基准 {value}）",
        "Tornado: change of the value as inputs move (base {value})",
    ),
    "label.sensitivity.chart_idle": (
        "{count} 个参数在各水平均无影响，未列",
        "{count} inputs have no effect at any level and are left out",
    ),
    "label.sensitivity.chart_axis": ("总值变化（万元）", "change of the value (wan yuan)"),
    "label.sensitivity.chart_lower": ("参数取低端", "input at its low end"),
    "label.sensitivity.chart_upper": ("参数取高端", "input at its high end"),
    "label.sensitivity.chart_whisker": (
        "真实变化所在区间",
        "interval of the true change",
    ),
    "error.switch_of_decided": (
        "项目 {project} 已定（必上或不上），没有临界值；先去掉 fixed 再问",
        "project {project} is decided already and has no switching value; lift fixed first",
    ),
    "help.option.sensitivity_switch": (
        "求每个参数的临界值：变到多少，推荐方案就不再最优",
        "find the switching values: how far each input may go before the plan is no longer best",
    ),
    "help.option.sensitivity_project": (
        "改求此项目（代码或名称）进出的临界值，可重复",
        "find where this project (code or name) enters or leaves instead; repeatable",
    ),
    "label.sensitivity.switching": (
        "临界值与组合翻转点",
        "Switching values: where the plan, or a project, stops or starts being best",
    ),
    "label.sensitivity.column_of": ("对象", "of"),
    "label.sensitivity.column_best_at": ("仍最优的水平", "best at levels"),
    "label.sensitivity.column_switch": ("临界值", "switching value"),
    "label.sensitivity.column_then": ("翻转后的方案", "the plan beyond"),
    "label.sensitivity.the_plan": ("推荐方案", "the plan"),
    "label.sensitivity.no_switch": ("所试水平内未见翻转", "no switch seen"),
    "label.sensitivity.switch_unsettled": (
        "未见翻转，但 ? 处未定",
        "none seen, open at ?",
    ),
    "label.sensitivity.switch_beaten": (
        "原数据下已非最优，无临界值",
        "beaten as it is already",
    ),
    "label.sensitivity.nowhere": ("均非最优", "nowhere"),
    "label.sensitivity.today": ("现值", "as it is"),
    "label.sensitivity.other_times": (
        "时序、布局角色或扩容不同",
        "other times, roles or expansions",
    ),
    "label.sensitivity.switch_note_exact": (
        "单个数值为精确的盈亏平衡点：两种方案在该处等值，均已证明。",
        "A single figure is an exact break-even: both plans are proved to be worth the same there.",
    ),
    "label.sensitivity.switch_note_ladder": (
        "a .. b：翻转发生在其间；限额类参数可能多次进出，只列所试各水平之间的翻转。",
        "a .. b: it happens in between; along a limit membership may come and go, only changes "
        "between the levels tried are listed.",
    ),
    "label.sensitivity.switch_note_open": (
        "?：该水平未证明孰优（求解间隙未闭合）。",
        "?: neither is proved to be better there (the gap is open).",
    ),
    "help.option.sensitivity_pairs": (
        "影响最大的 N 个参数两两同时变动，看有无交互作用",
        "move the N inputs with the largest effects in pairs as well and report interactions",
    ),
    "label.sensitivity.pairs": (
        "交互作用（万元）：两个参数同时变动，与各自变动之和相差多少",
        "Interactions (wan yuan): both inputs moved, against the sum of each alone",
    ),
    "label.sensitivity.pairs_note": (
        "交互为正：同时变动好于两者之和；区间含 0 则不能断定有交互。",
        "Positive: together better than the sum. Where the interval holds 0, none is proved.",
    ),
    "label.sensitivity.column_joint": ("同时变动", "together"),
    "label.sensitivity.column_beyond": ("交互", "interaction"),
}
