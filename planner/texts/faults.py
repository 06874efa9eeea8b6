"""Texts: what is wrong with a scenario's files and data, and what to do about it."""

READING: dict[str, tuple[str, str]] = {
    "fault.row": ("第{row}行", "row {row}"),
    "fault.suggestion": ("；是否应为 {suggestion}？", "; did you mean {suggestion}?"),
    # files and folders
    "fault.no_folder": (
        "没有这个文件夹；请检查路径，或用 planner init 新建一个",
        "there is no such folder; check the path, or make one with planner init",
    ),
    "fault.not_a_folder": (
        "这是文件，不是文件夹；请给出 scenario.toml 所在的文件夹",
        "this is a file; give the folder that holds scenario.toml",
    ),
    "fault.no_scenario_file": (
        "文件夹里没有 scenario.toml；请检查路径，或用 planner init 新建一个",
        "the folder has no scenario.toml; check the path, or make one with planner init",
    ),
    "fault.no_file": ("文件不存在", "there is no such file"),
    "fault.no_permission": (
        "没有读取权限；请检查文件权限，若在 WPS 或 Excel 中打开着请先关闭",
        "no permission to read it; check its permissions and close it in WPS or Excel",
    ),
    "fault.unreadable_file": ("无法读取（{reason}）", "cannot be read ({reason})"),
    "fault.empty_file": (
        "是空的；请填写表头和数据，不需要的表可以删去",
        "is empty; give it a header and rows, or delete it if it is not needed",
    ),
    "fault.not_a_text_file": (
        "不是文本文件；请在 WPS 或 Excel 中另存为 CSV（UTF-8）",
        "is not a text file; save it as CSV (UTF-8) in WPS or Excel",
    ),
    "fault.not_a_workbook": (
        "不是可读的 .xlsx 工作簿；请在 WPS 或 Excel 中去掉密码并另存为 .xlsx",
        "is not a readable .xlsx workbook; remove any password and save it as .xlsx",
    ),
    "fault.read_as_gb18030": (
        "不是 UTF-8，已按 GB 18030 读取；若有乱码，请另存为 CSV（UTF-8）",
        "is not UTF-8 and was read as GB 18030; if names look wrong, save it as CSV (UTF-8)",
    ),
    "fault.broken_quotes": (
        "从这一行起引号不成对；请补上缺少的引号，或在 WPS、Excel 中另存为 CSV",
        "from this row on the quotation marks do not pair; add the missing one, or save the file "
        "as CSV from WPS or Excel",
    ),
    "fault.toml_syntax": (
        "写法有误；每行写“键 = 值”，文字和代码要加英文引号，小节写成 [horizon]",
        'cannot be understood; write key = value, text and codes in "quotes", sections as '
        "[horizon]",
    ),
    "fault.no_data": (
        "找不到数据；请在 scenario.toml 旁放 data 文件夹或 data.xlsx，或在 [files] data 中写明",
        "no data found; put a folder data or a workbook data.xlsx beside scenario.toml, or name it "
        "in [files] data",
    ),
    "fault.old_workbook": (
        "这种文件不能读取；请在 WPS 或 Excel 中另存为 data.xlsx",
        "cannot be read; save it as data.xlsx in WPS or Excel",
    ),
    "fault.two_data_sources": (
        "同时有 data 文件夹和 data.xlsx；请只留一个，或在 [files] data 中写明用哪个",
        "there is a folder data and a workbook data.xlsx; keep one, or say which in [files] data",
    ),
    "fault.unknown_file": (
        "不是认识的表；这里只放以表名命名的 .csv 文件，其他文件请移走",
        "is not a known table; only .csv files named after a table belong here",
    ),
    "fault.folder_as_table": (
        "这是文件夹，不是 CSV 文件；请把其中的文件移到上一层，并删去这个文件夹",
        "is a folder, not a CSV file; move the file in it one level up and delete the folder",
    ),
    "fault.ignored_file": ("说明文件，未读取", "is a file for people and was not read"),
    "fault.unknown_sheet": (
        "不是认识的表；请改成表名，只供人看的工作表请以“说明”开头",
        "is not a known table; name it after a table, or begin its name with README if it is for "
        "people",
    ),
    "fault.ignored_sheet": ("说明工作表，未读取", "is a sheet for people and was not read"),
    "fault.unknown_table": ("没有这张表", "there is no such table"),
    "fault.missing_table": ("缺少必需的表 {table}", "the required table {table} is missing"),
    "fault.table_twice": (
        "表 {table} 出现两次，已在 {first} 中读过；请只留一份",
        "table {table} is there twice, already read from {first}; keep one",
    ),
    "fault.table_without_rows": (
        "表 {table} 至少要有一行数据",
        "table {table} needs at least one row",
    ),
    # workbooks
    "fault.formula_without_result": (
        "有 {count} 个公式没有保存结果；请在 WPS 或 Excel 中打开并保存一次再运行",
        "{count} formulas have no saved result; open the workbook in WPS or Excel, save it once, "
        "and try again",
    ),
    "fault.formula_error": (
        "公式出错；请改正公式，或改填数值",
        "the formula failed; correct it, or enter a value",
    ),
    "fault.merged_cells": (
        "单元格跨行合并；请取消合并并在每一行填写",
        "these cells are merged across rows; unmerge them and fill every row",
    ),
    # headers
    "fault.no_header": (
        "前十行中找不到表头；表头须有：{columns}",
        "no header in the first ten rows; it must name: {columns}",
    ),
    "fault.rows_above_header": (
        "表头在第 {header} 行，其上各行当作标题略过",
        "the header is in row {header}; the rows above it were taken for a title",
    ),
    "fault.unknown_column": (
        "表 {table} 没有这一列",
        "table {table} has no such column",
    ),
    "fault.missing_column": ("缺少必需的列 {column}", "the required column {column} is missing"),
    "fault.column_twice": (
        "与“{first}”是同一列，出现两次；请只留一列",
        "is the same column as {first!r}; keep one of them",
    ),
    "fault.wrong_unit": (
        "单位不对；这一列以 {unit} 为单位，请换算后填写",
        "wrong unit; this column is read in {unit}, convert the figures",
    ),
    # rows
    "fault.ragged_row": (
        "这一行有 {found} 格，表头有 {expected} 格；请检查是否多了或少了逗号",
        "the row has {found} cells, the header {expected}; look for a missing or extra comma",
    ),
    "fault.total_row": ("合计行，未作为数据读取", "a row of totals, not read as data"),
    "fault.footnote_row": ("表尾注释，未作为数据读取", "a footnote, not read as data"),
    # cells
    "fault.required_blank": ("必填，不能为空", "is required and cannot be blank"),
    "fault.placeholder": (
        "不是数据；没有数据请留空",
        "is no data; leave the cell blank if there is none",
    ),
    "fault.not_text": ("应为文字或代码", "must be text or a code"),
    "fault.not_a_flag": ("只能填 是 或 否", "must be true or false"),
    "fault.not_one_of": ("只能填：{allowed}", "must be one of: {allowed}"),
    "fault.not_a_number": (
        "不是数字；请只填数值（{unit}）",
        "is not a number; enter digits only ({unit})",
    ),
    "fault.not_a_plain_number": ("不是数字；请只填数值", "is not a number; enter digits only"),
    "fault.not_whole": ("必须是整数", "must be a whole number"),
    "fault.too_small": ("不能小于 {least}", "must be at least {least}"),
    "fault.not_above": ("必须大于 {least}", "must be above {least}"),
    "fault.too_large": ("不能大于 {most}", "must be at most {most}"),
    # scenario.toml and variants
    "fault.unknown_key": ("没有这个设置项", "there is no such key"),
    "fault.unknown_section": ("没有这个小节", "there is no such section"),
    "fault.missing_key": ("缺少这个必填的设置项", "this required key is missing"),
    "fault.wrong_schema": (
        "格式版本不对，本程序读取版本 {allowed}",
        "is another version of the format; this program reads version {allowed}",
    ),
    "fault.not_a_section": (
        "应写成小节：方括号里写名称，各设置项另起行",
        "must be a section: its name in brackets, its keys on the lines below",
    ),
    "fault.not_a_list": (
        "应为用方括号括起的列表，如 [1, 1, 2]",
        "must be a list in brackets, such as [1, 1, 2]",
    ),
    "fault.wrong_length": (
        "应有 {least} 到 {most} 项",
        "must have {least} to {most} entries",
    ),
    "fault.not_true_or_false": ("只能写 true 或 false", "must be true or false"),
    "fault.number_in_quotes": (
        "数字不加引号；请去掉引号",
        "is text; write the number without quotes",
    ),
    "fault.unknown_variant": (
        "variants 文件夹里没有这个变体",
        "there is no such variant in the folder variants",
    ),
    "fault.variant_twice": (
        "同一个变体写了两次；请只写一次",
        "is named twice; name every variant once",
    ),
    "fault.variant_cycle": (
        "变体互相引用：{loop}；请去掉其中一个 extends",
        "variants extend each other: {loop}; remove one extends",
    ),
    "fault.not_a_change": (
        "改动应写成 [[change]] 小节（双方括号）",
        "changes are written as sections [[change]] with double brackets",
    ),
    "fault.not_a_row": (
        "新增的行应写成 [[row]] 小节（双方括号）",
        "new rows are written as sections [[row]] with double brackets",
    ),
    "fault.change_of_key": (
        "{column} 是表 {table} 的标识列，变体不能改动；请改在数据表中",
        "{column} tells the rows of table {table} apart and no variant can change it; change the "
        "table itself",
    ),
    "fault.change_needs_one_way": (
        "scale、set、add 三者须写且只写一个",
        "must have exactly one of scale, set and add",
    ),
    "fault.change_meets_no_row": (
        "没有符合条件的行；请检查 where 中的值",
        "no row meets these conditions; check the values in where",
    ),
    "fault.change_not_a_number": (
        "{column} 不是数值列，只能用 set",
        "{column} holds no numbers, only set can change it",
    ),
    "fault.change_meets_blanks": (
        "符合条件的 {met} 行中有 {blanks} 行此列为空，无法改动；可改用 set",
        "{blanks} of the {met} rows met are blank in this column and stay blank; use set to fill "
        "them",
    ),
}

CHECKS: dict[str, tuple[str, str]] = {
    # codes and pairs
    "fault.duplicate": ("与第 {first} 行重复", "is already in row {first}"),
    "fault.duplicate_all_periods": (
        "与第 {first} 行重复；期留空表示所有期，请合并，或填写不同的期",
        "is already in row {first}; a blank period means all periods, so merge the two or give "
        "each its period",
    ),
    "fault.code_with_at": (
        "代码不能含 @，它用来连接意向方向的产业和园区；请换一个代码",
        "cannot contain @, which joins industry and park in the code of a prospect; take another "
        "code",
    ),
    "fault.self_neighbours": (
        "一个县不能与自己相邻；请填相邻的另一个县",
        "a county is not its own neighbour; give the other county",
    ),
    "fault.group_of_one": (
        "县组只有 {county} 一个县，没有可共用限额的伙伴；请补全成员，或改用该县自己的限额",
        "the group has {county} only, nobody to share limits with; add its members, or give the "
        "county limits of its own",
    ),
    "fault.county_in_no_group": (
        "该县不在任何县组中，不受共用限额约束；若应在内，请在 groups 表补一行",
        "the county is in no group and no shared limit holds it; if it should be in one, add a row "
        "to groups",
    ),
    "fault.self_chains": (
        "一个产业不能是自己的上下游；请填另一个产业",
        "an industry does not supply itself; give the other industry",
    ),
    "fault.self_relations": (
        "项目不能与自己建立关系；请填另一个项目",
        "a project has no relation with itself; give the other project",
    ),
    "fault.relation_twice": (
        "与第 {first} 行是同一对项目，先后次序不影响含义；请只留一行",
        "is the same pair as in row {first}, the order means nothing here; keep one",
    ),
    "fault.area_code_twice": (
        "这个代码已用于 {other}；园区、县、县组的代码不能相同",
        "this code is taken by {other}; parks, counties and groups need codes of their own",
    ),
    "fault.unknown_code": ("表 {table} 中没有这个代码", "table {table} has no such code"),
    # resources and areas
    "fault.land_is_no_resource": (
        "土地不必列为要素；可用土地写在园区表，分期土地写在要素上限表",
        "land is not listed as a resource; it stands in the table of parks, or by period in limits",
    ),
    "fault.unit_unknown": (
        "要素 {resource} 的单位只能填：{allowed}",
        "the unit of {resource} must be one of: {allowed}",
    ),
    "fault.unknown_resource": (
        "没有这个要素；请先在要素表中列出，土地写 land",
        "there is no such resource; list it in the table resources first, land is called land",
    ),
    "fault.wrong_area": (
        "这是 {found} 的代码，这里应填 {allowed}",
        "is the code of a {found}; it must be a {allowed}",
    ),
    "fault.unknown_area": (
        "没有这个地区；应填 {allowed} 的代码",
        "there is no such area; give the code of a {allowed}",
    ),
    # periods
    "fault.period_beyond": (
        "超出规划期；一共 {last} 期",
        "is beyond the horizon of {last} periods",
    ),
    "fault.route_changes_nothing": (
        "这条路径不改变落地概率、时间，也不由基金出资；请填写概率倍数、落地概率、提前投产或基金出资比例中的一项",
        "changes neither odds nor time and brings no stake; give odds_factor, odds_share, "
        "sooner_years or stake_share",
    ),
    "fault.flow_of_nobody": (
        "请填写项目代码或产业代码：这条物料产用属于谁",
        "give a project or an industry: whose flow is it",
    ),
    "fault.flow_of_two": (
        "项目代码与产业代码只能填一项；项目自己的行优先于其产业的行",
        "give either a project or an industry; a project's own row goes before its industry's",
    ),
    "fault.stream_idle": (
        "表 flows 中没有任何项目或产业产出或使用这种物料，方案不会改变它",
        "no row of flows makes or uses this material, so no plan changes it",
    ),
    "fault.stream_bought_max_today": (
        "今天就缺 {gap} {unit}，超过外购上限：第一期就须有新项目投产补上，否则没有可行方案；"
        "请核对现有用量与上限",
        "{gap} {unit} are lacking today, more than may be bought: unless a project makes them in "
        "the first period there is no plan; check used_today and the limit",
    ),
    "fault.stream_sold_max_today": (
        "今天就余 {gap} {unit}，超过外销上限：第一期就须有新项目投产用掉，否则没有可行方案；"
        "请核对现有产量与上限",
        "{gap} {unit} are left over today, more than may be sold: unless a project uses them in "
        "the first period there is no plan; check made_today and the limit",
    ),
    "fault.route_odds_twice": (
        "落地概率与概率倍数只能填一项",
        "give either odds_share or odds_factor, not both",
    ),
    "fault.route_amount_of_nothing": (
        "填了用量却没有填要素代码；请补上要素代码，或删去用量",
        "is an amount of no resource; name the resource or leave the amount out",
    ),
    "fault.route_lag_of_nothing": (
        "填了间隔却没有填“须先有项目”；请补上该项目，或删去间隔",
        "is a lag behind no project; name after_project or leave the lag out",
    ),
    "fault.stake_without_fund": (
        "有基金出资，但要素表没有代码为 {fund} 的要素；请在要素、要素上限两表中写明基金规模",
        "is a stake, but the table resources has no row {fund}; give the fund and its size in "
        "resources and limits",
    ),
    "fault.stake_above_usual": (
        "县级基金对单个项目的出资一般不超过固定资产投资的 {most}"
        "（据 2025 年关于政府投资基金规定的公开报道）；请核对基金章程",
        "is above {most}, the usual ceiling for funds below the province (public reports of 2025 "
        "on the rules for government funds); check the fund's own rules",
    ),
    "fault.route_meets_nothing": (
        "没有项目符合这条路径的条件（产业、地区、阶段、时间），它不起作用；请核对",
        "fits no project (industry, area, stage, time) and has no effect; check its conditions",
    ),
    "fault.route_left_out": (
        "以下项目不走这条路径，因为别的项目依赖、跟随或与其捆绑，或其现值已直接填写：{projects}",
        "is not open to {projects}: other projects need, follow or accompany them, or their value "
        "is stated",
    ),
    "fault.latest_before_earliest": (
        "最晚开工期早于最早开工期（{earliest}）",
        "the latest period is before the earliest ({earliest})",
    ),
    "fault.latest_too_early": (
        "最晚第 {latest} 期开工，而所跟随的 {before} 使它最早第 {soonest} 期才能开工，"
        "实际上不可能上马",
        "must start by period {latest}, but following {before} it cannot start before period "
        "{soonest}: it will never start",
    ),
    "fault.ready_too_late": (
        "第 {ready} 期才建成，已在规划期之后，不起作用",
        "is ready in period {ready}, after the horizon, and will not help",
    ),
    # projects
    "fault.no_site": (
        "没有可选的园区；请在选址表中至少写一行",
        "has no possible place; give it at least one row in the table sites",
    ),
    "fault.use_elsewhere": (
        "项目 {project} 的选址中没有这个园区，这一行不起作用",
        "is not among the sites of project {project}; the row has no effect",
    ),
    "fault.no_stock_to_keep": (
        "现有产业表中 {counties} 没有产业 {industry}，技改或留住的企业应当已经存在",
        "the table stock has no {industry} in {counties}; a firm to upgrade or retain should exist",
    ),
    "fault.partner_itself": (
        "伙伴县不能是园区所在县",
        "the partner cannot be the county in which the park lies",
    ),
    "fault.partner_share_needed": (
        "有飞地伙伴县时必须填伙伴分成（0–1）",
        "is required where there is a partner (0 to 1)",
    ),
    "fault.partner_twice": (
        "已填飞地伙伴县 {partner}；一个园区只有一个伙伴，请留空其中一格",
        "the row has the partner {partner} too; a park has one partner, leave one of the two blank",
    ),
    "fault.partner_inside": (
        "这是本情景中的县 {county}；请改填在“飞地伙伴县”（partner）一格",
        "this is county {county} of the scenario; write it in the column partner",
    ),
    "fault.partner_needed_for_land": (
        "填了伙伴用地指标占比，就必须填飞地伙伴县或范围外飞地伙伴",
        "is required (or partner_outside) where there is a partner_land_share",
    ),
    "fault.partner_needed": (
        "填了伙伴分成，就必须填飞地伙伴县",
        "is required where there is a partner_share",
    ),
    "fault.bonus_without_value": (
        "协同关系必须填加值（万元，可为负）",
        "is required for a bonus (wan yuan, may be negative)",
    ),
    "fault.value_without_bonus": (
        "只有协同（bonus）关系才能填加值；请留空",
        "only a bonus has a value; leave it blank",
    ),
    "fault.lag_without_follows": (
        "只有后于（follows）关系才能填间隔；请留空",
        "only follows has a lag; leave it blank",
    ),
    "fault.fixed_against_relation": (
        "与已定结果矛盾：{a}，{b}；请改关系或已定结果",
        "contradicts what is fixed: {a}, {b}; change the relation or what is fixed",
    ),
    "fault.needed_and_excluded": (
        "与第 {first} 行的互斥矛盾：{projects} 永远不能上马；请删去其中一行",
        "contradicts excludes in row {first}: {projects} can never start; drop one of the rows",
    ),
    "fault.follows_circle": (
        "后于关系成环：{circle}，这些项目都不能上马；请删去其中一行",
        "these wait for each other in a circle: {circle}; none of them can start, drop one of the "
        "rows",
    ),
    "fault.follows_circle_at_once": (
        "后于关系成环：{circle}，这些项目只能同期上马；请核对，若是本意请用 together",
        "these follow each other in a circle: {circle}; they can only start all in one period, "
        "please check, and use together if that is meant",
    ),
    # layout
    "fault.park_elsewhere": (
        "这个园区不在 {county}；请改园区或县",
        "this park is not in {county}; change the park or the county",
    ),
    "fault.special_with_park": (
        "特色产业属于全县，不填园区；要指定园区请把角色改为 lead（首位产业）",
        "a speciality belongs to the whole county; leave the park blank, or make the role lead",
    ),
    "fault.designation_opposed": (
        "与第 {first} 行矛盾：同一产业既要纳入又要排除",
        "contradicts row {first}: the industry cannot be both in and out",
    ),
    "fault.leads_above_rule": (
        "已定首位产业超过每园区 {most} 个；请减少，或调整 layout.leads_per_park",
        "has more designated leads than the {most} allowed; drop one or raise "
        "layout.leads_per_park",
    ),
    "fault.specials_above_rule": (
        "已定特色产业超过每县 {most} 个；请减少，或调整 layout.specials_max",
        "has more designated specialities than the {most} allowed; drop one or raise "
        "layout.specials_max",
    ),
    "fault.designation_unbacked": (
        "{county} 没有这个产业的项目、意向方向或现有企业，无法纳入；请补充，或删去这一行",
        "{county} has no project, prospect or stock of this industry, so it cannot be in; add one "
        "or drop the row",
    ),
    "fault.too_few_industries": (
        "可选产业只有 {found} 个，少于特色产业下限 {needed} 个；请补充项目或意向方向，"
        "放宽准入门槛，或调低 layout.specials_min",
        "has only {found} industries to choose from, the 1+N rule asks for {needed}; add projects "
        "or prospects, loosen the gates, or lower layout.specials_min",
    ),
    # fit
    "fault.fit_weights_sum": (
        "六项权重之和应为 1（没有写出的取默认值）；请修改 [fit.weights]",
        "the six weights must sum to 1 (one left out has its default); change [fit.weights]",
    ),
    "fault.ahp_needs_pairs": (
        "表 pairwise（因素比较）没有数据；请填写 15 行两两比较，或换一种方法",
        "the table pairwise has no rows; compare the factors in 15 rows, or choose another method",
    ),
    "fault.self_pairwise": (
        "因素不与自己比较；请填另一个因素",
        "a factor is not compared with itself; give the other factor",
    ),
    "fault.pairwise_ratio": (
        "应在 1/9 到 9 之间（3 表示前者的重要性是后者的 3 倍）",
        "must be between 1/9 and 9 (3: the first is three times as important as the second)",
    ),
    "fault.pairwise_opposed": (
        "与第 {first} 行矛盾：那里反过来是 {ratio}，这里就应是 {reciprocal}；请只留一行",
        "contradicts row {first}: there it is {ratio} the other way round, here it would have to "
        "be {reciprocal}; keep one row",
    ),
    "fault.pairwise_missing": (
        "还缺 {count} 对比较（共 15 对）：{pairs}",
        "lacks {count} of the 15 comparisons: {pairs}",
    ),
    "fault.pairwise_inconsistent": (
        "各项比较互相矛盾，一致性比率 {consistency}，超过 0.1；偏离最大的是 {pair}，"
        "按全部比较应约为 {implied}；请重新斟酌",
        "the comparisons contradict each other: consistency ratio {consistency}, above 0.1; the "
        "farthest off is {pair}, which all of them together put at about {implied}; think again",
    ),
    "fault.section_letter": (
        "行业门类应为 GB/T 4754-2017 的一个大写字母，A 到 T",
        "must be a capital letter of GB/T 4754-2017, A to T",
    ),
    "fault.employment_gaps": (
        "缺少其他县有的行业门类 {sections}；无人就业请填 0",
        "lacks the sections {sections} that other counties have; enter 0 if nobody works there",
    ),
    "fault.employment_missing": (
        "就业表中没有这个县，而其他县有；它的区位商和本地乘数无从计算，请补上各行业门类的就业人数",
        "has no row in the table employment, though other counties do; its location quotients and "
        "multiplier stay unknown, add its employment by section",
    ),
    "fault.employment_zero": (
        "各行业门类就业都是 0；这个县的区位商和本地乘数无从计算，请核对",
        "employs nobody in any section; its location quotients and multiplier stay unknown, please "
        "check",
    ),
    "fault.distance_unlikely": (
        "超过 {most} 公里；请核对单位（公里）",
        "is more than {most} km; please check the unit (km)",
    ),
    "fault.distance_weights_zero": (
        "{county} 各枢纽的市场权重都是 0，市场因素无从计算；请至少给一个枢纽大于 0 的权重",
        "the market weights of {county} are 0 for every hub, so its market factor stays unknown; "
        "give one hub a weight above 0",
    ),
    "fault.reference_sum": (
        "各门类占比合计应为 1；请补齐缺少的门类，或换算成小数",
        "the shares must sum to 1; add the sections that are missing, or convert the figures",
    ),
    "fault.self_proximity": (
        "门类不与自己比较；请填另一个门类",
        "a section is not compared with itself; give the other section",
    ),
    "fault.endowment_unused": (
        "没有产业依托这种资源，这一行不起作用",
        "no industry lives on this; the row has no effect",
    ),
    "fault.reference_price_zero": (
        "参照价格必须大于 0；不知道时请删去这一行",
        "must be above 0; drop the row if it is not known",
    ),
    "fault.price_unlikely_power": (
        "与参照价格 {reference} 相差五倍以上；电价两者都应为元/千瓦时，请核对单位",
        "is more than five times off its reference {reference}; power is priced in yuan per kWh, "
        "check the unit of both",
    ),
    "fault.price_unlikely_volume": (
        "与参照价格 {reference} 相差五倍以上；气价、水价两者都应为元/立方米，请核对单位",
        "is more than five times off its reference {reference}; gas and water are priced in yuan "
        "per m3, check the unit of both",
    ),
    "fault.price_unlikely_wage": (
        "与参照价格 {reference} 相差五倍以上；工资两者都应为万元/年，请核对单位",
        "is more than five times off its reference {reference}; wages are in wan yuan a year, "
        "check the unit of both",
    ),
    # taxes and income
    "fault.tax_shares_sum": (
        "中央、省市、县级三项之和是 {whole}，应为 1；请核对分成文件",
        "the shares of centre, province and county sum to {whole}, not to 1; check the document",
    ),
    "fault.tax_fractions_sum": (
        "税收四项占比之和是 {whole}（空格取产业库），应为 1；请把四项都填上",
        "the four fractions of tax sum to {whole} (blanks from the library), not to 1; give all "
        "four",
    ),
    "fault.rate_ended": (
        "优惠税率在规划期开始（{start} 年）之前已到期，不起作用；请核对截止年份",
        "the rate ends before the horizon begins in {start} and has no effect; check the year",
    ),
    "fault.months_above_year": (
        "一年只有 12 个月；请填每年做工的月数",
        "a year has 12 months; give the months a year that they work",
    ),
    "fault.seasonal_without_months": (
        "有季节性用工 {jobs} 人，却没有月数；请填每年做工的月数",
        "there are {jobs} seasonal workers but no months; give the months a year that they work",
    ),
    "fault.io_sum": (
        "这个门类的直接消耗系数合计 {whole}，应小于 1；请核对系数，供给和使用门类是否写反",
        "the inputs of this section sum to {whole} of its output, which must be below 1; check the "
        "coefficients, and that supplier and user are not swapped",
    ),
    "fault.too_few_without_park": (
        "没有园区，可选产业只有 {found} 个，少于特色产业下限 {needed} 个；请补充园区，"
        "或调低 layout.specials_min",
        "has no park and only {found} industries to choose from, the 1+N rule asks for {needed}; "
        "add a park or lower layout.specials_min",
    ),
    "fault.too_few_leads": (
        "可当首位产业的只有 {found} 个，layout.lead_required 要求 {needed} 个；请补充项目"
        "或意向方向，或取消 lead_required",
        "has {found} industries that could lead, layout.lead_required asks for {needed}; add "
        "projects or prospects, or do not require leads",
    ),
    # settings
    "fault.weights_zero": (
        "收入权重和财政权重不能都为 0",
        "income_weight and fiscal_weight cannot both be 0",
    ),
    "fault.specials_crossed": (
        "不能大于 layout.specials_max（{most}）",
        "must be at most layout.specials_max ({most})",
    ),
    "fault.population_needed": (
        "按人均最低优先（fairness.mode = maxmin）时必填，且大于 0",
        "is required and above 0 when fairness.mode is maxmin",
    ),
    "fault.floors_needed": (
        "设收入底线（fairness.mode = floor）时至少有一个县要填",
        "at least one county needs it when fairness.mode is floor",
    ),
    # figures
    "fault.stock_above_market": (
        "现有产值合计 {made} 万元/年已超过可达市场，不会再安排新项目；请核对",
        "today's stock already makes {made} wan yuan a year, more than the market; no new project "
        "will fit, please check",
    ),
    "fault.labour_above_people": (
        "用工上限超过当地劳动力 {people} 人；请核对",
        "the limit exceeds the {people} people who could work there; please check",
    ),
    "fault.wage_unlikely": (
        "工资不在 {least} 到 {most} 万元/年之间；请核对单位",
        "lies outside {least} to {most} wan yuan a year; please check its unit",
    ),
    "fault.population_unlikely": (
        "人口少于 1000 人；请核对单位（人）",
        "is a county of fewer than 1000 people; please check the unit (single persons)",
    ),
    "fault.labour_above_population": (
        "劳动力多于人口 {people} 人；请改正其中一个",
        "exceeds the population of {people}; correct one of the two",
    ),
    "fault.unlike_its_industry": (
        "与产业 {industry} 按用地推算的 {usual} 相差二十倍以上；请核对单位",
        "is more than twenty times off the {usual} that its land and industry {industry} let one "
        "expect; please check its unit",
    ),
    "fault.tax_above_output": (
        "税收高于产值 {whole} 万元/年；请核对",
        "exceeds the output of {whole} wan yuan a year; please check",
    ),
    "fault.support_above_capex": (
        "扶持资金高于固定资产投资 {whole} 万元；请核对",
        "exceeds the investment of {whole} wan yuan; please check",
    ),
    "fault.budget_periods_missing": (
        "{area} 第 {periods} 期没有资金行：这些期没有新资金，以前的结余也不结转；"
        "若要结转，请补上金额为 0 的行",
        "{area} has no row for period {periods}: no new money then, and nothing is carried over; "
        "add rows with amount 0 to carry money over",
    ),
    "fault.resource_unlimited": (
        "没有上限，视为充足；如有限制请填要素上限表",
        "has no limit and counts as unlimited; state one in the table limits if there is one",
    ),
    "fault.nothing_to_choose": (
        "没有项目，也没有意向方向，规划将是空的；请至少填一张表",
        "there are neither projects nor prospects: the plan will be empty; fill one of the tables",
    ),
    "fault.spread": (
        "与表 {table} 第 {line} 行的 {largest} 相差超过九个数量级，求解会失准；请核对单位",
        "lies more than nine orders of magnitude below {largest} in table {table}, row {line}: "
        "solving would lose digits, please check the units",
    ),
    # after the appraisal
    "fault.figure_missing": (
        "缺少系数 {columns}，产业库中也没有，{count} 个项目要用（如 {example}）；"
        "请在本行填写这些列，或在项目中直接填数值",
        "lacks {columns}, here and in the library; projects that need them: {count}, such as "
        "{example}; fill these columns in this row, or give the figures in the projects",
    ),
    "fault.no_admissible_site": (
        "没有可用的选址；请检查选址和园区",
        "has no admissible site; check its sites and parks",
    ),
    "fault.fixed_but_gated_chem_park": (
        "项目 {project} 已定必上，但须进化工园区，园区 {park} 不是；请换园区或取消已定",
        "project {project} is fixed in but must stand in a chemical park, which {park} is not; "
        "move it or do not fix it",
    ),
    "fault.fixed_but_gated_land_class": (
        "项目 {project} 已定必上，但园区 {park} 的用地类别是 {found}，要求 {needed}；"
        "请换园区或取消已定",
        "project {project} is fixed in but park {park} offers land of class {found}, needed is "
        "{needed}; move it or do not fix it",
    ),
    "fault.fixed_but_gated_fit": (
        "项目 {project} 已定必上，但在园区 {park} 的适配度 {found} 低于门槛 {needed}；"
        "请核对适配度，或调低门槛（{source}）",
        "project {project} is fixed in but its fit in park {park} is {found}, below the gate "
        "{needed}; check the fit or lower the gate ({source})",
    ),
    "fault.fixed_but_gated_invest": (
        "项目 {project} 已定必上，但在园区 {park} 的亩均投资 {found} 低于门槛 {needed} "
        "万元/亩；请核对数据，或调低门槛（{source}）",
        "project {project} is fixed in but invests {found} wan yuan per mu in park {park}, below "
        "the gate {needed}; check the figures or lower the gate ({source})",
    ),
    "fault.fixed_but_gated_output": (
        "项目 {project} 已定必上，但在园区 {park} 的亩均产值 {found} 低于门槛 {needed} "
        "万元/亩；请核对数据，或调低门槛（{source}）",
        "project {project} is fixed in but makes {found} wan yuan of output per mu in park {park}, "
        "below the gate {needed}; check the figures or lower the gate ({source})",
    ),
    "fault.fixed_but_gated_energy": (
        "项目 {project} 已定必上，但所属产业单位产值能耗 {found} 高于门槛 {needed} "
        "吨标准煤/万元，不得进园区 {park}；请核对数据，或调高门槛（{source}）",
        "project {project} is fixed in but its industry takes {found} tce per wan yuan of output, "
        "above the gate {needed}, in park {park}; check the figures or raise the gate ({source})",
    ),
    "fault.fixed_but_gated_river": (
        "项目 {project} 已定必上，但园区 {park} 距河岸线 {found} 公里，至少应有 {needed} 公里"
        "（{source}）；请换园区或取消已定",
        "project {project} is fixed in but park {park} lies {found} km from a river bank line, "
        "{needed} km are needed ({source}); move it or do not fix it",
    ),
    "fault.fixed_but_gated_tax": (
        "项目 {project} 已定必上，但在园区 {park} 的亩均税收 {found} 低于门槛 {needed} "
        "万元/亩；请核对数据，或调低门槛（{source}）",
        "project {project} is fixed in but pays {found} wan yuan of tax per mu in park {park}, "
        "below the gate {needed}; check the figures or lower the gate ({source})",
    ),
    "fault.fixed_but_gated_veto": (
        "项目 {project} 已定必上，但在园区 {park} 的 {criterion} 为 {found}，"
        "越过一票否决线 {needed}；"
        "请核对数据、调整否决线（{source}）或取消已定",
        "project {project} is fixed in but its {criterion} in park {park} is {found}, beyond the "
        "veto at {needed}; check the figures, change the veto ({source}) or do not fix it",
    ),
    "fault.fixed_but_gated_score": (
        "项目 {project} 已定必上，但在园区 {park} 的准入评分 {found} 低于门槛 {needed}；"
        "请核对数据、调低门槛（{source}）或取消已定",
        "project {project} is fixed in but scores {found} in park {park}, below the gate "
        "{needed}; check the figures, lower the gate ({source}) or do not fix it",
    ),
    "fault.score_weights_sum": (
        "准入评分各指标的权重之和为 {whole}，应为 1；请调整权重",
        "the weights of the scorecard sum to {whole}, not to 1; change them",
    ),
    "fault.score_full_marks": (
        "该指标有权重，须填写大于 0 的满分值；只作否决用的指标，权重填 0",
        "the criterion has a weight and needs a figure above 0 that earns full marks; one that "
        "only vetoes has weight 0",
    ),
    "fault.score_vetoes_cross": (
        "大于“高于即否决”的 {above}，任何项目都会被否决；请核对两个数",
        "is above veto_above ({above}), so that every project is vetoed; check both",
    ),
    "fault.score_gate_without_card": (
        "设了准入评分门槛，但准入评分表没有带权重的指标；请填写评分表，或把门槛设为 0",
        "is a least score, but the table scorecard has no criterion with a weight; fill it or set "
        "this to 0",
    ),
    "fault.score_refuses": (
        "准入评分挡下 {count} 处选址，其中一票否决 {vetoed} 处：{projects}；"
        "各项得分见 planner assess",
        "the scorecard refuses {count} sites, {vetoed} of them by veto: {projects}; planner assess "
        "tells all scores",
    ),
    "fault.no_land_no_figure": (
        "用地为 0，{columns} 又留空，按 0 计；不用地的项目（楼宇、标准厂房、技改）请直接填写这些数",
        "is 0 and {columns} are blank, so they count as 0; give the figures of a project that "
        "takes no land (in a building, a standard plant, an upgrade)",
    ),
    "fault.floor_above_reach": (
        "收入底线高于该县最多可能得到的 {most} 万元；请调低，或补充项目、意向方向",
        "is above the {most} wan yuan that all its projects at their best could bring; lower it, "
        "or add projects or prospects",
    ),
    "fault.floor_out_of_reach": (
        "底线高于全部项目取最好时到该期能带来的 {most}；请调低、推后，或补充项目、意向方向",
        "is above the {most} that all projects at their best could bring by its period; lower or "
        "postpone it, or add projects or prospects",
    ),
    "fault.floor_period_blank": (
        "同一地区同一指标有几条底线，每条都须写明期；请填写第几期，或只留一条",
        "several floors on the same measure of this area: each must state its period; fill it in, "
        "or keep only one of them",
    ),
    "fault.project_above_land": (
        "已定必上，但所有选址都放不下；最大的 {park} 最多 {supply} 亩；"
        "请改用地、增加土地或取消已定",
        "is fixed in but larger than every place it has; {park} offers most, {supply} mu; correct "
        "the land, add some or do not fix it",
    ),
    "fault.larger_than_supply": (
        "以下项目单独落地就会超过可供量 {supply}（{unit}）：{projects}；计划按落地概率预留，"
        "一旦落地须另行解决",
        "projects that alone need more than the {supply} {unit} there will be: {projects}; the "
        "plan keeps room at their odds, more must be found if they come",
    ),
    "fault.needs_above_land": (
        "已定必上的项目（{projects}）只能在此，需 {needed} 亩，最多只有 {supply} 亩；"
        "请减少已定项目或增加土地",
        "the projects fixed in that can only stand here ({projects}) need {needed} mu, at most "
        "{supply} mu are available; fix fewer or add land",
    ),
    "fault.needs_above_limit": (
        "已定必上的项目（{projects}）需 {needed} {unit}，最多只有 {supply} {unit}；请减少已定项目，"
        "或提高上限、增加扩容",
        "the projects fixed in ({projects}) need {needed} {unit}, at most {supply} {unit} are "
        "available; fix fewer, raise the limit or add an expansion",
    ),
    "fault.promise_out_of_reach": (
        "已定必上的项目（{projects}）超出可用量 {supply} 的概率已达 {found} %，承诺不高于 {most} %"
        "（landing.overrun_share_max）；请减少已定项目、增加供给，或放宽该承诺",
        "the projects fixed in ({projects}) alone exceed the {supply} available with a probability "
        "of {found} %, promised are {most} % at most (landing.overrun_share_max); fix fewer, add "
        "supply, or promise less",
    ),
    "fault.needs_above_money": (
        "{area} 已定必上的项目（{projects}）需扶持资金 {needed} 万元，各期资金合计只有 "
        "{supply} 万元；"
        "请减少已定项目或增加资金",
        "the projects fixed in of {area} ({projects}) need {needed} wan yuan of support, all "
        "budgets together hold {supply}; fix fewer or add money",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**READING, **CHECKS}
"""Every text below ``fault.``."""
