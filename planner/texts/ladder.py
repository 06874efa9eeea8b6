"""Texts: plans for rising limits in which nothing funded is withdrawn."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.ladder.short": (
        "逐级加码的方案：已安排的不撤，代价多大",
        "Plans for rising limits: nothing is withdrawn, and what that costs",
    ),
    "help.ladder": (
        "求一串逐级加码的方案：资金、土地、电力等限额逐级放宽（--of、--steps），或规划期逐期延长"
        "（--by years），上一级已安排的项目和扩建工程在以后各级一概不撤（同一项目、同一园区；时"
        "序也不变，"
        "除非加 --retime）。给出每一级新增了什么，以及“不撤”的代价：与该级单独最优方案相比少多少。"
        "--joint 另把各级合成一个模型，求各级价值之和（等权）最大的一串方案。\n\n例："
        "planner ladder latest --of budget --steps -20%,0,+20%,+40%\n\n退出码：0 每级都有方案或"
        "已证明"
        "没有；5 有的级时限内未得方案",
        "Find a sequence of plans for rising limits: money, land, power and so on in steps (--of, "
        "--steps), or a horizon that grows by a period (--by years). What a rung has funded stays "
        "on every higher one (the same project in the same park; in the same period too, unless "
        "--retime). Tells what enters on each rung and what nesting costs there, against the best "
        "plan of the rung alone. --joint also plans all rungs in one model, for the greatest sum "
        "of values with equal weights.\n\nExample: planner ladder latest --of budget --steps "
        "-20%,0,+20%,+40%\n\nExit codes: 0 every rung has a plan or is proved to have none; 5 not "
        "every one in time",
    ),
    "help.option.ladder_of": (
        "逐级放宽的限额：budget（资金）、land（土地）、market、pursuits，或一种资源；代码或名称",
        "limit that rises: budget, land, market, pursuits, or a resource; code or name",
    ),
    "help.option.ladder_steps": (
        "各级相对现有限额的变化，逗号分隔；自动从低到高排列",
        "changes of the limit, separated by commas; climbed from the lowest to the highest",
    ),
    "help.option.ladder_by": (
        "years：规划期逐期延长，每级只能安排到该期为止开工的项目",
        "years: the horizon grows by a period; a rung has only what begins by then",
    ),
    "help.option.ladder_retime": (
        "保留的项目可以改变开工时期",
        "what is kept may move to another period",
    ),
    "help.option.ladder_joint": (
        "另求各级一并规划、价值之和最大的一串方案",
        "also plan all rungs jointly, for the greatest sum of their values",
    ),
    "error.ladder_one_way": (
        "请给出 --of 限额 或 --by years，二者取一",
        "name either a limit with --of, or --by years, not both",
    ),
    "error.ladder_no_limit": (
        "此方案没有名为 {limit} 的限额；可用：{known}",
        "the plan has no limit {limit}; it has: {known}",
    ),
    "error.ladder_no_limit_near": (
        "此方案没有名为 {limit} 的限额，是否指 {near}？可用：{known}",
        "the plan has no limit {limit}; did you mean {near}? It has: {known}",
    ),
    "error.ladder_no_share": (
        "--steps 中的 {word} 不是百分比；写法如 -20%,0,+20%",
        "{word} in --steps is no percentage; write for instance -20%,0,+20%",
    ),
    "error.ladder_share_beyond": (
        "--steps 中的 {word} 超出范围：限额最多减 100 %（减到零），最多增 10000 %",
        "{word} in --steps is out of range: a limit can fall by 100 % at most (to nought) and "
        "rise by "
        "10000 % at most",
    ),
    "error.ladder_few_steps": (
        "--steps {words}：至少要两级，且不得重复",
        "--steps {words}: at least two are needed, and no two the same",
    ),
    "label.ladder.head": (
        "运行 {run} 的情景逐级加码：{what}；已安排的不撤{how}",
        "A ladder for the scenario of run {run}: {what}; what is funded stays{how}",
    ),
    "label.ladder.head_years": ("规划期逐期延长", "a horizon that grows"),
    "label.ladder.retimed": ("（时期可变）", " (its period may change)"),
    "label.ladder.market": ("市场容量", "markets"),
    "label.ladder.column.rung": ("级", "rung"),
    "label.ladder.column.free": ("该级单独最优（万元）", "best alone, wan"),
    "label.ladder.column.nested": ("不撤的方案（万元）", "nested, wan"),
    "label.ladder.column.cost": ("不撤的代价（万元）", "nesting costs, wan"),
    "label.ladder.column.enters": ("新增项目数", "enters"),
    "label.ladder.column.joint": ("一并规划（万元）", "jointly, wan"),
    "label.ladder.until": ("到 {years} 年", "until {years}"),
    "label.ladder.none": ("没有方案（已证明）", "none (proved)"),
    "label.ladder.unknown": ("时限内未得", "not found"),
    "label.ladder.interval": (
        "[a .. b]：未证明最优时，实际值在此区间。区间含 0 的代价不能断定大于 0。"
        "代价就这一串方案而言：下面的级若未解到最优，其方案的不足也计入以上各级的代价。",
        "[a .. b]: not proved optimal, the true amount lies between. A cost whose interval "
        "holds 0 is not proved to be above 0. It is the cost of this ladder: where a lower rung "
        "was not solved to its end, what its plan falls short of counts on higher rungs too.",
    ),
    "label.ladder.significant": (
        "“不撤”的代价在 {count} 级上已证明大于 0。",
        "Nesting is proved to cost something on {count} rungs.",
    ),
    "label.ladder.sums": (
        "各级价值之和：逐级 {climbed}，一并规划 {joined}（上界 {bound}）。",
        "Sum of the values: climbed {climbed}, jointly {joined} (bound {bound}).",
    ),
    "label.ladder.never_joint": (
        "已证明：有的级没有方案，故各级无法一并规划。",
        "Proved: a rung has no plan, so there is none for all rungs together.",
    ),
    "label.ladder.no_joint": (
        "一并规划时限内未得方案。",
        "No ladder was found jointly in time.",
    ),
    "label.ladder.enters": ("{rung} 新增 {count} 个", "{rung}: {count} enter"),
    "label.ladder.enters_heading": ("逐级新增的项目", "What enters on each rung"),
    "label.ladder.count_more": ("，另 {count} 个", " and {count} more"),
    "label.ladder.chart.title": (
        "逐级加码：{what}",
        "Ladder: {what}",
    ),
    "label.ladder.chart.free": (
        "该级单独最优（线段：未证明的余地）",
        "best alone (bar: not proved)",
    ),
    "label.ladder.chart.nested": ("已安排的不撤", "nested"),
    "label.ladder.chart.joint": ("一并规划", "jointly"),
    "label.ladder.chart.value": ("价值（万元）", "value, wan yuan"),
    "label.ladder.chart.enters": ("+{count} 项", "+{count}"),
}
