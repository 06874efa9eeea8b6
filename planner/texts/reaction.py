"""Texts: decisions of ``planner run --force`` and what they cost."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.option.force_project": (
        "此项目（代码或名称）必须上，可重复",
        "project (code or name) that must start; repeatable",
    ),
    "help.option.forbid_project": (
        "此项目或拟招项目（产业@园区）不得上，可重复",
        "project or prospect (industry@park) that must not start; repeatable",
    ),
    "help.option.force_target": (
        "该县必须布局此产业（县:产业，代码或名称），可重复",
        "industry that the county must target (codes or names); repeatable",
    ),
    "help.option.forbid_target": (
        "该县不得布局此产业（县:产业，代码或名称），可重复",
        "industry that the county must not target (codes or names); repeatable",
    ),
    "help.option.start_from": (
        "从此运行的方案出发；加了决定（--force 等）时，还给出决定的代价",
        "run whose plan the solve starts from; with decisions (--force and so on) it also tells "
        "what they cost",
    ),
    "error.decided_unknown_project": (
        "没有项目 {word}；项目代码和名称见表 projects，拟招项目写作 产业@园区",
        "there is no project {word}; the table projects has the codes and names, prospects are "
        "written industry@park",
    ),
    "error.decided_unknown_project_near": (
        "没有项目 {word}，是否想写 {near}？",
        "there is no project {word}; did you mean {near}?",
    ),
    "error.decided_unknown_industry": (
        "没有产业 {word}；产业代码和名称见表 industries",
        "there is no industry {word}; the table industries has the codes and names",
    ),
    "error.decided_unknown_industry_near": (
        "没有产业 {word}，是否想写 {near}？",
        "there is no industry {word}; did you mean {near}?",
    ),
    "error.ambiguous_name": (
        "名称 {name} 对应多个代码：{codes}；请写代码",
        "{name} is the name of several: {codes}; write the code",
    ),
    "error.decided_no_target": (
        "{word} 不是“县:产业”；例如 522601:cable",
        "{word} is no COUNTY:INDUSTRY; write for example 522601:cable",
    ),
    "error.decided_both_ways": (
        "{what} 既要求上又要求不上；请只留一个决定",
        "{what} is decided both ways; keep one of the two decisions",
    ),
    "error.prospect_forced": (
        "{prospect} 是拟招项目（尚无具体企业），不能指定必上；可用 --force-target {target} 指定该县"
        "布局此产业",
        "{prospect} is a prospect without a name yet and cannot be forced; --force-target {target} "
        "makes its county target the industry",
    ),
    "message.decisions_impossible": (
        "加上这些决定后没有可行方案；可先去掉其中一个，或用 planner diagnose 加上同样的 --force、"
        "--forbid 等查找冲突的规则",
        "no plan keeps these decisions and all the rules; leave one out, or give planner diagnose "
        "the same --force, --forbid and so on to find the rules in conflict",
    ),
    "message.decisions_in_tables": (
        "决定（--force 等）已并入数据表 projects、prospects、designations 后再检查，"
        "下列错误可能由此而来：",
        "the decisions (--force and so on) were laid over the tables projects, prospects and "
        "designations before the checks; the faults may come from them:",
    ),
    "message.decisions_cost": (
        "要知道这些决定的代价，请加 --start-from RUN（不含这些决定的运行）",
        "add --start-from RUN (a run without these decisions) to see what they cost",
    ),
    "label.reaction": (
        "决定的代价（与运行 {run} 相比）",
        "What the decisions cost, against run {run}",
    ),
    "label.reaction.other_inputs": (
        "运行 {run} 的数据与本次不只相差这些决定（或有决定被撤回），"
        "因此下面的差额不能算作决定的代价。",
        "The inputs of run {run} differ in more than these decisions (or one was taken back), so "
        "the differences below are not the cost of the decisions alone.",
    ),
    "label.reaction.forced": ("必须上：{what}", "must start: {what}"),
    "label.reaction.forbidden": ("不得上：{what}", "must not start: {what}"),
    "label.reaction.forced_targets": ("必须布局：{what}", "must be targets: {what}"),
    "label.reaction.forbidden_targets": ("不得布局：{what}", "must not be targets: {what}"),
    "label.reaction.local": (
        "只调整{counties}、其余照原方案：代价{cost}。",
        "With only {counties} changing and the rest as planned, they cost {cost}.",
    ),
    "label.reaction.local_impossible": (
        "只调整{counties}、其余照原方案：做不到，别的县也要让路。",
        "With only {counties} changing and the rest as planned they cannot be kept: other counties "
        "have to give way.",
    ),
    "label.reaction.whole": (
        "全域都可调整：代价{cost}。",
        "With everything free to change, they cost {cost}.",
    ),
    "label.reaction.open": (
        "区间源于两个方案未闭合的差距；要收窄，请以更小的 --gap、更长的 --time-limit 求解两者。",
        "The interval comes from the open gaps of the two plans; a smaller --gap and more "
        "--time-limit for both narrow it.",
    ),
    "label.reaction.exactly": ("恰为 {cost}", "exactly {cost}"),
    "label.reaction.between": ("在 {low} 与 {high} 之间", "between {low} and {high}"),
    "label.reaction.at_least": ("至少 {low}", "at least {low}"),
    "label.reaction.plans": ("两个方案的各项（万元）", "the two plans, term by term (wan yuan)"),
    "label.reaction.column.before": ("原方案", "before"),
    "label.reaction.column.after": ("新方案", "after"),
    "label.reaction.column.by": ("增减", "change"),
    "label.reaction.column.what": ("变化", "change"),
    "label.reaction.column.project": ("项目", "project"),
    "label.reaction.entered": ("进", "in"),
    "label.reaction.left": ("出", "out"),
    "label.reaction.moved": ("改期或换园", "moved"),
    "label.reaction.projects": (
        "项目变化：进 {entered} 个，出 {left} 个，改期或换园 {moved} 个",
        "projects: {entered} in, {left} out, {moved} at another time or place",
    ),
    "label.reaction.rest": (
        "另有 {count} 个，见 --json",
        "{count} more, see --json",
    ),
}
