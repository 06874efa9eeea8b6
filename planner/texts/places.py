"""Words of the pages on places."""

TEXTS = {
    "error.place_unmarked": (
        "{file}：没有这一页，或页中缺少“<!-- figures -->”（目录页为“<!-- places -->”）"
        "和“<!-- end -->”两行标记；"
        "请写好文字并加上标记，再运行 python -m planner.places",
        "{file}: there is no such page, or it lacks the marks “<!-- figures -->” (the first page: "
        "“<!-- places -->”) and “<!-- end -->”, each on a line of its own; write the words with "
        "the marks, then run python -m planner.places",
    ),
    "label.place.command": (
        "以下数字由 `planner run scenarios/{name} --gap {gap}` 求得，"
        "金额单位万元，收入和税收为折现后的落地期望值。",
        "The figures below are those of `planner run scenarios/{name} --gap {gap}`, in wan yuan; "
        "income and tax are discounted and weighted by odds.",
    ),
    "label.place.optimal": (
        "已证明：在这些规则和数据下没有更好的方案。",
        "Proved: under these rules and figures no plan is better.",
    ),
    "label.place.within": (
        "已证明：任何方案最多再好 {gap}；其余各项是这一方案的数字。",
        "Proved: no plan is more than {gap} better; all other figures are those of this plan.",
    ),
    "label.place.unproved": (
        "这是时限内找到的方案，离最优多远尚无证明。",
        "This is the plan found in time; nothing is proved about how good it is.",
    ),
    "label.place.figure": ("指标", "figure"),
    "label.place.amount": ("数值", "amount"),
    "label.place.value": ("方案总值（万元）", "value of the plan, wan yuan"),
    "label.place.income": ("居民收入（万元）", "resident income, wan yuan"),
    "label.place.fiscal": (
        "县级留成税收，扣除扶持和扩容（万元）",
        "tax kept, net of support and building, wan yuan",
    ),
    "label.place.tax": ("县级留成税收，扣除扶持（万元）", "tax kept, net of support, wan yuan"),
    "label.place.link": ("产业链联系（万元）", "chain links, wan yuan"),
    "label.place.bonus": ("项目间加值（万元）", "bonuses between projects, wan yuan"),
    "label.place.overlap": ("邻县同质竞争的代价（万元）", "cost of overlap, wan yuan"),
    "label.place.breach": ("突破布局规则的代价（万元）", "cost of breaches, wan yuan"),
    "label.place.starts": ("开工推进的项目（个）", "projects begun"),
    "label.place.expected": ("其中预计投产（个）", "of these expected to produce"),
    "label.place.land": ("预计用地（亩）", "land expected, mu"),
    "label.place.support": (
        "预计扶持资金（万元，未折现）",
        "support expected, wan yuan, undiscounted",
    ),
    "label.place.jobs": ("最多年份的预计就业（人）", "jobs expected in the best year"),
    "label.place.grade": (
        "依据专家先验（C 级）的部分：{parts}。",
        "Resting on expert priors (grade C): {parts}.",
    ),
    "label.place.grade_income": ("居民收入的 {share}", "{share} of the resident income"),
    "label.place.grade_fiscal": ("财政值的 {share}", "{share} of the fiscal value"),
    "label.place.and": ("，", ", "),
    "label.place.comma": ("、", ", "),
    "label.place.none": ("无", "none"),
    "label.place.layout": ("“1+N”布局：", "The 1+N layout:"),
    "label.place.lead": ("{park}：{industry}", "{park}: {industry}"),
    "label.place.enclaves": (
        "飞地园区，“合计 / 归伙伴”（万元）：",
        "Enclaves, “whole / partner's part”, wan yuan:",
    ),
    "label.place.partner": ("伙伴", "partner"),
    "label.place.share": ("伙伴分成", "partner's share"),
    "label.place.enclave_income": ("居民收入", "resident income"),
    "label.place.enclave_tax": ("留成税收", "tax kept"),
    "label.place.limits": (
        "用满的限额（列出 {shown} 项，共 {all} 项）：",
        "Limits that are full ({shown} of {all}):",
    ),
    "label.place.no_limits": ("没有一项限额用满。", "No limit is full."),
    "label.place.filled": ("最满时用量 / 限额", "used / available at the fullest"),
    "label.place.picture": (
        "方案中各产业带来的居民收入和留成税收",
        "Resident income and kept tax by industry of the plan",
    ),
    "label.place.begun": ("推进 {count} 个项目", "{count} begun"),
    "label.place.rest": ("其余 {count} 个产业", "{count} other industries"),
    "label.place.basis": (
        "数据指纹 `{inputs}`，模型指纹 `{model}`。",
        "Inputs `{inputs}`, model `{model}`.",
    ),
    "label.place.basis_variant": (
        "变体 `{variant}`：数据指纹 `{inputs}`，模型指纹 `{model}`。",
        "Variant `{variant}`: inputs `{inputs}`, model `{model}`.",
    ),
    "label.place.written": (
        "以上由 `python -m planner.places` 生成，请勿手改。",
        "Written by `python -m planner.places`, not by hand.",
    ),
    "label.place.compared": (
        "与变体比较（`planner run scenarios/{name} --variant 变体名`，万元）：",
        "Beside its variants (`planner run scenarios/{name} --variant NAME`), wan yuan:",
    ),
    "label.place.compared_note": (
        "方括号内是[找到的方案, 已证上界]：真正的最优值在其间；区间相互重叠时，差额尚未证明。",
        "Brackets hold [plan found, proved bound]; the best plan is worth something between. Where "
        "brackets overlap, a difference is not proved.",
    ),
    "label.place.base": ("本场景", "the scenario"),
    "label.place.scheme": ("方案", "scheme"),
    "label.place.value_all": ("总值", "value"),
    "label.place.income_all": ("居民收入", "resident income"),
    "label.place.fiscal_all": ("留成税收（净）", "net tax kept"),
    "label.place.overlap_all": ("同质竞争代价", "overlap"),
    "label.place.outside": ("另归范围外伙伴", "besides, to partners outside"),
}
