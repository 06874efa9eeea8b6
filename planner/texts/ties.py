"""Texts: plans as good as the one of a run."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.ties.short": (
        "有没有同样好的另一方案，差在哪里",
        "Whether another plan is as good, and where it differs",
    ),
    "help.ties": (
        "查明与运行 RUN 的方案同样好（或差不超过 --within）的其他方案：哪些决策可能不同，各县总额的"
        "范围。小模型全域精确；大模型逐县精确（其余照原方案），另给全域的外界。\n\n例："
        "planner ties latest --within 0.001\n\n退出码：0 全部查清；5 时限内未全部查清",
        "Find the other plans that are worth as much as the one of RUN (or less by --within at "
        "most): which decisions may differ, and the range of each county's totals. Small models "
        "exactly as a whole; large ones exactly county by county, with the rest as planned, and "
        "bounds for the whole.\n\nExample: planner ties latest --within 0.001\n\nExit codes: 0 "
        "everything settled; 5 not everything in time",
    ),
    "help.option.within": (
        "允许比原方案差的份额，0.01 = 1 %；0 表示同样好",
        "share by which a plan may be worth less, 0.01 = 1 %; 0: as good",
    ),
    "help.option.ties_seconds": (
        "每个问题（全域或一个县）的时限（秒）",
        "time for each question (the whole, or a county), seconds",
    ),
    "help.option.ties_plans": (
        "每个问题最多列出几个其他方案",
        "most other plans to list for each question",
    ),
    "help.option.ties_county": (
        "只问此县（代码或名称），可重复",
        "ask about this county only (code or name); repeatable",
    ),
    "label.ties.head": (
        "与运行 {run} 的方案（值 {value}）同样好的其他方案",
        "Plans as good as the one of run {run} (worth {value})",
    ),
    "label.ties.same": (
        "所指：值不低于原方案的方案（精确到百万分之一，即求解精度）。",
        "Meant are plans worth no less (to one part in a million, the precision of the solver).",
    ),
    "label.ties.within": (
        "所指：值最多比原方案低 {share}（{slack}）的方案。",
        "Meant are plans worth at most {share} ({slack}) less.",
    ),
    "label.ties.unproved": (
        "原方案未证明最优：可能还差 {gap}；小于它的高下都未判定，更好的方案也可能存在。",
        "The plan is not proved optimal: up to {gap} may be missing. Differences smaller than that "
        "are not settled, and better plans may exist.",
    ),
    "label.ties.scope_whole": (
        "范围：全域，所有决策都可不同。",
        "Scope: the whole, every decision may differ.",
    ),
    "label.ties.scope_county": (
        "范围：逐县，其余各县照原方案（全域太大，不能整体精确求解）。",
        "Scope: county by county, the others as planned (the whole is too large to be solved "
        "exactly).",
    ),
    "label.ties.none": (
        "没有：已证明这是唯一的一个。",
        "There is none: proved that the plan stands alone.",
    ),
    "label.ties.unknown": (
        "时限内没有找到，也没有证明不存在。",
        "None was found in time, nor proved that there is none.",
    ),
    "label.ties.all": (
        "有：共 {count} 个其他方案，已全部列出。",
        "Other plans: {count}, which is all of them. ",
    ),
    "label.ties.some": (
        "有：已找到 {count} 个其他方案，可能还有。",
        "Other plans: {count} were found, and there may be more. ",
    ),
    "label.ties.settled": (
        "下面没有提到的决策，在所有这些方案中都相同（已证明）。",
        "Every decision not named below is the same in all of them (proved). ",
    ),
    "label.ties.unsettled": (
        "时限内未能证明下面没有提到的决策都相同。",
        "It was not proved in time that decisions not named below are the same. ",
    ),
    "label.ties.farthest": (
        "与原方案相差最多 {count} 项决策。",
        "They differ from it in at most {count} decisions.",
    ),
    "label.ties.farthest_known": (
        "已见相差 {count} 项决策的。",
        "Some differ from it in {count} decisions.",
    ),
    "label.ties.not_settled": (
        "标 ? 的时限内未能证明没有更多；加大 --seconds 可再查。",
        "? means that it was not proved in time that there are no more; more --seconds help.",
    ),
    "label.ties.short_none": ("没有（已证明）", "none (proved)"),
    "label.ties.short_unknown": ("时限内未查清", "not known in time"),
    "label.ties.short_all": ("{count} 个（全部）", "{count} (all)"),
    "label.ties.short_some": ("至少 {count} 个", "at least {count}"),
    "label.ties.all_": ("全域", "the whole"),
    "label.ties.better": (
        "{where}：找到一个好 {more} 的方案，可见原方案在此范围内也不是最好。",
        "{where}: a plan worth {more} more was found, so the run's plan is not the best even here.",
    ),
    "label.ties.decisions": (
        "可以不同的决策（{count} 项）",
        "Decisions that may differ ({count})",
    ),
    "label.ties.column.others": ("其他方案", "other plans"),
    "label.ties.column.projects": ("可进可出的项目", "projects in or out"),
    "label.ties.column.targets": ("可变的布局产业", "targets that may differ"),
    "label.ties.column.what": ("决策", "decision"),
    "label.ties.column.here": ("原方案", "in this plan"),
    "label.ties.column.elsewhere": ("其他方案中也可", "in others also"),
    "label.ties.target": ("布局", "target"),
    "label.ties.no_target": ("不布局", "no target"),
    "label.ties.other_role": ("换为首位/特色或换园区", "another role or park"),
    "label.ties.built": ("建", "built"),
    "label.ties.not_built": ("不建", "not built"),
    "label.ties.other_time": ("不建或改期，或建", "built or not, or at another time"),
    "label.ties.out": ("不上", "out"),
    "label.ties.other_count": ("个数不同", "another count"),
    "label.ties.ranges_whole": (
        "各县总额在这些方案中的范围（原方案 [最低 .. 最高]）",
        "Totals of each county over these plans (this plan [least .. greatest])",
    ),
    "label.ties.ranges_county": (
        "各县总额在这些方案中的范围，其余各县照原方案（原方案 [最低 .. 最高]）",
        "Totals of each county over these plans, the others as planned (this plan [least "
        ".. greatest])",
    ),
    "label.ties.not_exact": (
        "标 ? 的时限内未证明，实际范围可能更宽。",
        "A range with ? was not proved in time and may be wider.",
    ),
    "label.ties.outer": (
        "若全域都可变：各县总额不会低于、不会高于（线性松弛的外界，未必达到）",
        "If everything may change: no total lies outside these bounds (of the linear relaxation; "
        "they need not be reached)",
    ),
    "label.ties.total.income": ("居民收入（万元）", "income, wan"),
    "label.ties.total.fiscal": ("留成税收净额（万元）", "net tax, wan"),
    "label.ties.total.jobs": ("投产后岗位（人）", "jobs in production"),
    "label.ties.missing": (
        "有 {count} 个问题没有答案（被中断或失败）；加 --resume 可继续。",
        "{count} questions have no answer (interrupted or failed); go on with --resume.",
    ),
}
