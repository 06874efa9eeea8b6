"""Texts: plans that hold when weights, figures or landings turn out otherwise."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.robust.short": (
        "权重、数据或落地情况变了，方案还站得住吗",
        "Plans that hold when weights, figures or landings turn out otherwise",
    ),
    "help.robust": (
        "对情景 SCENARIO 或已存方案 RUN 做稳健性研究，方法由 --method 指定：core 核心项目（权重、"
        "价值说不准时总会入选的项目）；regret 最大后悔值最小的方案；cvar 平均与最差情形兼顾的方案；"
        "recourse 先定近期、明朗后再调整的方案，及信息的价值；gamma 给限额留余量的方案及其代价。"
        "\n\n例：planner robust scenarios/qiandongnan --method gamma --deviation 20% --gap 0.04",
        "Study how robust plans are, for SCENARIO or the stored RUN. --method says how: core, "
        "the projects that are chosen whatever the weights and values; regret, the plan of least "
        "greatest regret; cvar, the plan that weighs the average against the worst; recourse, "
        "the plan that decides the near future now and adapts later, and what knowing is worth; "
        "gamma, plans that leave room below the limits, and what that costs.\n\nExample: planner "
        "robust scenarios/qiandongnan --method gamma --deviation 20% --gap 0.04",
    ),
    "help.option.robust_method": (
        "研究方法",
        "what to study",
    ),
    "help.option.robust_outlook": (
        "cvar、recourse：作为一种前景的变体，可写概率，如 low_odds=0.3；可重复；未写概率的（含基"
        "准）均分余下部分",
        "cvar, recourse: a variant as an outlook, perhaps with its probability (low_odds=0.3); "
        "repeatable; those without one, the base among them, share the rest equally",
    ),
    "help.option.robust_samples": (
        "抽样次数（core 抽权重与价值；cvar 未给 --scenario 时抽产业冲击）",
        "how many samples (core: of weights and values; cvar without --scenario: of shocks)",
    ),
    "help.option.robust_shock": (
        "cvar 抽样时各产业价值的变异系数",
        "cvar, sampled: coefficient of variation of the values of an industry",
    ),
    "help.option.robust_study_seed": (
        "抽样的随机种子",
        "seed of the samples",
    ),
    "help.option.robust_beta": (
        "cvar：尾部取最差的 1 - beta",
        "cvar: the tail is the worst 1 - beta of the probability",
    ),
    "help.option.robust_risk_weight": (
        "cvar：尾部的权重，逗号分隔；0 只看平均，1 只看尾部",
        "cvar: weights of the tail, with commas; 0 the mean only, 1 the tail only",
    ),
    "help.option.robust_every_limit": (
        "cvar：土地和要素在每种前景下都要够用（默认只按基准）",
        "cvar: land and resources must suffice in every outlook (otherwise in the base only)",
    ),
    "help.option.robust_gamma": (
        "gamma：同时出现最大偏差的项目数，逗号分隔",
        "gamma: how many projects need their most at once, with commas",
    ),
    "help.option.robust_deviation": (
        "gamma：需求的偏差幅度，如 20%，或按证据等级 A=5%；可重复（默认 A 25%、B 35%、C 50%）",
        "gamma: how far needs may be off, 20% for all or A=5% by grade; repeatable (otherwise A "
        "25%, B 35%, C 50%)",
    ),
    "help.option.robust_limit": (
        "gamma：只给此限额留余量（land 或要素，代码或名称），可重复",
        "gamma: protect this limit only (land or a resource, code or name); repeatable",
    ),
    "help.option.robust_trials": (
        "gamma：随机试验次数",
        "gamma: how many random trials",
    ),
    "help.option.robust_band": (
        "core、regret：价值的上下幅度，如 20%，或按证据等级 A=5%；可重复；0 表示价值确定（默认 A "
        "25%、B 35%、C 50%）",
        "core, regret: how far values may be off, 20% for all or A=5% by grade; repeatable; 0: "
        "certain (otherwise A 25%, B 35%, C 50%)",
    ),
    "help.option.robust_weight": (
        "core：目标权重的范围，如 income=0.3..0.7（income 居民收入、fiscal 财政、layout 布局），"
        "权重之和为 1；可重复",
        "core: range of the weight of income, fiscal or layout, as income=0.3..0.7; weights sum "
        "to 1; repeatable",
    ),
    "help.option.robust_order": (
        "core：权重的次序，如 income>fiscal>layout",
        "core: order of the weights, as income>fiscal>layout",
    ),
    "help.option.robust_sampled": (
        "core：即使能精确计算也用抽样",
        "core: sample even where the exact answer can be had",
    ),
    "help.option.robust_rounds": (
        "regret：最多比较几轮（每轮两次求解）",
        "regret: most rounds, two solves each",
    ),
    "help.option.robust_now": (
        "recourse：前几期的开工和扩建现在就定",
        "recourse: starts and expansions of so many first periods are decided now",
    ),
    "help.option.robust_give_up": (
        "recourse：允许前景明朗后放弃已开工项目，代价为其投资的此份额（默认不许放弃）",
        "recourse: let what was begun be given up later at this share of its investment "
        "(otherwise nothing is given up)",
    ),
    "help.robust_bad_share": (
        "{value} 不是份额；写成 20% 或 0.2",
        "{value} is no share; write 20% or 0.2",
    ),
    "help.robust_bad_share_above": (
        "{value} 超过 100 %；份额须在 0 与 100 % 之间",
        "{value} is above 100 %; a share lies between 0 and 100 %",
    ),
    "help.robust_bad_grade": (
        "{value} 不是证据等级；等级为 A、B 或 C；写成 A=5%，或一个对所有等级的份额 20%",
        "{value} names no grade; grades are A, B and C: write A=5%, or one share for all, 20%",
    ),
    "help.robust_bad_numbers": (
        "“{value}”不是逗号分隔的数（{span}）；写成 0,0.5,1",
        "“{value}” is not a list of numbers ({span}) with commas; write 0,0.5,1",
    ),
    "help.robust_bad_weight": (
        "{value} 不是权重范围；写成 income=0.3..0.7，目标为 income、fiscal 或 layout，两端在 0 与"
        " 1 之间",
        "{value} is no range of a weight; write income=0.3..0.7 with income, fiscal or layout "
        "and ends between 0 and 1",
    ),
    "help.robust_bad_order": (
        "{value} 不是权重次序；写成 income>fiscal>layout",
        "{value} is no order of weights; write income>fiscal>layout",
    ),
    "error.outlook_odds": (
        "各前景的概率之和为 {total:.4g}，应为 1；请改 --scenario 后的概率，留一个不写则自动补足",
        "the probabilities of the outlooks sum to {total:.4g} instead of 1; change those behind "
        "--scenario, or leave one out, which takes the rest",
    ),
    "error.outlook_source": (
        "读不到方案所用的情景：{folder} 已不在、已改动，或方案上叠加了人工决策；请直接给出情景文"
        "件夹",
        "the scenario of the run cannot be read again: {folder} is gone or changed, or decisions "
        "were laid over it; name the scenario folder instead of the run",
    ),
    "error.outlook_shape": (
        "变体 {outlook} 与基准在此处的结构不同，方案在其中没有价值可比：{what}；请换一个变体，或"
        "用 --method recourse",
        "variant {outlook} is built differently in: {what}; the plan has no value there to "
        "compare. Take another variant, or --method recourse",
    ),
    "error.outlooks_needed": (
        "请用 --scenario 至少给出一个变体作为前景，如 --scenario low_odds=0.3",
        "name one variant at least as an outlook with --scenario, as --scenario low_odds=0.3",
    ),
    "error.robust_maxmin": (
        "情景追求人均收入最低县最大（fairness.mode = maxmin），其价值不是各项目之和，此方法不适用"
        "；请改用 mode = floor，或用 --method gamma",
        "the scenario maximises the least income per head (fairness.mode = maxmin), which is no "
        "sum over projects, so this method does not apply; use mode = floor, or --method gamma",
    ),
    "error.robust_unknown_limit": (
        "没有限额 {limit}；可给出 land 或要素的代码、名称",
        "there is no limit {limit}; name land, or a resource by its code or name",
    ),
    "error.robust_unknown_limit_near": (
        "没有限额 {limit}，是否想写 {near}？",
        "there is no limit {limit}; did you mean {near}?",
    ),
    "error.robust_weights_empty": (
        "没有满足全部范围和次序的权重；权重之和须为 1，请放宽 --weight 或 --order",
        "no weights lie within all ranges and in that order; they have to sum to 1, so widen "
        "--weight or --order",
    ),
    "error.recourse_too_large": (
        "两阶段模型要同时求解 {outlooks} 个前景的整个方案，共 {whole} 个整数选择，多于 {most}；请"
        "减少前景，或先为一个县单独建立情景",
        "the two-stage model holds the whole plan once for each of {outlooks} outlooks: {whole} "
        "whole choices, more than the {most} that can be solved; take fewer outlooks, or a "
        "scenario of one county",
    ),
    "error.recourse_mean": (
        "变体 {outlook} 与基准在此处不同，无法取平均：{what}；请换一个只改数字的变体",
        "variant {outlook} differs from the base in what has no mean: {what}; take a variant "
        "that changes figures only",
    ),
    "label.robust.run_proved": (
        "出发方案值 {value}，已证明最优。",
        "The plan it starts from is worth {value}, proved optimal.",
    ),
    "label.robust.run_open": (
        "出发方案值 {value}，未证明最优，最多还能再好 {slack}；“a .. b” 表示真值在两者之间（已"
        "证明）。",
        "The plan it starts from is worth {value}, not proved optimal: the best one is worth at "
        "most {slack} more. “a .. b” means: proved to lie between the two.",
    ),
    "label.robust.none": (
        "无",
        "none",
    ),
    "label.robust.more": (
        "，另 {count} 个",
        ", {count} more",
    ),
    "label.robust.base": (
        "基准",
        "base",
    ),
    "label.robust.gamma": (
        "限额留余量的代价：{title}（运行 {run}）",
        "What room below the limits costs: {title} (run {run})",
    ),
    "label.robust.gamma_needs": (
        "各项目的实际需求可比所填上下浮动 {shares}；留余量的限额：{limits}。",
        "Needs of projects may be off by {shares} either way; limits protected: {limits}.",
    ),
    "label.robust.gamma_meaning": (
        "Γ = 任意 Γ 个项目同时用到最多，方案仍不超限；其余按所填。",
        "G: the plan keeps every limit although any G of its projects need their most at once, "
        "the others what was stated.",
    ),
    "label.robust.gamma_trials": (
        "超限上界：最易超的一处，任何对称独立误差都不会高于它（Bertsimas-Sim 二项式）。试验：误差"
        "均匀分布，{count} 次，任一处超限的比例。x：已证明没有方案。",
        "Bound: of the one limit most at risk, for any symmetric independent errors (binomial, "
        "Bertsimas and Sim). Trials: {count} with uniform errors, part with any limit overrun. "
        "x: proved that no plan exists.",
    ),
    "label.robust.gamma_no_risk": (
        "不留余量时，试验中也没有任何限额被超。",
        "Without protection no limit was overrun in any trial.",
    ),
    "label.robust.gamma_limits": (
        "不留余量时最易超的限额，与 Γ = {budget} 时相比",
        "Limits overrun most often without protection, and with G = {budget}",
    ),
    "label.robust.gamma_moves": (
        "与不留余量的方案相比，谁进谁出",
        "Who enters and leaves against the plan without protection",
    ),
    "label.robust.gamma_move": (
        "Γ = {budget}：进 {enter}；出 {leave}",
        "G = {budget}: in {enter}; out {leave}",
    ),
    "label.robust.column.budget": (
        "Γ",
        "G",
    ),
    "label.robust.column.value": (
        "方案价值（万元）",
        "value, wan yuan",
    ),
    "label.robust.column.price": (
        "余量的代价（万元）",
        "price, wan yuan",
    ),
    "label.robust.column.bound": (
        "单处超限上界",
        "bound of an overrun",
    ),
    "label.robust.column.tried": (
        "试验：任一处超限",
        "trials: any overrun",
    ),
    "label.robust.column.limit": (
        "限额",
        "limit",
    ),
    "label.robust.column.area": (
        "范围",
        "area",
    ),
    "label.robust.column.years": (
        "年份",
        "years",
    ),
    "label.robust.column.used": (
        "用量",
        "used",
    ),
    "label.robust.column.available": (
        "可用",
        "available",
    ),
    "label.robust.column.before": (
        "无余量：超限",
        "no room: overrun",
    ),
    "label.robust.column.after": (
        "留余量：超限",
        "with room: overrun",
    ),
    "label.robust.column.after_bound": (
        "上界",
        "bound",
    ),
    "label.robust.cvar": (
        "平均与最差兼顾：{title}（运行 {run}，{count} 种前景）",
        "Average against the worst: {title} (run {run}, {count} outlooks)",
    ),
    "label.robust.cvar_meaning": (
        "方案现在定，不再随前景调整。尾部 = 概率上最差的 {tail} 前景中的平均价值。",
        "The plan is made now and does not adapt. Tail: mean value over the worst {tail} of the "
        "probability.",
    ),
    "label.robust.cvar_limits_base": (
        "限额：只按基准的需求与供给核对；各前景只改变价值。",
        "Limits: needs and supplies of the base only; outlooks change values only.",
    ),
    "label.robust.cvar_limits_all": (
        "限额：土地和要素在每种前景下都够用；资金、市场和规则按基准；出发方案未按此核对。",
        "Limits: land and resources suffice in every outlook; money, markets and rules as in the "
        "base; the plan of the run was not checked for that.",
    ),
    "label.robust.cvar_ignored": (
        "前景 {outlook} 中未计入的差异：{tables}。",
        "Outlook {outlook} differs too in what is not looked at here: {tables}.",
    ),
    "label.robust.cvar_planned": (
        "出发方案",
        "the plan of the run",
    ),
    "label.robust.cvar_goal_note": (
        "加权目标 =（1 - 权重）× 平均 + 权重 × 尾部；两端之间为已证明的范围，平均与尾部属于所得方"
        "案。",
        "Weighted sum: (1 - weight) x mean + weight x tail, between what was found and what is "
        "proved; mean and tail are those of the plan found.",
    ),
    "label.robust.cvar_outlooks": (
        "各前景下的价值（万元），最差在前",
        "Value by outlook, wan yuan, worst first",
    ),
    "label.robust.cvar_moves": (
        "与出发方案相比，谁进谁出",
        "Who enters and leaves against the plan of the run",
    ),
    "label.robust.cvar_move": (
        "尾部权重 {weight}：进 {enter}；出 {leave}",
        "weight {weight}: in {enter}; out {leave}",
    ),
    "label.robust.column.risk_weight": (
        "尾部权重",
        "weight of the tail",
    ),
    "label.robust.column.mean": (
        "平均",
        "mean",
    ),
    "label.robust.column.tail": (
        "尾部",
        "tail",
    ),
    "label.robust.column.worst": (
        "最差",
        "worst",
    ),
    "label.robust.column.goal": (
        "加权目标",
        "weighted sum",
    ),
    "label.robust.column.outlook": (
        "前景",
        "outlook",
    ),
    "label.robust.column.odds": (
        "概率",
        "probability",
    ),
    "label.robust.column.at_weight": (
        "权重 {weight} 的方案",
        "plan of weight {weight}",
    ),
    "label.robust.chart.between": (
        "真值所在范围",
        "where the best value lies",
    ),
    "label.robust.chart.bound": (
        "已证明的上界",
        "proved bound",
    ),
    "label.robust.chart.found": (
        "所得方案",
        "plan found",
    ),
    "label.robust.chart.value": (
        "价值（万元）",
        "value, wan yuan",
    ),
    "label.robust.chart.gamma_title": (
        "限额留余量的代价与好处",
        "What room below the limits costs",
    ),
    "label.robust.chart.tried": (
        "试验：任一处超限",
        "trials: any limit overrun",
    ),
    "label.robust.chart.risk_bound": (
        "单处超限的上界",
        "bound, the limit most at risk",
    ),
    "label.robust.chart.risk": (
        "概率（%）",
        "probability, %",
    ),
    "label.robust.chart.budget": (
        "Γ：同时用到最多的项目数",
        "G: projects that need their most at once",
    ),
    "label.robust.chart.weight": (
        "权重 {weights}",
        "weight {weights}",
    ),
    "label.robust.chart.tail": (
        "尾部：最差 {beta} % 的平均价值（万元）",
        "tail: mean of the worst {beta} %, wan yuan",
    ),
    "label.robust.chart.mean": (
        "平均价值（万元）",
        "mean value, wan yuan",
    ),
    "label.robust.chart.tail_title": (
        "平均与尾部",
        "Mean and tail of the value",
    ),
    "label.robust.core": (
        "核心项目：{title}（运行 {run}）",
        "Core projects: {title} (run {run})",
    ),
    "label.robust.term.income": (
        "居民收入",
        "resident income",
    ),
    "label.robust.term.fiscal": (
        "财政",
        "fiscal value",
    ),
    "label.robust.term.layout": (
        "布局（链接、协同减重复）",
        "layout (links and bonuses less overlaps)",
    ),
    "label.robust.core_weight": (
        "{term}的权重：{low} 至 {high}",
        "weight of {term}: {low} to {high}",
    ),
    "label.robust.core_exact": (
        "方法：精确。价值按所填；找出在这些权重下不被任何方案全面胜过的所有方案（各端点价值相差不"
        "到 {step} 万元的视为同一）。",
        "Method: exact. Values as stated; all plans that no plan beats at all these weights "
        "(values nearer than {step} wan yuan at every corner count as one).",
    ),
    "label.robust.core_sampled": (
        "方法：抽样。随机抽取 {count} 组权重与项目价值（上下 {shares}），逐一重新求解。",
        "Method: sampled. {count} draws of weights and of project values (up or down by "
        "{shares}), each solved again.",
    ),
    "label.robust.core_all": (
        "不被胜过的方案共 {count} 个（项目不同或价值不同才算不同），已全部找到。",
        "Plans not dominated: {count} (other projects or another value), proved to be all.",
    ),
    "label.robust.core_some": (
        "找到 {count} 个不被胜过的方案，时限内未能证明已全部找到：核心指数只对已找到的成立。",
        "Plans not dominated: {count} found, not proved to be all in time; the index holds for "
        "those found.",
    ),
    "label.robust.core_draws": (
        "{asked} 次抽样中 {answered} 次得到方案（其中 {open} 次未达到要求的差距），共 {plans} 个"
        "不同方案，其中 {kept} 个不被其他方案全面胜过。",
        "Of {asked} draws {answered} gave a plan ({open} of them not within the asked gap): "
        "{plans} different plans, {kept} of them not dominated by another.",
    ),
    "label.robust.core_projects": (
        "核心项目（总在方案中）：{count} 个",
        "Core projects (in every plan): {count}",
    ),
    "label.robust.core_targets": (
        "核心首位产业：{count} 个",
        "Core targets: {count}",
    ),
    "label.robust.borderline_projects": (
        "两可项目（视权重和价值而定，值得再查证）：{count} 个",
        "Borderline projects (it depends; worth asking more): {count}",
    ),
    "label.robust.borderline_targets": (
        "两可首位产业：{count} 个",
        "Borderline targets: {count}",
    ),
    "label.robust.exterior_projects": (
        "从不入选的项目：{count} 个",
        "Exterior projects (in no plan): {count}",
    ),
    "label.robust.core_sampled_note": (
        "抽样核心指数是入选频率，不是证明：没有抽到的权重和价值下可能不同。",
        "A sampled core index is a frequency, no proof: weights and values that were not drawn "
        "may say otherwise.",
    ),
    "label.robust.in": (
        "入选",
        "in",
    ),
    "label.robust.out": (
        "未选",
        "out",
    ),
    "label.robust.column.project": (
        "项目",
        "project",
    ),
    "label.robust.column.target": (
        "首位产业",
        "target",
    ),
    "label.robust.column.index": (
        "核心指数",
        "core index",
    ),
    "label.robust.column.planned": (
        "出发方案",
        "plan of the run",
    ),
    "label.robust.chart.core_exact": (
        "项目的核心指数（精确）",
        "Core index of projects (exact)",
    ),
    "label.robust.chart.core_sampled": (
        "项目的抽样核心指数（入选频率）",
        "Sampled core index of projects (selection frequency)",
    ),
    "label.robust.chart.index": (
        "核心指数（● 出发方案中的项目）",
        "core index (● in the plan of the run)",
    ),
    "label.robust.chart.index_more": (
        "；另 {count} 个未画出",
        "; {count} more are not drawn",
    ),
    "label.robust.chart.core": (
        "核心",
        "core",
    ),
    "label.robust.chart.borderline": (
        "两可",
        "borderline",
    ),
    "label.robust.regret": (
        "最大后悔值最小的方案：{title}（运行 {run}）",
        "Least greatest regret: {title} (run {run})",
    ),
    "label.robust.regret_meaning": (
        "各项目价值可比所填上下浮动 {shares}。后悔值 = 真相大白后，另一方案本可多得的价值，取对本方"
        "案最不利的情形（万元）。",
        "The value of a project may be off by {shares} either way. Regret: what another plan "
        "would have been worth more, once the figures are known, at the figures worst for the "
        "plan (wan yuan).",
    ),
    "label.robust.regret_settled": (
        "{rounds} 轮后已证明：任何方案的最大后悔值至少为 {least} 万元。",
        "Proved after {rounds} rounds: no plan has a greatest regret below {least} wan yuan.",
    ),
    "label.robust.regret_open": (
        "{rounds} 轮后尚未收敛：能做到的最小的最大后悔值（万元）：{least}（--rounds、--seconds 可"
        "加大）。",
        "Not settled after {rounds} rounds: least greatest regret, wan yuan: {least} "
        "(allow more --rounds or --seconds).",
    ),
    "label.robust.regret_planned": (
        "出发方案",
        "plan of the run",
    ),
    "label.robust.regret_best": (
        "后悔值最小的方案",
        "plan of least regret",
    ),
    "label.robust.regret_same": (
        "没有找到后悔值更小的方案。",
        "No plan of less regret was found.",
    ),
    "label.robust.regret_moves": (
        "后悔值最小的方案与出发方案相比：进 {enter}；出 {leave}",
        "Plan of least regret against that of the run: in {enter}; out {leave}",
    ),
    "label.robust.regret_rival": (
        "{plan}后悔最大的，是没有选另一方案：进 {enter}；出 {leave}",
        "What the {plan} regrets most is not to be another one: in {enter}; out {leave}",
    ),
    "label.robust.column.regret": (
        "最大后悔值（万元）",
        "greatest regret, wan yuan",
    ),
    "label.robust.column.stated_value": (
        "按所填数据的价值（万元）",
        "value as stated, wan yuan",
    ),
    "label.robust.chart.regret_title": (
        "各方案的最大后悔值",
        "Greatest regret of the plans tried",
    ),
    "label.robust.chart.regret": (
        "万元（● 最小；虚线：已证明任何方案都不会更小）",
        "wan yuan (● least; dashed: proved that no plan has less)",
    ),
    "label.robust.chart.regret_planned": (
        "出发方案（第 {round} 轮）",
        "plan of the run (round {round})",
    ),
    "label.robust.chart.regret_round": (
        "第 {round} 轮",
        "round {round}",
    ),
    "label.robust.recourse": (
        "先定近期、明朗后再调整：{title}（运行 {run}，{count} 种前景）",
        "Decide now, adapt later: {title} (run {run}, {count} outlooks)",
    ),
    "label.robust.recourse_meaning": (
        "现在定：“1+N”布局，及 {years} 年的开工和扩建。前景明朗后再定：其后的开工和扩建；各前景"
        "按自己的价值、需求和限额。",
        "Decided now: the 1+N layout, and what is begun or built in {years}. Decided once the "
        "outlook is known: what is begun or built later, at the values, needs and limits of that "
        "outlook.",
    ),
    "label.robust.recourse_keep": (
        "已开工的不许放弃。",
        "What was begun goes on.",
    ),
    "label.robust.recourse_drop": (
        "已开工的可以放弃：不再产出、不再占用土地和要素，付出一部分投资和已给的扶持资金。",
        "What was begun may be given up: it makes nothing and needs nothing, and costs a share "
        "of its investment and its support.",
    ),
    "label.robust.outlook_share": (
        "{name} {share}",
        "{name} {share}",
    ),
    "label.robust.recourse_outlooks": (
        "前景及概率：{outlooks}",
        "Outlooks and probabilities: {outlooks}",
    ),
    "label.robust.way.wait": (
        "事先知道前景（WS）",
        "outlook known beforehand (WS)",
    ),
    "label.robust.way.here": (
        "现在为所有前景而定（RP）",
        "decided now for all outlooks (RP)",
    ),
    "label.robust.way.run": (
        "照出发方案的近期决策",
        "first decisions of the plan of the run",
    ),
    "label.robust.way.mean": (
        "照平均数据而定（EEV）",
        "decided by the mean (EEV)",
    ),
    "label.robust.impossible": (
        "在某种前景下做不到（已证明）",
        "cannot be kept in some outlook (proved)",
    ),
    "label.robust.column.expected": (
        "期望价值（万元）",
        "expected value, wan yuan",
    ),
    "label.robust.recourse_evpi": (
        "事先知道前景值 {amount} 万元（EVPI）。",
        "Knowing the outlook beforehand would be worth {amount} wan yuan (EVPI).",
    ),
    "label.robust.recourse_vss": (
        "考虑所有前景而不只看平均，值 {amount} 万元（VSS）。",
        "Thinking of all outlooks instead of their mean is worth {amount} wan yuan (VSS).",
    ),
    "label.robust.recourse_vss_infinite": (
        "照平均数据定的近期决策在某种前景下做不到：只看平均不可行。",
        "What is best for the mean cannot be kept in some outlook: planning by the mean fails.",
    ),
    "label.robust.recourse_mean": (
        "若平均数据成真，最多值 {amount} 万元（EV）。",
        "If the mean came true, the best plan would be worth {amount} wan yuan (EV).",
    ),
    "label.robust.recourse_now": (
        "现在就开工的项目：{count} 个",
        "Begun now: {count} projects",
    ),
    "label.robust.recourse_later": (
        "前景明朗后",
        "Once the outlook is known",
    ),
    "label.robust.recourse_follow": (
        "{outlook}：再开工 {later}",
        "{outlook}: begun later {later}",
    ),
    "label.robust.recourse_gone": (
        "放弃 {gone}",
        "given up {gone}",
    ),
    "label.robust.chart.expected": (
        "期望价值（万元）",
        "expected value, wan yuan",
    ),
    "label.robust.chart.recourse_title": (
        "怎样决策值多少",
        "What each way of deciding is worth",
    ),
    "label.robust.core_open_note": (
        "未达到差距的抽样从出发方案开始求解，时间不够时会留住其中的项目：指数偏向出发方案。请加大"
        " --seconds。",
        "Draws not within the gap were solved from the plan of the run and keep its projects "
        "where time is short: the index leans towards that plan. Allow more --seconds.",
    ),
}
