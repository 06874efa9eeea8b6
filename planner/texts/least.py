"""Texts: the least with which a target is reached."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.least.short": (
        "倒推：达到目标最少要多少土地、资金和招商批次",
        "The least land, money and trips with which a target is reached",
    ),
    "help.least": (
        "先定目标，再倒推工作量：在守住全部规则的前提下，达到给定的居民收入或留成税收，最少要用多少"
        "土地、财政资金、开工项目，或任何一种要素（如招商批次）。每一项各求解一次，给出找到的最少量和"
        "已证明的下界，与现有方案的用量对照。目标达不到时，给出最多能达到多少。\n\n"
        "例：planner least "
        "scenarios/puyang --income 30000 --of land --of budget --of trips_north+trips_delta\n\n"
        "退出码：0 有答案；4 已证明目标达不到；6 未知（时限内没有找到方案）；"
        "7 有任务失败；130 被中断",
        "First the target, then the work it takes: how little land, public money, projects begun, "
        "or any resource (trips, say) is enough for a given resident income or kept tax, with "
        "every rule kept. One solve for each, with the least found and the proved bound, beside "
        "what the plan of the run takes. Where the target is out of reach, the most that can be "
        "reached.\n\nExample: planner least scenarios/puyang --income 30000 --of land --of budget "
        "--of trips_north+trips_delta\n\nExit codes: 0 answered; 4 proved that no plan reaches the "
        "target; 6 not known (no plan found in time); 7 some tasks failed; 130 interrupted",
    ),
    "help.option.least_income": (
        "目标：居民收入（折现、按落地概率计），万元",
        "target: resident income, discounted and after odds, wan yuan",
    ),
    "help.option.least_fiscal": (
        "目标：县级留成税收净额（扣除扶持和扩容），万元",
        "target: tax kept, net of support and building, wan yuan",
    ),
    "help.option.least_of": (
        "求最少的一项（可重复）：land、budget（扶持和扩容）、starts（开工个数）或要素，代码或名称；"
        "同单位的几种要素用 + 相加；默认 land、budget、starts",
        "what to have little of (repeatable): land, budget (support and building), starts "
        "(projects begun) or a resource, by code or name; + adds resources of one unit; default: "
        "land, budget, starts",
    ),
    "error.least_no_target": (
        "没有目标：请给出 --income 或 --fiscal（万元），例如 --income 30000",
        "there is no target: give --income or --fiscal in wan yuan, for example --income 30000",
    ),
    "error.least_of_what": (
        "“{word}”不是可以少用的东西；请给出 land、budget、starts 或要素表里有项目用到的要素",
        "“{word}” is nothing to use little of; give land, budget, starts, or a resource that some "
        "project needs",
    ),
    "error.least_fails_audit": (
        "求“{aim}”最少所得的方案经独立核算有 {count} 处不符，不予显示；"
        "请用 planner run 和 planner runs verify 核查该情景",
        "the plan with the least of {aim} fails the audit in {count} places, so it is not shown; "
        "check the scenario with planner run and planner runs verify",
    ),
    "error.least_units": (
        "“{word}”里的要素单位不同，不能相加；请分别给出 --of",
        "the resources in “{word}” have different units and cannot be added; give --of for each",
    ),
    "label.least.head": (
        "倒推：{title}（运行 {run}）；目标：{targets}",
        "The least that is enough: {title} (run {run}); target: {targets}",
    ),
    "label.least.target": ("{name}不低于 {amount}", "{name} at least {amount}"),
    "label.least.plan": ("现有方案带来：{brings}", "The plan of the run brings: {brings}"),
    "label.least.impossible": (
        "已证明：没有任何方案能达到目标。",
        "Proved: no plan reaches the target.",
    ),
    "label.least.unknown": (
        "时限内没有找到达到目标的方案，也没有证明达不到；可加大 --seconds。",
        "No plan that reaches the target was found in time, nor is it proved that there is none; "
        "try more --seconds.",
    ),
    "label.least.most_proved": (
        "单看{name}，最多能达到 {high}（已证明）。",
        "The most of {name} alone that can be reached is {high} (proved).",
    ),
    "label.least.most_between": (
        "单看{name}，已找到 {low} 的方案，已证明不会超过 {high}。",
        "Of {name} alone a plan with {low} was found; proved that none has more than {high}.",
    ),
    "label.least.of": ("最少的", "least"),
    "label.least.amount": ("最少", "amount"),
    "label.least.takes": ("现有方案", "plan takes"),
    "label.least.share": ("占现有", "of the plan"),
    "label.least.unit": ("单位", "unit"),
    "label.least.starts": ("开工个数", "starts"),
    "label.least.proof": ("证明", "proof"),
    "label.least.value": ("目标值（万元）", "value (wan yuan)"),
    "label.least.exact": ("已证明最少", "proved the least"),
    "label.least.open": ("已证明不会少于 {low}", "proved: not less than {low}"),
    "label.least.begun": ("开工项目", "projects begun"),
    "label.least.note": (
        "每一行是各自最省的方案，几行不能同时达到；用量为预期值，招商批次等当期投入按足额计。",
        "Each row is a plan of its own: not all are met at once. Amounts are expected ones; "
        "efforts such as trips count whole.",
    ),
}
