"""Texts: plans near the best one, far from each other or best first."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.alternatives.short": (
        "价值相近而布局不同的备选方案",
        "Plans worth nearly as much that differ",
    ),
    "help.alternatives": (
        "求价值与最优方案相差不超过 --within、且两两至少相差 --differ 项决策（或 --differ 个县的"
        "布局产业）的"
        "备选方案，差别最大的在先；加 --listing K 则改为按价值从高到低列出最好的 K 个其他方案。"
        "给出每个"
        "项目和布局产业在各方案中的入选频率、方案之间的相似度，以及所有方案都有的核心。SCENARIO "
        "为情景"
        "文件夹，RUN 为已存方案的编号（或其开头，或 latest）。每个方案都经独立审核。\n\n例："
        "planner alternatives latest --count 5 --within 0.02 --differ 3\n\n退出码：0 完成（包括"
        "已证明再无"
        "方案）；5 时限内未找到足够的方案，也未证明没有",
        "Find plans worth at most --within less than the plan of the run, any two of which "
        "differ in "
        "at least --differ decisions (or in the targets of so many counties), most different "
        "first; or with --listing K the K best other plans, best first. Tells how often each "
        "project and target is chosen, how alike the plans are, and the core that all of them "
        "have. SCENARIO is a folder, RUN a stored run (its id, the beginning of it, or latest). "
        "Every plan is audited.\n\nExample: planner alternatives latest --count 5 --within 0.02 "
        "--differ 3\n\nExit codes: 0 done (also where it is proved that there is no further plan); "
        "5 too few plans in time, and not proved that there are none",
    ),
    "help.option.alternatives_count": (
        "除本方案外要几个备选方案",
        "how many plans beside the one of the run",
    ),
    "help.option.alternatives_within": (
        "允许比本方案少的份额，0.02 = 2 %",
        "share by which a plan may be worth less, 0.02 = 2 %",
    ),
    "help.option.alternatives_differ": (
        "任何两个方案至少相差几项决策（--by targets 时为几个县）",
        "least difference of any two plans: decisions, or counties with --by targets",
    ),
    "help.option.alternatives_by": (
        "比较什么：decisions 为上哪些项目；targets 为各县的布局产业",
        "what is compared: decisions (which projects start) or targets (of each county)",
    ),
    "help.option.alternatives_listing": (
        "按价值从高到低列出最好的 K 个其他方案，不问相差多少",
        "list the K best other plans, best first, however little they differ",
    ),
    "help.option.alternatives_prove": (
        "对所有方案都有的项目和布局产业逐一求证：没有它，价值是否必然低于允许的限度",
        "settle by a re-solve each whether what all plans have is a must: without it every plan is "
        "worth too little",
    ),
    "label.alternatives.unit_decisions": ("项决策", "decisions"),
    "label.alternatives.unit_targets": ("个县", "counties"),
    "label.alternatives.head_far": (
        "运行 {run} 的方案（值 {value}）之外的备选方案：任何两个至少相差 {differ} {unit}，差别最"
        "大的在先",
        "Alternatives to the plan of run {run} (worth {value}): any two differ in at least "
        "{differ} "
        "{unit}, most different first",
    ),
    "label.alternatives.head_best": (
        "运行 {run} 的方案（值 {value}）之外最好的方案，按求解次序从高到低",
        "The best plans beside the one of run {run} (worth {value}), best first",
    ),
    "label.alternatives.within": (
        "所指：价值最多比该方案少 {share} 的方案，即不低于 {least}。",
        "Meant are plans worth at most {share} less, that is at least {least}.",
    ),
    "label.alternatives.bound": (
        "该方案未证明最优（上界 {bound}）：这里的方案与真正最优相差不超过 {share}。",
        "That plan is not proved optimal (bound {bound}): plans here are at most {share} below the "
        "true optimum.",
    ),
    "label.alternatives.column.plan": ("方案", "plan"),
    "label.alternatives.column.value": ("价值（万元）", "value, wan"),
    "label.alternatives.column.below": ("比本方案少", "less by"),
    "label.alternatives.column.nearest": ("与最近的相差", "differs by"),
    "label.alternatives.column.farthest": ("可能的最大差别", "at most"),
    "label.alternatives.column.none_better": ("其余的上界", "rest at most"),
    "label.alternatives.column.enters": ("比本方案多", "has more"),
    "label.alternatives.column.leaves": ("比本方案少了", "lacks"),
    "label.alternatives.plan_zero": (
        "方案 0 为运行 {run} 的方案。",
        "Plan 0 is that of run {run}.",
    ),
    "label.alternatives.nearest_said": (
        "“与最近的相差”：与排在它前面的方案中最近的一个相差多少；“可能的最大差别”：已证明，"
        "允许范围内没有方案相差更多。",
        "“Differs by”: from the nearest of the plans before it; “at most”: proved, no plan within "
        "the tolerance differs more.",
    ),
    "label.alternatives.none_better_said": (
        "“其余的上界”：已证明，排在它前面的之外，没有方案价值更高。",
        "“Rest at most”: proved, besides those before it no plan is worth more.",
    ),
    "label.alternatives.better": ("更好", "better"),
    "label.alternatives.and_more": ("，另 {count} 项", " and {count} more"),
    "label.alternatives.end_enough_far": (
        "已找到所要的 {count} 个；可能还有别的。",
        "Found as many as asked for ({count}); there may be more.",
    ),
    "label.alternatives.end_enough_best": (
        "已列出所要的 {count} 个；其余方案的价值不超过 {bound}。",
        "Listed as many as asked for ({count}); no other plan is worth more than {bound}.",
    ),
    "label.alternatives.end_none_left_far": (
        "再没有了（已证明）：允许范围内的其他方案，与已列方案中最近的一个最多只差 {most} {unit}。",
        "There is no further one (proved): every other plan within the tolerance is at most {most} "
        "{unit} away from one of these.",
    ),
    "label.alternatives.end_none_left_best": (
        "允许范围内的方案已全部列出（已证明）：其余方案的价值不超过 {bound}。",
        "These are all within the tolerance (proved): no other plan is worth more than {bound}.",
    ),
    "label.alternatives.end_none_exists": (
        "再没有别的方案了（已证明）：任何其他方案都不合规则。",
        "These are all (proved): no other plan keeps the rules.",
    ),
    "label.alternatives.end_not_found_far": (
        "时限内没有找到下一个（找到的最多差 {nearest} {unit}），也未证明没有（上界 {most}）；加"
        "大 --seconds "
        "可再查。",
        "No further one was found in time (the best differs by {nearest} {unit}), nor proved that "
        "there is none (bound {most}); more --seconds help.",
    ),
    "label.alternatives.end_not_found_best": (
        "时限内没有找到下一个，也未证明没有：其余方案的价值不超过 {bound}；加大 --seconds 可再查。",
        "No further one was found in time, nor proved that there is none: no other plan is "
        "worth more "
        "than {bound}; more --seconds help.",
    ),
    "label.alternatives.end_unanswered": (
        "求解被中断或失败，到此为止；加 --resume 可继续。",
        "Interrupted, or a solve failed: this is as far as it got; go on with --resume.",
    ),
    "label.alternatives.end_unsound": (
        "求解器给出的下一个方案未通过独立审核，已弃去，到此为止。",
        "The next plan of the solver failed its audit and is not shown; the search ends here.",
    ),
    "label.alternatives.similarity": (
        "两两相似度（Jaccard，1 为相同）：{low} 到 {high}。",
        "Similarity of any two (Jaccard, 1 is the same): {low} to {high}.",
    ),
    "label.alternatives.core_decisions": (
        "项目：{all} 个出现在这些方案中，其中 {count} 个为全部 {plans} 个方案所共有",
        "Projects: {all} occur in these plans, {count} of them in all {plans}",
    ),
    "label.alternatives.core_targets": (
        "布局产业：{all} 项出现在这些方案中，其中 {count} 项为全部 {plans} 个方案所共有",
        "Targets: {all} occur in these plans, {count} of them in all {plans}",
    ),
    "label.alternatives.not_asked": (
        "共有不等于必选：是否必选没有求证，加 --prove 可查。",
        "That all have them proves nothing about other plans; --prove settles it.",
    ),
    "label.alternatives.proved": (
        "共有的之中：{must} 项必选（已证明，没有它价值必低于限度），{optional} 项可替代，{open} "
        "项未定。",
        "Of those that all have {must} are musts (proved: without them every plan is worth too "
        "little), {optional} can be done without, {open} are not settled.",
    ),
    "label.alternatives.must": ("必选：{names}", "Musts: {names}"),
    "label.alternatives.what_decisions": ("并非都有的项目", "project that not all have"),
    "label.alternatives.what_targets": ("并非都有的布局产业", "target that not all have"),
    "label.alternatives.in": ("入选方案", "plans"),
    "label.alternatives.chart.plan": ("方案（0 为本方案）", "plan (0: that of the run)"),
    "label.alternatives.chart.presence": (
        "各方案的构成\n深色：全部方案共有；列出 {count} 项中的 {shown} 项",
        "What each plan has\nDark: all of them. {shown} of {count} rows",
    ),
    "label.alternatives.chart.similarity_decisions": (
        "方案相似度\nJaccard；下行为相差的决策数",
        "Similarity of plans\nJaccard; below: decisions apart",
    ),
    "label.alternatives.chart.similarity_targets": (
        "方案相似度\nJaccard；下行为布局不同的县数",
        "Similarity of plans\nJaccard; below: counties apart",
    ),
    "label.alternatives.chart.share": ("入选方案所占百分比", "share of the plans, %"),
    "label.alternatives.chart.frequency": (
        "入选频率\n另有 {core} 项为全部 {plans} 个方案共有",
        "How often chosen\nBesides {core} that all {plans} plans have",
    ),
}
