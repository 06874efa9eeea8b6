"""Texts: labels."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.severity.error": (
        "错误",
        "error",
    ),
    "label.severity.warning": (
        "提醒",
        "warning",
    ),
    "label.severity.note": (
        "说明",
        "note",
    ),
    "label.unit.wan": (
        "万元",
        "wan yuan",
    ),
    "label.unit.person": (
        "人",
        "persons",
    ),
    "label.unit.water": (
        "万立方米",
        "10,000 m3",
    ),
    "label.unit.tce": (
        "吨标煤",
        "tce",
    ),
    "label.unit.mu": (
        "亩",
        "mu",
    ),
    "label.unit.wan_year": (
        "万元/年",
        "wan yuan a year",
    ),
    "label.none_yet": (
        "尚无",
        "none yet",
    ),
    "label.base": (
        "基准",
        "base",
    ),
    "label.always": (
        "各期",
        "always",
    ),
    "label.sum": (
        "合计",
        "total",
    ),
    "label.status.optimal": (
        "已证最优",
        "optimal",
    ),
    "label.status.gap_reached": (
        "达到差距",
        "gap reached",
    ),
    "label.status.limit": (
        "到时限",
        "time limit",
    ),
    "label.status.interrupted": (
        "被中断",
        "interrupted",
    ),
    "label.verdict.optimal": (
        "已证明最优：在这些规则和数据下没有更好的方案（求解 {seconds}）。",
        "Proved optimal: under these rules and figures no plan is better (solved in {seconds}).",
    ),
    "label.verdict.gap_reached": (
        "已达到要求的精度：已证明任何方案最多再好 {gap}（上界 {bound}；要求 {asked}；求解 "
        "{seconds}）。",
        "Within the asked gap: proved that no plan is more than {gap} better (bound "
        "{bound}; asked {asked}; solved in {seconds}).",
    ),
    "label.verdict.limit": (
        "时限已到，这是目前最好的方案：已证明任何方案最多再好 {gap}（上界 {bound}），"
        "尚未达到要求的 {asked}（求解 {seconds}）。",
        "Time is up, this is the best plan found: proved that no plan is more than {gap} "
        "better (bound {bound}), not within the asked {asked} (solved in {seconds}).",
    ),
    "label.verdict.interrupted": (
        "被中断，这是目前最好的方案：已证明任何方案最多再好 {gap}（上界 {bound}；要求 "
        "{asked}；求解 {seconds}）。",
        "Interrupted, this is the best plan found: proved that no plan is more than {gap} "
        "better (bound {bound}; asked {asked}; solved in {seconds}).",
    ),
    "label.verdict.nothing_proved": (
        "这是目前找到的方案；它离最优有多远，还没有任何证明（求解 {seconds}）。",
        "This is the plan found so far; nothing is proved yet about how good it is (solved "
        "in {seconds}).",
    ),
    "label.audited": (
        "独立核算通过：逐项重算了总额和全部限额（最大偏差 {worst}）。",
        "Audit passed: all totals and limits were recomputed independently (worst "
        "deviation {worst}).",
    ),
    "label.totals": (
        "方案总值（{year} 年价；收入和税收折现并按落地概率计，联系、加值和同质竞争按布局全额计）",
        "Value of the plan (prices of {year}; income and tax discounted and weighted by odds; "
        "links, bonuses and overlap in full once targeted)",
    ),
    "label.term": (
        "项目",
        "term",
    ),
    "label.income": (
        "居民收入",
        "resident income",
    ),
    "label.fiscal": (
        "县级留成税收（扣除扶持和扩容）",
        "tax kept, net of support and building",
    ),
    "label.link_value": (
        "产业链联系",
        "chain links",
    ),
    "label.bonus": (
        "项目协同",
        "bonuses",
    ),
    "label.overlap_cost": (
        "邻县同质竞争",
        "overlap of neighbours",
    ),
    "label.breach_cost": (
        "突破 1+N 规则",
        "breaches of 1+N",
    ),
    "label.objective": (
        "目标值",
        "value",
    ),
    "label.layout": (
        "“1+N”布局",
        "1+N layout",
    ),
    "label.county": (
        "县（市）",
        "county",
    ),
    "label.leads": (
        "园区首位产业",
        "leading industry of each park",
    ),
    "label.specials": (
        "特色产业",
        "specialities",
    ),
    "label.exists": (
        "*",
        " *",
    ),
    "label.exists_note": (
        "* 已有基础的产业",
        "* exists there today",
    ),
    "label.areas": (
        "分县账（收入、税收为折现期望值，万元；用地按落地概率计；岗位为最好年份的期望值）",
        "County by county (wan yuan; income and tax discounted; land and jobs as odds let expect, "
        "jobs in the best year)",
    ),
    "label.group": ("县组 {group}", "group {group}"),
    "label.column.expected": ("预计落地", "expected"),
    "label.areas_note": (
        "留成税收已扣扶持；再扣扩容工程后为 {fiscal}（折现）。",
        "Tax is net of support; net of building as well it is {fiscal} (discounted).",
    ),
    "label.column.starts": (
        "推进项目",
        "pursued",
    ),
    "label.column.land_mu": (
        "用地（亩）",
        "land, mu",
    ),
    "label.column.jobs_person": (
        "岗位",
        "jobs",
    ),
    "label.column.income_wan": (
        "居民收入",
        "income",
    ),
    "label.column.fiscal_wan": (
        "留成税收净额",
        "net tax",
    ),
    "label.column.support_wan": (
        "扶持资金",
        "support",
    ),
    "label.column.build_wan": (
        "扩容",
        "building",
    ),
    "label.actions": (
        "逐期行动（开工个数；资金为万元期望值）",
        "What to begin when (number of starts; money expected, wan yuan)",
    ),
    "label.support_paid": (
        "扶持资金",
        "support",
    ),
    "label.built": (
        "扩容工程",
        "building",
    ),
    "label.top_starts": (
        "价值最大的 {shown} 项（共 {all} 项，全部见 plan.csv）",
        "The {shown} most valuable starts (of {all}; all in plan.csv)",
    ),
    "label.prospect": ("意向项目 ×{count}", "{count} typical projects to seek"),
    "label.project": (
        "代码",
        "code",
    ),
    "label.name": (
        "名称",
        "name",
    ),
    "label.place": (
        "地点",
        "place",
    ),
    "label.industry": (
        "产业",
        "industry",
    ),
    "label.begin": (
        "开工",
        "begins",
    ),
    "label.odds": (
        "落地概率",
        "odds",
    ),
    "label.value": (
        "价值（万元）",
        "value, wan yuan",
    ),
    "label.expansions": (
        "扩容工程：建 {built} 项（共 {all} 项可选）",
        "Expansions: {built} of {all} are built",
    ),
    "label.expansion": (
        "代码",
        "code",
    ),
    "label.area": (
        "地区",
        "area",
    ),
    "label.resource": (
        "要素",
        "resource",
    ),
    "label.amount": (
        "增量",
        "adds",
    ),
    "label.cost": (
        "代价（万元）",
        "cost, wan yuan",
    ),
    "label.limits": (
        "用满的限额（99 % 以上）：{count} 项",
        "Limits that bind (99 % and more): {count}",
    ),
    "label.limit": (
        "限额",
        "limit",
    ),
    "label.years": (
        "年份",
        "years",
    ),
    "label.filled": (
        "已用 / 可用",
        "used / available",
    ),
    "label.limit.land": (
        "土地",
        "land",
    ),
    "label.limit.budget": (
        "财政资金",
        "purse",
    ),
    "label.limit.pursuits": (
        "同期招商项目数",
        "projects pursued at once",
    ),
    "label.limit.income_floor": (
        "收入底线",
        "income floor",
    ),
    "label.limit.floor": (
        "底线",
        "floor",
    ),
    "label.limit.floor_jobs": (
        "就业底线",
        "floor on jobs",
    ),
    "label.limit.floor_output": (
        "产值底线",
        "floor on output",
    ),
    "label.limit.floor_resident_income": (
        "居民收入底线",
        "floor on resident income",
    ),
    "label.limit.floor_fiscal": (
        "留成税收底线",
        "floor on tax kept",
    ),
    "label.limit.floor_existing_support": (
        "存量企业扶持底线",
        "floor on support of existing firms",
    ),
    "label.limit.market": (
        "{industry} 市场",
        "market for {industry}",
    ),
    "label.limit.bought": ("外购{stream}", "{stream} bought in"),
    "label.limit.sold": ("外销{stream}", "{stream} sold out"),
    "label.limit.concentration": ("{industry} 集中度", "share of {industry}"),
    "label.overlaps": (
        "仍有的邻县同质竞争：{count} 处（另有 {old} 处为两县原有，不计价）",
        "Overlaps of neighbours that remain: {count} (and {old} that both held before, not priced)",
    ),
    "label.pair": (
        "两县",
        "pair",
    ),
    "label.links": (
        "形成的产业链联系：{count} 条",
        "Chain links made: {count}",
    ),
    "label.chain": (
        "上游 > 下游",
        "supplier > customer",
    ),
    "label.partner": (
        "配套方",
        "partner",
    ),
    "label.itself": (
        "本县",
        "itself",
    ),
    "label.breaches": (
        "突破的 1+N 规则：{count} 处",
        "Breaches of the 1+N rule: {count}",
    ),
    "label.rule": (
        "规则",
        "rule",
    ),
    "label.by": (
        "超出",
        "by",
    ),
    "label.rule.leads_per_park": (
        "园区首位产业过多",
        "too many leads in a park",
    ),
    "label.rule.lead_required": (
        "园区缺首位产业",
        "no lead in a park",
    ),
    "label.rule.specials_min": (
        "特色产业过少",
        "too few specialities",
    ),
    "label.rule.specials_max": (
        "特色产业过多",
        "too many specialities",
    ),
    "label.rule.leads_per_industry_max": (
        "同一产业首位过多",
        "an industry leads too many parks",
    ),
    "label.rest": (
        "其余 {count} 项见 {file}",
        "{count} more in {file}",
    ),
    "label.gated": (
        "准入条件挡下的项目或选址：{count} 处（gated.csv）",
        "Refused by admission rules: {count} projects or sites (gated.csv)",
    ),
    "label.floored": (
        "工资不高于外出务工、收入记为零的项目：{count} 个",
        "Projects that pay no more than work elsewhere, income counted as zero: {count}",
    ),
    "label.defaults": (
        "采用默认值的空格：{count} 处（defaults.csv）",
        "Blank cells filled with defaults: {count} (defaults.csv)",
    ),
    "label.warnings": (
        "数据提醒：{count} 处（faults.json）",
        "Warnings on the data: {count} (faults.json)",
    ),
    "label.stored": (
        "运行 {run} 已存入 {folder}",
        "Run {run} is stored in {folder}",
    ),
    "label.shown_again": (
        "运行 {run}（{created}）已重新独立核算，存于 {folder}",
        "Run {run} of {created}, audited again; it is stored in {folder}",
    ),
    "label.slack": (
        "差距相当于 {slack}：价值低于它的取舍尚未判定。",
        "The gap is worth {slack}: choices worth less than that are not settled.",
    ),
    "label.weighted": (
        "目标值按权重计：收入 × {income:g}，税收 × {fiscal:g}。",
        "The value weighs income by {income:g} and tax by {fiscal:g}.",
    ),
    "label.least_per_head": (
        "人均收入最低县优先（全体人口 × 最低人均收入）",
        "least income per head, times all people",
    ),
    "label.money_share": (
        "以上各项之和 × 0.01",
        "sum of the terms above × 0.01",
    ),
    "label.if_all_come": (
        "若推进的项目全部落地：用地 {land} 亩（园区共有 {parks} 亩），扶持资金 {support}；"
        "计划只按期望值预留。",
        "If every project pursued came: {land} mu of land (the parks have {parks}), {support} "
        "of support; the plan keeps room for what the odds let expect.",
    ),
    "label.if_all_come_full": (
        "若推进的项目全部落地：用地 {land} 亩（园区共有 {parks} 亩），扶持资金 {support}；"
        "用地和要素已全额预留，扶持资金按期望值安排。",
        "If every project pursued came: {land} mu of land (the parks have {parks}), {support} "
        "of support; land and utilities are kept in full, support as the odds let expect.",
    ),
    "label.support_exceeds": (
        "扶持超过计算期内留成税收的县（市）：{areas}；它们换来的是居民收入。",
        "Support exceeds the tax kept over the years counted in: {areas}; there it buys resident "
        "income.",
    ),
    "label.served": (
        "同一请求已于 {created} 求解，取自 {folder}（运行 {run}；--fresh 可重新求解）",
        "The same request was solved on {created}: taken from {folder} (run {run}; --fresh "
        "solves again)",
    ),
    "label.run": (
        "运行",
        "run",
    ),
    "label.created": (
        "时间",
        "created",
    ),
    "label.scenario": (
        "算例",
        "scenario",
    ),
    "label.variant": (
        "变体",
        "variant",
    ),
    "label.status": (
        "状态",
        "status",
    ),
    "label.gap": (
        "差距",
        "gap",
    ),
    "label.time": (
        "用时",
        "time",
    ),
    "label.well": (
        "√",
        "ok",
    ),
    "label.unwell": (
        "×",
        "missing",
    ),
    "label.doctor.versions": (
        "版本",
        "versions",
    ),
    "label.doctor.solver": (
        "求解器自检",
        "solver self-test",
    ),
    "label.doctor.runs": (
        "运行文件夹可写",
        "runs folder can be written",
    ),
    "label.doctor.encoding": (
        "控制台编码",
        "console encoding",
    ),
    "label.doctor.language": (
        "语言",
        "language",
    ),
    "label.doctor.fonts": (
        "中文字体",
        "Chinese fonts",
    ),
}
