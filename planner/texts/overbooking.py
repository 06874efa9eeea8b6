"""Texts: planning more than fits, because most of what is pursued never lands."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.overbook.short": (
        "多谋划一些：在超限概率不高于承诺的前提下，可谋划多少项目",
        "Plan more than fits, with the probability of overrun of each limit held",
    ),
    "help.overbook": (
        "多数谋划项目最终不落地，因此可以多谋划一些。对情景（或已存方案）的每项限额，精确计算实际"
        "落地后超限的概率；逐项调整期望用量上限，直到每项限额的超限概率都不高于承诺值，并给出这一"
        "承诺的代价。\n\n例：planner overbook scenarios/qiandongnan --overrun 0.1 --apply tuned\n\n"
        "退出码：0 已找到守住承诺的方案；4 没有找到；6 未知（没有可起步的方案）；7 有任务失败；"
        "130 被中断",
        "Most pursued projects never land, so more can be planned than would fit. For every limit "
        "of a scenario (or stored run) the exact probability that what lands exceeds it; caps on "
        "expected use, tuned limit by limit until every probability is below the one promised; and "
        "what the promise costs.\n\nExample: planner overbook scenarios/qiandongnan --overrun 0.1 "
        "--apply tuned\n\nExit codes: 0 a plan that keeps the promise was found; 4 none was found; "
        "6 not known (no plan to start from); 7 some tasks failed; 130 interrupted",
    ),
    "help.option.overrun": (
        "每项限额超限概率的最高承诺值（默认取 landing.overrun_share_max）",
        "greatest probability that a limit is overrun (default: landing.overrun_share_max)",
    ),
    "help.option.common_shock": (
        "压力测试：任意两个项目落地的相关系数（一个共同冲击，好坏各半），只报告，不用于调整",
        "stress test: correlation of the landings of any two projects (one common shock, good or "
        "bad with even odds); reported, not used for tuning",
    ),
    "help.option.rounds": (
        "最多试几组上限（每组求解一次）",
        "most sets of caps to try, one solve each",
    ),
    "help.option.apply_caps": (
        "把调好的上限写成变体 NAME，供 planner run 使用",
        "write the tuned caps as variant NAME, for planner run",
    ),
    "message.caps_written": (
        "上限已写入 {path}，方案已复核并存为 {run}；查看：{command}",
        "caps are written to {path}, the plan is audited and kept as run {run}: {command}",
    ),
    "message.caps_not_written": (
        "没有守住承诺的方案，未写变体",
        "no plan keeps the promise, so no variant is written",
    ),
    "error.apply_needs_folder": (
        "--apply 要写入情景文件夹；{run} 是已存方案，请改为给出情景文件夹",
        "--apply writes into the folder of a scenario; {run} is a stored run, name its folder",
    ),
    "variant.overbooked_zh": ("超限概率不高于 {most} %", "超限概率不高于 {most} %"),
    "variant.overbooked_en": (
        "Overrun with {most} % at most",
        "Overrun with {most} % at most",
    ),
    "label.overbook.head": (
        "方案 {run}：每项限额的超限概率承诺不高于 {most}",
        "Run {run}: every limit overrun with a probability of {most} at most",
    ),
    "label.overbook.kept_already": (
        "只计期望用量的方案已经守住承诺（各限额、各期均不高于 {most}），不需要再收紧。",
        "The plan that counts expected use alone keeps the promise already ({most} at most for "
        "every limit and period); nothing needs to be tightened.",
    ),
    "label.overbook.tuned": (
        "只计期望用量的方案有 {broken} 项限额超限概率高于 {most}；试了 {tried} 组上限，找到守住承诺"
        "的方案（每项限额、每期都逐一核算）。",
        "By expected use alone {broken} of the limits are overrun with more than {most}; after "
        "{tried} sets of caps a plan keeps the promise (checked for every limit and period).",
    ),
    "label.overbook.no_plan": (
        "只计期望用量的方案有 {broken} 项限额违背承诺；试了 {tried} 组上限，直到任何方案都必然守住"
        "承诺的保守上限，都没有找到方案。可放宽承诺、增加供给，或减少已定必上的项目。",
        "By expected use alone {broken} of the limits break the promise; after {tried} sets of "
        "caps, down to those under which no plan could break it, no plan was found. Promise less, "
        "add supply, or fix fewer projects in.",
    ),
    "label.overbook.stopped": (
        "有 {broken} 项限额违背承诺；试了 {tried} 组上限后停止，尚未找到守住承诺的方案；加 "
        "--resume 可继续。",
        "{broken} of the limits break the promise; stopped after {tried} sets of caps without a "
        "plan that keeps it; go on with --resume.",
    ),
    "label.overbook.no_base": (
        "只计期望用量时没有得到方案，无从调整。",
        "There is no plan by expected use alone, so there is nothing to tune.",
    ),
    "label.overbook.plans": ("三种预留办法的方案值（万元）", "Three ways to keep room (wan yuan)"),
    "label.overbook.plan.expected": ("只计期望用量（expected）", "expected use alone (expected)"),
    "label.overbook.plan.full": ("全额预留（full）", "whole needs kept (full)"),
    "label.overbook.plan.tuned": ("守住承诺（chance，已调）", "promise kept (chance, tuned)"),
    "label.overbook.column.plan": ("预留办法", "room kept"),
    "label.overbook.column.value": ("已找到的方案", "plan found"),
    "label.overbook.column.bound": ("该办法的上界", "proved bound"),
    "label.overbook.none": ("无", "none"),
    "label.overbook.costs": (
        "守住承诺的这一方案，比只计期望用量少：{amount}",
        "what this plan gives up, against expected use alone: {amount}",
    ),
    "label.overbook.gains": (
        "比全额预留多：{amount}",
        "what it gains, against keeping whole needs: {amount}",
    ),
    "label.overbook.between": ("{low} 至 {high}", "{low} to {high}"),
    "label.overbook.at_least": ("至少 {low}", "at least {low}"),
    "label.overbook.limits": (
        "全部落地就会超限的限额（{count} 项，各取最不利的一期）：全落地、期望、期望上限"
        "均为占限额的份额；原超限、现超限为收紧前后的超限概率；期望超出按限额单位；"
        "不到半为用量不到限额一半的概率",
        "Limits that would be overrun if everything landed ({count}, each in its worst period): "
        "use if all land, expected use and its cap as parts of the limit; probability of overrun "
        "before tuning and now; expected excess in the unit of the limit; probability that less "
        "than half is used",
    ),
    "label.overbook.none_at_risk": (
        "即使全部落地，也没有限额会超限。",
        "No limit would be overrun even if everything landed.",
    ),
    "label.overbook.column.full": ("全落地", "all land"),
    "label.overbook.column.expected_use": ("期望", "expected"),
    "label.overbook.column.before": ("原超限", "overrun"),
    "label.overbook.column.cap": ("期望上限", "cap"),
    "label.overbook.column.after": ("现超限", "now"),
    "label.overbook.column.excess": ("期望超出", "excess"),
    "label.overbook.column.idle": ("不到半", "half idle"),
    "label.overbook.column.shock": ("共同冲击", "shock"),
    "label.overbook.exact": (
        "超限概率按各项目落地与否的分布精确计算（百万分之一以内的超出不计）。",
        "Probabilities are exact, from the distribution of what lands (an excess below one part in "
        "a million does not count).",
    ),
    "label.overbook.upper": (
        "超限概率按各项目落地与否的分布计算；组合太多处取区间，此处列上端，两端都在 table.csv。",
        "Probabilities come from the distribution of what lands; where there are too many outcomes "
        "they are intervals: shown is the upper end, table.csv has both.",
    ),
    "label.overbook.independent": (
        "假设各项目是否落地互不影响；同一区域的项目若同受一个因素左右，超限会更多，可用 "
        "--common-shock 检验。",
        "Projects are taken to land independently of each other; where one cause moves many of "
        "them, overruns are likelier: see --common-shock.",
    ),
    "label.overbook.shock": (
        "共同冲击：任意两个项目的落地相关系数为 {share}（好坏各半，概率均值不变）；此栏只作"
        "压力测试。",
        "Common shock: any two landings have a correlation of {share} (good or bad with even odds, "
        "the same odds on average); that column is a stress test only.",
    ),
    "label.overbook.not_best": (
        "“上界”只对这一组上限成立：守住承诺的其他方案可能更好。",
        "The bound holds for these caps only: other plans that keep the promise may be worth more.",
    ),
    "label.overbook.chart.title": (
        "多谋划与超限概率",
        "Planning more than fits: use and probability of overrun",
    ),
    "label.overbook.chart.before": ("只计期望用量", "expected use alone"),
    "label.overbook.chart.after": ("守住承诺", "promise kept"),
    "label.overbook.chart.full": ("全部落地的用量", "use if everything lands"),
    "label.overbook.chart.expected": ("期望用量", "expected use"),
    "label.overbook.chart.cap": ("期望用量上限", "cap on expected use"),
    "label.overbook.chart.axis": ("占限额 %（虚线为限额）", "% of the limit (dashed: the limit)"),
    "label.overbook.chart.overrun": ("右侧为超限概率", "at the right: probability of overrun"),
    "label.promise": (
        "超限概率：每项限额、每期都不高于承诺的 {most}（复核时精确计算，假设各项目落地互不影响）；"
        "最高 {worst}：{limit}，{area}，{years}。用满以期望用量上限计（limits.csv 的 available；"
        "supply 为限额）。",
        "Overrun: in every period each limit is exceeded with a probability of {most} at most, as "
        "promised (recomputed by the audit; projects land independently); highest is {worst}: "
        "{limit}, {area}, {years}. Limits bind at their caps on expected use (available in "
        "limits.csv; supply is the limit).",
    ),
}
