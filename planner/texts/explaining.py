"""Texts: explaining."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.explain.short": (
        "说明方案：为什么选、为什么不选",
        "Say why: what a project or target is worth, what stops it, what would change it",
    ),
    "help.explain": (
        "说明运行 RUN（编号、编号开头或 latest）的方案："
        "每个项目和每个主攻产业为什么在内、为什么不在，去掉或强行加入损失多少，"
        "由什么替代、被什么限额挡住，数字要变多少才会改变结论。不加选项则列出方案中的项目。"
        "\n\n例：planner explain latest "
        "--project P014\n\n例：planner explain latest --county 凯里 --resume\n\n退出码：0 完成；2 "
        "没有此项目、县或运行；7 部分问题未能回答；130 被中断，已答的照样显示",
        "Say why the plan of RUN (its id, a beginning of it, or latest) is as it is: what is lost "
        "without a project or target, or by forcing one in, what takes its place, which limit or "
        "rule stops it, and how far its figures must change. Without options the projects of the "
        "plan are listed.\n\nExample: planner explain latest --project P014\n\nExample: planner "
        "explain latest --county Kaili --resume\n\nExit codes: 0 done; 2 no such project, county "
        "or run; 7 some questions were not answered; 130 interrupted, what was answered is told",
    ),
    "help.option.explain_project": (
        "项目代码或名称，可重复",
        "code or name of a project; repeatable",
    ),
    "help.option.explain_county": (
        "县代码或名称，可重复：该县全部项目和产业",
        "code or name of a county, all its projects and industries; repeatable",
    ),
    "help.option.explain_all": (
        "全部县",
        "all counties",
    ),
    "help.option.tolerance": (
        "可容忍的损失，占方案价值的比例（0.005 即 0.5 %；0 为不容忍）：损失不超过它的算可选",
        "loss that is tolerated, as a share of the plan's value (0.005 is 0.5 %; 0 tolerates "
        "none): what loses no more is optional",
    ),
    "help.option.question_seconds": (
        "每个问题最多求解多少秒",
        "seconds that one question may take at most",
    ),
    "help.option.exactly": (
        "用更多次求解把 --project 的临界值（收入、工资、税收、落地概率）逐一求准",
        "follow the switching figures of --project (income, wage, tax, odds) to their exact value "
        "by further solves",
    ),
    "error.unknown_project": (
        "没有项目 {project}；可写代码或名称，用 planner explain RUN --county 县 查看",
        "there is no project {project}; give its code or name, planner explain RUN --county COUNTY "
        "lists them",
    ),
    "error.unknown_project_near": (
        "没有项目 {project}，是否想写 {near}？",
        "there is no project {project}; did you mean {near}?",
    ),
    "error.ambiguous_project": (
        "名称 {project} 对应多个项目，请写代码：{codes}",
        "{project} is the name of several projects, give a code: {codes}",
    ),
    "label.explain.head": (
        "{title}  [{variant}]  运行 {run}",
        "{title}  [{variant}]  run {run}",
    ),
    "label.explain.optimal": (
        "方案已证明最优（价值 {value}）。",
        "The plan is proved optimal (value {value}).",
    ),
    "label.explain.not_optimal": (
        "注意：方案未证明最优（价值 {value}，任何方案最多再好 "
        "{slack}，即 {gap}）；对全局的回答因此只是区间。",
        "Mind: the plan is not proved optimal (value {value}; no plan is better by more than "
        "{slack}, {gap}); answers for the whole are therefore intervals.",
    ),
    "label.explain.scope_whole": (
        "范围：全部县同时重新优化。",
        "Scope: all counties are planned anew.",
    ),
    "label.explain.scope_part": (
        "范围：只重新优化项目（产业）所在的县，其余县按方案不变；此范围内的回答另注明是否精确。",
        "Scope: only the counties of the project (or industry) are planned anew, the rest stays as "
        "planned; each answer says whether it is exact within that scope.",
    ),
    "label.explain.tolerance": (
        "容忍的损失：{wan}（方案价值的 {share}）。",
        "Tolerated loss: {wan} ({share} of the plan's value).",
    ),
    "label.explain.title": (
        "{code}  {name}（{industry}；{places}）",
        "{code}  {name} ({industry}; {places})",
    ),
    "label.explain.in_plan": (
        "在方案中：{starts}。自身价值 {value}（收入 {income}，留成税收净额 {fiscal}）。",
        "In the plan: {starts}. Its own value is {value} (income {income}, net tax {fiscal}).",
    ),
    "label.explain.start": (
        "{years} 年在{place}开工（落地概率 {odds}）",
        "begins {years} in {place} (odds {odds})",
    ),
    "label.explain.starts": (
        "{years} 年在{place}开工 {count} 个（落地概率各 {odds}）",
        "{count} begin {years} in {place} (odds {odds} each)",
    ),
    "label.explain.out_of_plan": (
        "不在方案中。",
        "Not in the plan.",
    ),
    "label.explain.fixed_in": (
        "算例规定它必须上。",
        "The scenario says that it must start.",
    ),
    "label.explain.fixed_out": (
        "算例规定它不上。",
        "The scenario says that it must not start.",
    ),
    "label.explain.improved": (
        "方案在此处还不是最优：只重新安排{counties}就多得 "
        "{gain}；以下与这样改进后的方案比较{flipped}。",
        "The plan is not the best here: planning {counties} anew alone gains {gain}; what follows "
        "is compared with the plan so improved{flipped}.",
    ),
    "label.explain.flipped_in": (
        "，改进后的方案包含它",
        ", which has it",
    ),
    "label.explain.flipped_out": (
        "，改进后的方案不包含它",
        ", which does without it",
    ),
    "label.explain.lost_without": (
        "去掉它损失 {loss}（{scope}）。",
        "Lost without it: {loss} ({scope}).",
    ),
    "label.explain.lost_with": (
        "强行加入损失 {loss}（{scope}）。",
        "Lost by forcing it in: {loss} ({scope}).",
    ),
    "label.explain.gained_without": (
        "取消这一规定并去掉它，反而多得 {gain}（{scope}）。",
        "Without that decision and without it the plan would gain {gain} ({scope}).",
    ),
    "label.explain.gained_with": (
        "取消这一规定并加入它，反而多得 {gain}（{scope}）。",
        "Without that decision and with it the plan would gain {gain} ({scope}).",
    ),
    "label.explain.no_plan_without": (
        "没有它就没有可行方案（{scope}）：全部规则合在一起必须有它。",
        "Without it there is no plan ({scope}): the rules together need it.",
    ),
    "label.explain.no_plan_with": (
        "无法强行加入（{scope}）。",
        "It cannot be forced in ({scope}).",
    ),
    "label.explain.loss_whole": (
        "全部县同时重新优化时：{loss}。",
        "With all counties planned anew: {loss}.",
    ),
    "label.explain.no_plan_whole": (
        "全部县同时重新优化也没有这样的可行方案。",
        "Even with all counties planned anew there is no such plan.",
    ),
    "label.explain.exactly": (
        "{wan}，精确",
        "{wan}, exactly",
    ),
    "label.explain.between": (
        "{low} 到 {high} 之间（未证明到底）",
        "between {low} and {high} (not proved to the end)",
    ),
    "label.explain.at_least": (
        "至少 {low}（是否有可行方案尚未判定）",
        "at least {low} (whether there is a plan at all is not settled)",
    ),
    "label.explain.between_short": (
        "{low}–{high}",
        "{low}–{high}",
    ),
    "label.explain.at_least_short": (
        "≥ {low}",
        "≥ {low}",
    ),
    "label.explain.no_plan_short": (
        "无可行方案",
        "no plan",
    ),
    "label.explain.unanswered": (
        "未回答",
        "not answered",
    ),
    "label.explain.unanswered_card": (
        "尚未回答（求解被中断或出错）；加 --resume 可接着做。",
        "Not answered yet (stopped, or the task failed); go on with --resume.",
    ),
    "label.explain.within": (
        "只重新优化{counties}，其余按方案",
        "{counties} planned anew, the rest as planned",
    ),
    "label.explain.within_whole": (
        "全部县重新优化",
        "all counties planned anew",
    ),
    "label.explain.member.must": ("必选", "must-have"),
    "label.explain.member.optional": ("可选", "optional"),
    "label.explain.member.never": ("不选", "never"),
    "label.explain.member.open": ("未定", "not settled"),
    "label.explain.designated": ("（已指定）", " (designated)"),
    "label.explain.member_said.must": (
        "结论：必选，损失在容忍之内的方案都有它。",
        "So it is a must-have: every plan within the tolerated loss has it.",
    ),
    "label.explain.member_said.optional": (
        "结论：可选，换一种选择的损失不超过容忍值。",
        "So it is optional: the other choice loses no more than is tolerated.",
    ),
    "label.explain.member_said.never": (
        "结论：不选，损失在容忍之内的方案都没有它。",
        "So it is never chosen: no plan within the tolerated loss has it.",
    ),
    "label.explain.member_said.open": (
        "结论：未定，区间跨过容忍值；可加大 --seconds。",
        "Not settled: the interval straddles what is tolerated; allow more with --seconds.",
    ),
    "label.explain.member_part.must": (
        "结论（其余县按方案不变）：必选，在这样的方案中，损失在容忍之内的都有它。",
        "With the rest as planned it is a must-have: of the plans that differ there alone, all "
        "within the tolerated loss have it.",
    ),
    "label.explain.member_part.optional": (
        "结论（其余县按方案不变）：可选，换一种选择的损失不超过容忍值。",
        "With the rest as planned it is optional: the other choice loses no more than is "
        "tolerated.",
    ),
    "label.explain.member_part.never": (
        "结论（其余县按方案不变）：不选，在这样的方案中，损失在容忍之内的都没有它。",
        "With the rest as planned it is never chosen: of the plans that differ there alone, none "
        "within the tolerated loss has it.",
    ),
    "label.explain.member_part.open": (
        "结论（其余县按方案不变）：未定，区间跨过容忍值；可加大 --seconds。",
        "With the rest as planned it is not settled: the interval straddles what is tolerated; "
        "allow more with --seconds.",
    ),
    "label.explain.member_whole": (
        "结论（全部县重新优化）：{member}。",
        "With all counties planned anew: {member}.",
    ),
    "label.explain.tied": (
        "有或没有它价值相同：两种方案并列。",
        "With and without it the value is the same: the two plans tie.",
    ),
    "label.explain.gated": (
        "准入条件挡下的选址（这些选址不能强行加入，须先改变条件）：",
        "Sites closed by admission rules (they cannot be forced open; the figure or the rule would "
        "have to change):",
    ),
    "label.explain.gate": (
        "{place}：{gate} 为 {found}，要求 {needed}（依据 {source}）",
        "{place}: {gate} is {found}, needed {needed} (by {source})",
    ),
    "label.explain.yes": ("是", "yes"),
    "label.explain.no": ("否", "no"),
    "label.explain.class.industrial": ("工业用地", "industrial"),
    "label.explain.class.chem_park": ("化工园区", "chemical park"),
    "label.explain.class.logistics": ("物流仓储用地", "logistics"),
    "label.explain.class.building": ("楼宇", "building"),
    "label.explain.class.commercial": ("商服用地", "commercial"),
    "label.explain.class.agricultural": ("农业用地", "agricultural"),
    "label.explain.class.scattered": ("零散用地", "scattered"),
    "label.explain.all_gated": (
        "准入条件挡下了它的全部选址，因此不能强行加入。",
        "Admission rules close all its sites, so it cannot be forced in.",
    ),
    "label.explain.obstacles": (
        "原因：",
        "Because:",
    ),
    "label.explain.obstacle.no_site": (
        "它没有可用的选址或开工时段",
        "it has no site or no period in which it could begin",
    ),
    "label.explain.obstacle.designated_out": (
        "其产业在所在县已被指定不作主攻产业",
        "its industry is designated as no target where it could stand",
    ),
    "label.explain.obstacle.excluded": (
        "它与必须上的 {other} 互斥",
        "it excludes {other}, which must start",
    ),
    "label.explain.obstacle.requires": (
        "它要求 {other}，而后者上不了",
        "it requires {other}, which cannot come",
    ),
    "label.explain.obstacle.too_large": (
        "{limit}（{area}，{years}）：需要 {need} {unit}，全部扩容后也最多只能给它 {room} {unit}",
        "{limit} ({area}, {years}): it needs {need} {unit}; with every expansion there are at most "
        "{room} {unit} for it",
    ),
    "label.explain.obstacle.together": (
        "没有哪一项限额单独挡住它，是全部规则合在一起（其余按方案）排除了它；可用 planner diagnose "
        "查找相互冲突的规则",
        "no single limit keeps it out: the rules together "
        "(the rest as planned) exclude it; planner "
        "diagnose finds rules in conflict",
    ),
    "label.explain.obstacle.together_whole": (
        "没有哪一项限额单独挡住它，是全部规则合在一起排除了它",
        "no single limit keeps it out: the rules together exclude it",
    ),
    "label.explain.in_the_way": (
        "挡在前面的（按方案现状；强行加入时：{start}）：",
        "What stands in the way (beside the plan as it is; forced in, it {start}):",
    ),
    "label.explain.lacks": (
        "{limit}（{area}，{years}）：需要 {need} {unit}，方案只剩 {left} {unit}，缺 {short} {unit}",
        "{limit} ({area}, {years}): it needs {need} {unit}, the plan leaves {left} {unit}, {short} "
        "{unit} are missing",
    ),
    "label.explain.lacks_short": (
        "{limit} 缺 {short} {unit}",
        "{limit}: {short} {unit} short",
    ),
    "label.explain.untargeted": (
        "{industry}在那里不是主攻产业（“1+N”规则）",
        "{industry} is no target there (1+N rule)",
    ),
    "label.explain.untargeted_short": (
        "非主攻产业",
        "no target",
    ),
    "label.explain.worthless": (
        "它自身的价值是负的：{value}",
        "its own value is negative: {value}",
    ),
    "label.explain.worthless_short": (
        "自身价值为负",
        "own value negative",
    ),
    "label.explain.nothing_in_the_way": (
        "没有限额挡住它：放得下，但带来的不抵所失（见下）。",
        "no limit stops it: there is room, but it brings less than it takes away (see below).",
    ),
    "label.explain.room_short": (
        "放得下，但不划算",
        "room, but it does not pay",
    ),
    "label.explain.switch_out": (
        "要使它进入最优方案（{scope}），下列数字任改一项即可（其他数字不变）：",
        "It enters a best plan ({scope}) if one of these changes (all other figures as they are):",
    ),
    "label.explain.switch_in": (
        "它留在最优方案（{scope}）中，直到下列数字之一降到（其他数字不变）：",
        "It stays in a best plan ({scope}) until one of these falls to (all other figures as they "
        "are):",
    ),
    "label.explain.figure": ("数字", "figure"),
    "label.explain.now": ("现在", "now"),
    "label.explain.then": ("临界值", "switches at"),
    "label.explain.change": ("变化", "change"),
    "label.explain.proof": ("证明", "proof"),
    "label.explain.lever.value": ("自身价值（万元）", "its own value, wan yuan"),
    "label.explain.lever.income": ("居民收入现值（万元）", "discounted resident income, wan yuan"),
    "label.explain.lever.wage": ("人均年工资（万元）", "yearly wage per worker, wan yuan"),
    "label.explain.lever.tax": ("年税收（万元）", "yearly tax, wan yuan"),
    "label.explain.lever.odds": ("落地概率", "odds"),
    "label.explain.exact": ("精确", "exact"),
    "label.explain.interval": ("区间", "interval"),
    "label.explain.tried": (
        "试算所得，可能有更近的",
        "found by trying, a nearer one may do",
    ),
    "label.explain.tax_gate": (
        "年税收低于 {tax} 万元时，亩均税收的准入条件或准入评分先关闭它的全部选址，"
        "与上表的临界值无关。",
        "Below a yearly tax of {tax} wan yuan the admission rule on tax per mu, or the scorecard, "
        "closes all its sites, whatever the table says.",
    ),
    "label.explain.unfinished": (
        "{figures}：求解未在时限内完成，可加大 --seconds。",
        "{figures}: the solve was not finished in time; allow more with --seconds.",
    ),
    "label.explain.none_tried": (
        "试过的各档都不够",
        "none of the levels tried",
    ),
    "label.explain.never_enough": (
        "改多少都不够",
        "no change is enough",
    ),
    "label.explain.beyond": (
        "超过 {figure}",
        "beyond {figure}",
    ),
    "label.explain.switch_floor": (
        "设有底线：只给出价值的临界值。",
        "There are floors: only the value is told.",
    ),
    "label.explain.switch_maxmin": (
        "目标为人均收入最低县优先，损失以目标值计，不给临界值。",
        "The worst-off county goes first: losses are in units of that objective, and no switching "
        "values are told.",
    ),
    "label.explain.exchange_in": ("若去掉它：", "If it were dropped:"),
    "label.explain.exchange_out": ("若强行加入：", "If it were forced in:"),
    "label.explain.what": ("变化", "what"),
    "label.explain.enters": ("进入", "enters"),
    "label.explain.leaves": ("退出", "leaves"),
    "label.explain.moves": ("调整", "moves"),
    "label.explain.target_new": ("新增主攻", "new target"),
    "label.explain.target_lost": ("取消主攻", "target lost"),
    "label.explain.target_role": ("角色改变", "role changes"),
    "label.explain.is_built": ("新建扩容", "is built"),
    "label.explain.not_built": ("不建扩容", "not built"),
    "label.explain.link_new": ("新增联系", "new link"),
    "label.explain.link_lost": ("失去联系", "link lost"),
    "label.explain.overlap_new": ("新增同质", "new overlap"),
    "label.explain.overlap_gone": ("消除同质", "overlap gone"),
    "label.explain.about": ("内容", "what it is"),
    "label.explain.detail": ("地点、时间、角色或价值", "place, time, role or value"),
    "label.explain.arrow": ("{before} → {after}", "{before} → {after}"),
    "label.explain.counted": ("{place} {years} ×{count}", "{place} {years} ×{count}"),
    "label.explain.spot": ("{place} {years}", "{place} {years}"),
    "label.explain.special": ("特色产业", "speciality"),
    "label.explain.lead": ("{park}首位产业", "lead of {park}"),
    "label.explain.no_target": ("非主攻", "no target"),
    "label.explain.account": (
        "价值变化：自身 {own}，其他项目和扩容 {others}，"
        "产业链 {links}，项目协同 {bonuses}，同质竞争 "
        "{overlaps}，突破规则 {breaches}；合计 {sum}（万元）。",
        "The value changes by: itself {own}, other projects and building {others}, chain links "
        "{links}, bonuses {bonuses}, overlap {overlaps}, breaches {breaches}; in sum {sum} (wan "
        "yuan).",
    ),
    "label.explain.uses_in": (
        "它占用的限额（每项取最紧的年份）：",
        "Limits it uses (each in the year in which least is left):",
    ),
    "label.explain.uses_out": (
        "强行加入时它要占用的限额（每项取最紧的年份；剩余为方案现状）：",
        "Limits it would use if forced in (each in the year in which least is left; what is left "
        "is that of the plan as it is):",
    ),
    "label.explain.use": ("占用", "uses"),
    "label.explain.share": ("占限额", "share"),
    "label.explain.available": ("可用", "available"),
    "label.explain.left": ("方案剩余", "plan leaves"),
    "label.explain.county_head": (
        "{county}：方案中的项目 {count} 个",
        "{county}: {count} projects in the plan",
    ),
    "label.explain.projects_in": (
        "在方案中的项目：{count} 个",
        "Projects in the plan: {count}",
    ),
    "label.explain.projects_out": (
        "不在方案中的项目：{count} 个",
        "Projects not in the plan: {count}",
    ),
    "label.explain.projects_gated": (
        "被准入条件挡下的项目：{count} 个",
        "Projects closed by admission rules: {count}",
    ),
    "label.explain.targets": (
        "产业：{count} 个",
        "Industries: {count}",
    ),
    "label.explain.own_value": ("自身价值", "own value"),
    "label.explain.loss_without": ("去掉损失", "lost without"),
    "label.explain.loss_with": ("加入损失", "lost with"),
    "label.explain.verdict_whole": ("结论（全部县重新优化）", "verdict, all counties anew"),
    "label.explain.verdict_part": ("结论（其余按方案）", "verdict, rest as planned"),
    "label.explain.income_fall": ("收入可降", "income may fall"),
    "label.explain.income_rise": ("收入须升", "income must rise"),
    "label.explain.any_fall": ("任意", "to nothing"),
    "label.explain.or_more": ("至少 {change}", "{change} or more"),
    "label.explain.no_rise": ("升也不够", "no rise is enough"),
    "label.explain.substitutes": ("替代者", "in its place"),
    "label.explain.displaced": ("被挤出", "displaces"),
    "label.explain.way": ("阻碍", "in the way"),
    "label.explain.role": ("角色", "role"),
    "label.explain.turned": ("去掉 / 加入损失", "lost without / with"),
    "label.explain.gate_column": ("准入条件：实际 / 要求", "rule: found / needed"),
    "label.explain.short_note": (
        "万元；“收入可降 / 须升”指单改居民收入的临界幅度；≥、– "
        "为区间。逐项细看：planner explain {run} "
        "--project 代码",
        "wan yuan; income may fall or must rise by so much, all else as it is; ≥ and – are "
        "intervals. One by one: planner explain {run} --project CODE",
    ),
    "label.explain.and_more": ("{codes} 及另 {count} 个", "{codes} and {count} more"),
    "label.explain.tightest": ("最紧的限额", "tightest limit it uses"),
    "label.explain.tight_limit": ("{limit}（{area}）剩 {left}", "{limit} ({area}), {left} left"),
    "label.explain.rest": (
        "另有 {out} 个项目或意向不在方案中，其中 {gated} 个被准入条件挡下。",
        "Not in the plan: {out} more projects and prospects, {gated} of them closed by admission "
        "rules.",
    ),
    "label.explain.how_to_ask": (
        "继续问：planner explain {run} --project "
        "{project}（一个项目为什么在内或不在）；--county {county}"
        "（一县全部项目和产业）；--all（全部）。",
        "Ask on: planner explain {run} --project {project} "
        "(why one project is in or out); --county "
        "{county} (all projects and industries of a county); --all (everything).",
    ),
    "message.explain_progress": (
        "{seconds}：已答 {done}，求解中 {running}，等待 {waiting}，失败 {failed}",
        "{seconds}: {done} answered, {running} being solved, {waiting} waiting, {failed} failed",
    ),
    "message.explain_stopped": (
        "已按要求停止：有 {count} 项未回答，已得的答案已保存，加 --resume 可继续。",
        "Stopped as asked: {count} are not answered; what was answered is kept, go on with "
        "--resume.",
    ),
}
