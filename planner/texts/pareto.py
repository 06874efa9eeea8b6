"""Texts: trade-offs between goals (``planner pareto``)."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.pareto.short": (
        "两个或三个目标之间的最优取舍（前沿）",
        "the best trade-offs between two or three goals",
    ),
    "help.pareto": (
        "求两个或三个目标之间的全部最优取舍："
        "前沿上的每个方案都没有别的方案能样样不差、且至少一样更好。给出"
        "各端点、拐点、相邻两点的交换率、沿前沿变化的决策、各点共有的决策，"
        "以及原方案离前沿多远。\n\n"
        "例：planner pareto scenarios/tiny --aim income --aim power\n\n"
        "退出码：0 完成；5 时限内未能证明没有漏点；130 被中断（已得的保留）",
        "Find every best trade-off between two or three goals: a plan of the front is one that no "
        "plan matches in all goals and beats in one. Tells the ends, the knee, the rate of "
        "exchange between neighbours, the decisions that change along the front and those that "
        "all share, and how far the run's own plan is from it.\n\n"
        "Example: planner pareto scenarios/tiny --aim income --aim power\n\n"
        "Exit codes: 0 done; 5 not proved in time that no point is missing; 130 interrupted, what "
        "was found is kept",
    ),
    "help.option.aim": (
        "目标，写两到三次：income、fiscal、link、bonus、overlap、breach、value、jobs，"
        "或限额的总用量："
        "land、budget、任一资源代码；也可写中文名。第一个目标在其余目标的各个底线上求最大",
        "a goal, two or three times: income, fiscal, link, bonus, overlap, breach, value, jobs, or "
        "the total use of a limit: land, budget, any resource; code or name. The first one is "
        "maximised above floors of the others",
    ),
    "help.option.aim_step": (
        "某目标至少好这么多才算另一个点（按其单位，默认 1）；可重复",
        "how much better a goal has to be to count as another point, in its unit (default 1); "
        "repeatable",
    ),
    "help.option.aim_points": (
        "不求全部点，只在均匀的 N 档底线上求解，"
        "每档给出找到的方案和已证明的上界（大方案默认 7 档）",
        "not every point but N levels at even distances, each with a plan found and a proved bound "
        "(7 by default where the plan is too large for every point)",
    ),
    "help.option.aim_budget": (
        "全部求解的总时限，到时不再开始新的求解：秒，或 90s、10m、1h",
        "time for all solves together, after which none is begun: seconds, or 90s, 10m, 1h",
    ),
    "message.pareto_even": (
        "方案较大，单次求解到不了最优：改为 {count} 档均匀底线，每档给出区间（--points 可改）",
        "the plan is too large for exact solves: {count} levels at even distances instead, each "
        "with an interval (--points changes their number)",
    ),
    "error.unknown_aim": (
        "没有目标 {aim}；可用：{known}",
        "there is no goal {aim}; there are: {known}",
    ),
    "error.unknown_aim_near": (
        "没有目标 {aim}，是否想写 {near}？可用：{known}",
        "there is no goal {aim}; did you mean {near}? There are: {known}",
    ),
    "error.aim_twice": (
        "目标 {aim} 写了两次；请写两个或三个不同的目标",
        "the goal {aim} is named twice; name two or three different ones",
    ),
    "error.aim_count": (
        "写了 {count} 个目标；请用 --aim 写两个或三个，可用：{known}，以及任一资源",
        "{count} goals are named; name two or three by --aim, of: {known}, and any resource",
    ),
    "error.bad_step": (
        "{word} 不是步长；请写成 目标=不小于 0.001 的数，例如 fiscal=10",
        "{word} is no step; write GOAL=AMOUNT with an amount of 0.001 or more, such as fiscal=10",
    ),
    "error.step_of_other": (
        "步长所指的 {aim} 不在目标之中；目标为：{known}",
        "the step is one of {aim}, which is none of the goals: {known}",
    ),
    "error.points_of_three": (
        "--points 只用于两个目标；三个目标请用 --step 放大步长，或用 --budget 限时",
        "--points is for two goals; with three, take larger steps (--step) or less time (--budget)",
    ),
    "error.point_fails_audit": (
        "第 {point} 点的方案经独立核算有 {count} 处不符，前沿不予显示；请用 planner run 和 "
        "planner runs verify 核查该情景",
        "independent arithmetic disagrees with the plan of point {point} in {count} places, so the "
        "front is not shown; look into the scenario with planner run and planner runs verify",
    ),
    "label.pareto.audited": (
        "各点的方案均通过独立核算（最大偏差 {worst:.0e}）。",
        "The plans of all points passed the independent audit (worst deviation {worst:.0e}).",
    ),
    "label.pareto.goal.income": ("居民收入", "resident income"),
    "label.pareto.goal.fiscal": ("县级留成税收净额", "net tax kept"),
    "label.pareto.goal.link": ("产业链联系", "chain links"),
    "label.pareto.goal.bonus": ("项目协同", "bonuses"),
    "label.pareto.goal.overlap": ("邻县同质竞争", "overlap of neighbours"),
    "label.pareto.goal.breach": ("突破1+N规则", "breaches of 1+N"),
    "label.pareto.goal.value": ("目标值", "value of the plan"),
    "label.pareto.goal.jobs": ("投产后岗位", "jobs in production"),
    "label.pareto.goal.land": ("用地", "land"),
    "label.pareto.goal.budget": ("财政支出", "public money"),
    "label.pareto.little": ("{goal}（越少越好）", "{goal} (less is better)"),
    "label.pareto.use": ("{name}用量", "use of {name}"),
    "label.pareto.head": (
        "取舍前沿：{goals}（{title}，运行 {run}）",
        "Trade-offs: {goals} ({title}, run {run})",
    ),
    "label.pareto.every": (
        "已证明完整：{count} 个点，除步长（{steps}）外没有遗漏；对每个点，"
        "都没有方案样样不差且至少一样更好。",
        "Proved complete: {count} points, none is missing but for the step ({steps}); no plan "
        "matches any of them in all goals and beats it in one.",
    ),
    "label.pareto.not_every": (
        "不完整：找到 {count} 个点；在时限内未能证明没有遗漏（步长 {steps}）。"
        "标 ? 的点未证明无法改进。“极限”："
        "其余目标不差于该行的一切方案，其第一目标已证明不可能好过此数。",
        "Not complete: {count} points found; it was not proved in time that none is missing (step "
        "{steps}). A point with ? is not proved to be unbeaten. “Limit”: proved, no plan with as "
        "much of the other goals as in that line does better in the first.",
    ),
    "label.pareto.levels": (
        "按均匀底线求解：下列 {count} 个是找到的方案（未必最优）。“极限”："
        "第二目标不差于该行的一切方案，其第一目标已证明不可能好过此数。",
        "Levels at even distances: the {count} plans below are what was found (perhaps not the "
        "best). “Limit”: proved, no plan with as much of the second as in that line "
        "does better in the first.",
    ),
    "label.pareto.levels_left": (
        "有的档未求解（到时限、被中断或失败）；加 --resume 可继续。",
        "Some levels were not solved (time, a stop or a failure); go on with --resume.",
    ),
    "label.pareto.solves": ("共求解 {count} 档。", "Levels solved: {count}."),
    "label.pareto.payoff": (
        "各目标单独求最好时（其余目标随后尽量好）",
        "Each goal at its best (the others as good as they can then be)",
    ),
    "label.pareto.payoff_found": (
        "各目标单独求最好时找到的方案",
        "Plan found for the best of each goal",
    ),
    "label.pareto.column.best_of": ("求最好的目标", "best of"),
    "label.pareto.column.top": ("已证明的极限", "proved limit"),
    "label.pareto.column.point": ("点", "point"),
    "label.pareto.column.bound": ("极限", "limit"),
    "label.pareto.column.value": ("目标值，万元", "value, wan"),
    "label.pareto.column.projects": ("项目数", "projects"),
    "label.pareto.column.rate": ("交换率", "rate"),
    "label.pareto.column.what": ("决策", "decision"),
    "label.pareto.column.share": ("占比", "share"),
    "label.pareto.column.from_to": ("从→到", "from, to"),
    "label.pareto.column.entering": ("新增", "enters"),
    "label.pareto.column.leaving": ("退出", "leaves"),
    "label.pareto.column.moved": ("改地改期", "moves"),
    "label.pareto.points": ("前沿上的点", "Points of the front"),
    "label.pareto.rate": (
        "交换率：从该点到下一点，{second}每好 1 {unit_b}，{first}要让出多少{unit_a}。",
        "Rate: what {first} loses ({unit_a}) for each {unit_b} by which {second} gets better, from "
        "that point to the next.",
    ),
    "label.pareto.knee": (
        "拐点：第 {point} 点（离两端连线或三端平面最远，各目标按前沿上的幅度折算；Das 1999）。",
        "Knee: point {point} (farthest beyond the chord of the ends, goals scaled by their range "
        "over the front; Das 1999).",
    ),
    "label.pareto.no_knee": (
        "没有拐点：没有点超出两端连线（或三端平面）。",
        "No knee: no point lies beyond the chord of the ends.",
    ),
    "label.pareto.own_beaten": (
        "原方案（{amounts}）不在前沿上：第 {points} 点样样不差且至少一样更好；"
        "最近的是第 {nearest} 点，距离 {distance}（各目标按前沿幅度折算）。",
        "The run's plan ({amounts}) is beaten by points {points}; the nearest one is {nearest}, "
        "{distance} away (goals scaled by their range over the front).",
    ),
    "label.pareto.own_same": (
        "原方案（{amounts}）就是前沿上的第 {nearest} 点。",
        "The run's plan ({amounts}) is point {nearest} of the front.",
    ),
    "label.pareto.own_found": (
        "原方案（{amounts}）与找到的第 {nearest} 点相同；未证明没有更好的。",
        "The run's plan ({amounts}) is as good as point {nearest} of those found; it is not proved "
        "that nothing beats it.",
    ),
    "label.pareto.own_open": (
        "找到的点都不优于原方案（{amounts}）；最近的是第 {nearest} 点，"
        "距离 {distance}（各目标按前沿幅度折算）。",
        "No point found beats the run's plan ({amounts}); the nearest one is {nearest}, {distance} "
        "away (goals scaled by their range over the front).",
    ),
    "label.pareto.volume": (
        "超体积（以前沿上各目标最差值为参照）：{found}，占参照点与各目标最好值之间的 {share}。",
        "Hypervolume above the worst of each goal on the front: {found}, {share} of the box up to "
        "the best of each.",
    ),
    "label.pareto.volume_missing": (
        "任何方案集都不超过 {most}（含步长以内的余地）：遗漏的最多占 {missing}。",
        "No set of plans exceeds {most}, room within the steps included: what is missing is "
        "{missing} of that at most.",
    ),
    "label.pareto.changes": ("沿前沿变化的决策", "Decisions that change along the front"),
    "label.pareto.core": (
        "各点共有（{count} 项）：{names}",
        "In all points ({count}): {names}",
    ),
    "label.pareto.no_core": ("没有各点共有的决策。", "No decision is in all points."),
    "label.pareto.target": ("{county}：{industry}", "{county}: {industry}"),
    "label.pareto.more": ("……另 {count} 项见 table.csv", "... {count} more in table.csv"),
    "label.pareto.chart.title": ("取舍前沿：{goals}", "Trade-offs: {goals}"),
    "label.pareto.chart.exact": ("前沿（每点无可改进）", "front (no plan beats a point)"),
    "label.pareto.chart.found": ("找到的方案", "plans found"),
    "label.pareto.chart.bound": ("已证明的界限（其外无方案）", "proved bound (no plan beyond)"),
    "label.pareto.chart.own": ("本运行的方案", "plan of the run"),
    "label.pareto.chart.knee": ("拐点", "knee"),
    "label.pareto.chart.shade": ("深浅：{goal}", "shade: {goal}"),
}
