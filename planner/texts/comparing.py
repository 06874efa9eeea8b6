"""Words of the comparison of runs."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.compare.short": (
        "并排比较若干已存运行",
        "Put stored runs side by side",
    ),
    "help.compare": (
        "并排比较两个到九个已存运行：不同的输入（逐行）、总额及与基准的差、各运行都有或只有部分"
        "运行有的项目、地点或时间变了的开工、叠在一起的布局、扩容和满额的限额。未证明最优的数值以"
        "区间给出。\n\n例：planner compare 3f2a latest --to csv,xlsx",
        "Put two to nine stored runs side by side: inputs that differ (row by row), totals with "
        "differences to the base, projects in all or only some runs, starts that moved, layouts "
        "laid over each other, expansions, limits that bind. What is not proved optimal is an "
        "interval.\n\nExample: planner compare 3f2a latest --to csv,xlsx",
    ),
    "help.option.base": (
        "其他运行与此运行相比（默认第一个）",
        "run that the others are compared with (default: the first)",
    ),
    "help.option.compare_to": (
        "另写文件：csv、xlsx 或两者（写入 --out，默认 studies/compare-…）",
        "write files as well: csv, xlsx or both (into --out, by default studies/compare-...)",
    ),
    "help.bad_kind": (
        "没有 {value} 这种文件；可选 {allowed}",
        "{value} is no kind of file here; choose from {allowed}",
    ),
    "error.compare_count": (
        "给了 {count} 个不同的运行；请给出两个到 {most} 个（更多方案请用 planner alternatives）",
        "{count} different runs were named; name two to {most} (planner alternatives compares more "
        "plans)",
    ),
    "label.compare.title": ("比较 {count} 个运行", "{count} runs compared"),
    "label.compare.base_note": (
        "* 基准；差额为其他运行减去 {letter}",
        "* the base; differences are the other run minus {letter}",
    ),
    "label.compare.rest": (
        "另有 {count} 行；全部行用 --to csv,xlsx 写成文件，或用 --json",
        "{count} more lines; --to csv,xlsx writes them all, --json prints them",
    ),
    "label.compare.note.scenarios": (
        "算例不同（{names}）：代码相同的行视为同一行，金额口径可能不同",
        "the scenarios differ ({names}): rows of the same code count as the same row, and "
        "money may "
        "not mean the same",
    ),
    "label.compare.note.yardstick": (
        "决定方案价值口径的设置不同（{keys}）：目标值不可直接相比，请看各项总额",
        "settings that say what a plan is worth differ ({keys}): do not compare the values, "
        "look at "
        "the terms",
    ),
    "label.compare.note.same_inputs": (
        "输入相同：差别来自求解选项、时限或并列的方案",
        "the inputs are the same: differences come from options, time limits or ties",
    ),
    "label.compare.note.best_known": (
        "{letter} 与 {base} 是同一个问题，最优值为 {low} 万元",
        "{letter} and {base} are the same problem; its best value is {low} wan yuan",
    ),
    "label.compare.note.best_between": (
        "{letter} 与 {base} 是同一个问题，最优值在 {low} 与 {high} 万元之间",
        "{letter} and {base} are the same problem; its best value lies between {low} and "
        "{high} wan yuan",
    ),
    "label.compare.note.apart_known": (
        "最优值之差（{letter} 减 {base}）已证明为 {low} 万元",
        "proved: the best value of {letter} less that of {base} is {low} wan yuan",
    ),
    "label.compare.note.apart_between": (
        "最优值之差（{letter} 减 {base}）已证明在 {low} 与 {high} 万元之间",
        "proved: the best value of {letter} less that of {base} lies between {low} and {high} "
        "wan yuan",
    ),
    "label.compare.note.apart_open": (
        "最优值之差（{letter} 减 {base}）在 {low} 与 {high} 万元之间：哪个更高尚未证明",
        "the best value of {letter} less that of {base} lies between {low} and {high} wan "
        "yuan: which is higher is not proved",
    ),
    "label.compare.note.unproved": (
        "有运行没有证明任何上界（-），区间的一端未知",
        "for some run no bound was proved (-), so an end of the interval is not known",
    ),
    "label.compare.totals": ("总额（万元，另注明者除外）", "Totals (wan yuan unless stated)"),
    "label.compare.inputs": ("不同的输入：{count} 处", "Inputs that differ: {count}"),
    "label.compare.projects": (
        "项目：各运行都开工 {all} 个，部分运行 {some} 个，仅一个运行 {one} 个",
        "Projects: {all} start in all runs, {some} in some, {one} in one only",
    ),
    "label.compare.projects_apart": (
        "并非各运行都开工：{count} 个",
        "not started in every run: {count}",
    ),
    "label.compare.projects_moved": (
        "地点、时间或个数不同：{count} 个",
        "started elsewhere, at another time or another number of times: {count}",
    ),
    "label.compare.layout": (
        "布局：{same} 项各运行一致，{apart} 项不同",
        "Layout: {same} targets are the same in all runs, {apart} are not",
    ),
    "label.compare.areas": (
        "各县收入与留成税收合计：{apart} 个不同，{same} 个相同",
        "Income and kept tax together by area: {apart} differ, {same} do not",
    ),
    "label.compare.expansions": (
        "扩容工程：{same} 项相同，{apart} 项不同",
        "Expansions: {same} are the same, {apart} are not",
    ),
    "label.compare.limits": (
        "满额的限额（用到 99% 以上）：{same} 项各运行一致，{apart} 项不同",
        "Limits that bind (99 % used or more): {same} in the same years in all runs, {apart} not",
    ),
    "label.compare.settings": ("设置", "settings"),
    "label.compare.options": ("求解选项", "options"),
    "label.compare.library": ("产业库", "library"),
    "label.compare.blank": ("（空）", "(blank)"),
    "label.compare.row_true": ("有此行", "row"),
    "label.compare.row_false": ("无此行", "no row"),
    "label.compare.flag_true": ("是", "yes"),
    "label.compare.flag_false": ("否", "no"),
    "label.compare.lead": ("首位", "lead"),
    "label.compare.special": ("特色", "special"),
    "label.compare.always": ("不分年", "always"),
    "label.compare.head.letter": ("代号", "letter"),
    "label.compare.head.run": ("运行", "run"),
    "label.compare.head.scenario": ("算例", "scenario"),
    "label.compare.head.variant": ("变体", "variant"),
    "label.compare.head.created": ("时间", "created"),
    "label.compare.head.status": ("状态", "status"),
    "label.compare.head.value_wan": ("方案价值（万元）", "value of the plan (wan yuan)"),
    "label.compare.head.bound_wan": ("上界（万元）", "proved bound (wan yuan)"),
    "label.compare.head.gap_share": ("差距", "gap"),
    "label.compare.head.base": ("基准", "base"),
    "label.compare.head.term": ("代码", "key"),
    "label.compare.head.name": ("名称", "name"),
    "label.compare.head.table": ("表", "table"),
    "label.compare.head.table_name": ("表名", "name of the table"),
    "label.compare.head.key": ("行或键", "row or key"),
    "label.compare.head.column": ("列", "column"),
    "label.compare.head.header": ("列名", "header"),
    "label.compare.head.project": ("项目", "project"),
    "label.compare.head.industry": ("产业", "industry"),
    "label.compare.head.industry_name": ("产业名称", "name of the industry"),
    "label.compare.head.runs": ("运行数", "runs"),
    "label.compare.head.moved": ("有变动", "moved"),
    "label.compare.head.county": ("县（市）", "county"),
    "label.compare.head.county_name": ("县名", "name of the county"),
    "label.compare.head.area": ("地区", "area"),
    "label.compare.head.area_name": ("地区名称", "name of the area"),
    "label.compare.head.what": ("代码", "code"),
    "label.compare.head.what_name": ("名称", "name"),
    "label.compare.head.same": ("各运行一致", "same in all runs"),
    "label.compare.term.best_low": ("最优值之差，至少", "best value, difference at least"),
    "label.compare.term.best_high": ("最优值之差，至多", "best value, difference at most"),
    "label.compare.term.value_wan": ("方案目标值", "value of the plan"),
    "label.compare.term.bound_wan": ("已证明的上界", "proved bound"),
    "label.compare.term.income_wan": ("居民收入", "resident income"),
    "label.compare.term.fiscal_wan": ("县级留成税收", "tax kept"),
    "label.compare.term.link_wan": ("产业链联系", "chain links"),
    "label.compare.term.bonus_wan": ("项目协同", "bonuses"),
    "label.compare.term.overlap_wan": ("邻县同质竞争（成本）", "overlap of neighbours (cost)"),
    "label.compare.term.breach_wan": ("突破 1+N 规则（成本）", "breaches of 1+N (cost)"),
    "label.compare.term.starts": ("开工（个）", "starts (count)"),
    "label.compare.term.expected": ("预计落地（个）", "expected to land (count)"),
    "label.compare.term.land_mu": ("预计用地（亩）", "expected land (mu)"),
    "label.compare.term.support_wan": ("预计扶持", "expected support"),
    "label.compare.term.build_wan": ("扩容投入", "spent on expansions"),
    "label.compare.table.runs": ("运行", "runs"),
    "label.compare.table.totals": ("总额", "totals"),
    "label.compare.table.inputs": ("输入差异", "inputs"),
    "label.compare.table.projects": ("项目", "projects"),
    "label.compare.table.layout": ("布局", "layout"),
    "label.compare.table.areas": ("分地区", "areas"),
    "label.compare.table.expansions": ("扩容", "expansions"),
    "label.compare.table.limits": ("满额限额", "limits"),
    "label.compare.chart.title": ("各运行的布局", "Layouts of the runs"),
    "label.compare.chart.lead": ("实心：首位产业", "filled: leading industry"),
    "label.compare.chart.special": ("空心：特色产业", "hollow: speciality"),
    "label.compare.chart.apart": ("灰底：各运行不一致", "shaded: the runs do not agree"),
}
