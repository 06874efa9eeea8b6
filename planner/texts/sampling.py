"""Texts: many inputs moved at once."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.uncertainty.short": (
        "多项输入同时变动：筛查、方差分解、随机模拟",
        "Many inputs moved at once: screening, shares of variance, simulation",
    ),
    "help.uncertainty": (
        "多项输入同时变动时，最好方案及其价值如何变化。morris：哪些输入要紧；sobol：各输入及其交"
        "互占价值方差的份额；montecarlo：工资、就业、税收、落地概率随机变动时原方案价值的分布，"
        "--re-solve 另求各次抽样下的最好方案。\n\n例：planner uncertainty scenarios/qiandongnan "
        "--param limits.power:±20% --param economics.odds_signed_share:±30%\n\n退出码：0 完成；7 "
        "有样本失败（其余已保存）；130 被中断",
        "How the best plan and its value change when many inputs move at once. morris: which "
        "inputs matter; sobol: what each explains of the variance, alone and with others; "
        "montecarlo: how the value of the plan spreads when wages, jobs, taxes and odds come "
        "otherwise, and with --re-solve what the best plan would be.\n\nExample: planner "
        "uncertainty scenarios/qiandongnan --param limits.power:±20% --param "
        "economics.odds_signed_share:±30%\n\nExit codes: 0 done; 7 some samples failed (the "
        "others are kept); 130 interrupted",
    ),
    "help.option.uncertainty_method": (
        "morris 筛查，sobol 方差分解，montecarlo 随机模拟",
        "morris: screening; sobol: shares of the variance; montecarlo: simulation",
    ),
    "help.option.uncertainty_param": (
        "变动的输入 WHAT[:RANGE]，可重复；写法同 sensitivity；不写则用常用输入",
        "input to move, WHAT[:RANGE], repeatable, as in sensitivity; none: the usual ones",
    ),
    "help.option.bands": (
        "未写范围的输入按证据等级取范围：A ±25 %，B ±35 %，C ±50 %",
        "inputs without a range get the band of their grade: A ±25 %, B ±35 %, C ±50 %",
    ),
    "help.option.paths": (
        "morris 的轨迹数（默认 6）；每条求解（输入数 + 1）次",
        "trajectories of morris (default 6), of (inputs + 1) solves each",
    ),
    "help.option.samples": (
        "sobol 的样本组数（2 的幂，默认 64）；montecarlo 的抽样次数（默认 1000）",
        "groups of sobol (a power of 2, default 64); draws of montecarlo (default 1000)",
    ),
    "help.option.pairs": (
        "sobol 另算两两交互（求解次数约加倍）",
        "sobol: also the interplay of two inputs (about twice the solves)",
    ),
    "help.option.relaxed": (
        "以线性松弛代替整数求解作筛查，结果注明",
        "screen by the linear relaxation instead of whole solves; labelled",
    ),
    "help.option.confirm": (
        "松弛筛查后，对最强的若干输入作整数求解核对（默认 3）",
        "after a relaxed screening, confirm the strongest inputs by whole solves (default 3)",
    ),
    "help.option.shock": (
        "montecarlo 随机变动的数：wage、jobs、tax、odds，可附范围如 wage:±20%；不附则按证据等级；"
        "可重复；默认 wage、tax、odds",
        "figure that montecarlo draws: wage, jobs, tax, odds, with a range (wage:±20%) or by "
        "grade; repeatable; default wage, tax, odds",
    ),
    "help.option.correlation": (
        "任意两个项目之间的相关（默认 0.2）",
        "correlation between any two candidates (default 0.2)",
    ),
    "help.option.industry_correlation": (
        "同一产业两个项目之间的相关（默认 0.5）",
        "correlation between two candidates of one industry (default 0.5)",
    ),
    "help.option.re_solve": (
        "montecarlo：在前 N 次抽样中重新求最好方案（默认 0）",
        "montecarlo: seek the best plan in the first N draws (default 0)",
    ),
    "help.option.against": (
        "montecarlo：用同一组抽样与另一运行的方案成对比较",
        "montecarlo: compare with the plan of another run in the same draws",
    ),
    "help.option.sampling_seed": (
        "抽样的种子；同一种子得到同样的样本",
        "seed of the samples; the same seed gives the same ones",
    ),
    "error.uncertainty_no_inputs": (
        "该情景没有可变动的常用输入；请用 --param 指明，例如 --param limits.power:±20%",
        "the scenario has none of the usual inputs; name some, such as --param limits.power:±20%",
    ),
    "error.uncertainty_other_method": (
        "{option} 只用于 --method {methods}；请去掉它或改用该方法",
        "{option} belongs to --method {methods}; leave it out or choose that method",
    ),
    "error.uncertainty_confirm": (
        "--confirm 用于松弛筛查之后的核对；请同时给出 --relaxed",
        "--confirm follows a screening by the relaxation; give --relaxed as well",
    ),
    "error.uncertainty_power_of_two": (
        "sobol 的样本组数须是 2 的幂，{count} 不是；可用 {less} 或 {more}",
        "sobol takes a power of 2 of groups and {count} is none; take {less} or {more}",
    ),
    "error.uncertainty_re_solve": (
        "--re-solve {count} 多于抽样次数 {draws}；请减少，或用 --samples 增加抽样",
        "--re-solve {count} is more than the {draws} draws; ask for fewer, or for more --samples",
    ),
    "error.uncertainty_fairness": (
        "该情景对各县收入有公平要求（fairness.mode = {mode}）：收入一变，什么方案可行或何为最好也"
        "随之而变，不能用同一批方案比较，因此不能重新求解；请去掉 --re-solve，或用 fairness.mode "
        "= none 的变体",
        "the scenario has a rule on the incomes of counties (fairness.mode = {mode}): when "
        "incomes change, so does what fits or what is best, and plans of different draws cannot "
        "be compared; leave out --re-solve, or use a variant with fairness.mode = none",
    ),
    "error.uncertainty_floors": (
        "该情景有底线表 floors：数字一变，哪些方案达得到底线也随之而变，不能用同一批方案比较，因此"
        "不能重新求解；请去掉 --re-solve，或用没有底线的变体",
        "the scenario has floors: when figures change, so does which plans reach them, and plans "
        "of different draws cannot be compared; leave out --re-solve, or use a variant without "
        "floors",
    ),
    "error.shock_unknown": (
        "没有可随机变动的数“{figure}”；可用：{known}",
        "there is no figure {figure} to draw; there are: {known}",
    ),
    "error.shock_unknown_near": (
        "没有可随机变动的数“{figure}”，是否应为 {near}？可用：{known}",
        "there is no figure {figure} to draw; did you mean {near}? There are: {known}",
    ),
    "error.shock_twice": (
        "{figure} 写了两次；每个数只写一次",
        "{figure} is named twice; name each figure once",
    ),
    "error.shock_range": (
        "{figure} 的范围 {range} 不可用：须是相对范围且不低于 -100%，例如 ±20% 或 -30%..+10%",
        "the range {range} of {figure} cannot be used: it must be relative and not below -100%, "
        "such as ±20% or -30%..+10%",
    ),
    "error.shock_correlations": (
        "同一产业的相关（现为 {industry}）必须是数，且不小于任意两个项目的相关（现为 {common}）",
        "the correlation within an industry ({industry}) must be a number that is no less than the "
        "one between any two candidates ({common})",
    ),
    "label.uncertainty.morris": (
        "运行 {run}：{inputs} 项输入的基本效应筛查（Morris），{samples} 个样本，种子 {seed}",
        "Run {run}: screening of {inputs} inputs by elementary effects (Morris), {samples} "
        "samples, seed {seed}",
    ),
    "label.uncertainty.sobol": (
        "运行 {run}：{inputs} 项输入的方差分解（Sobol），{samples} 个样本，种子 {seed}",
        "Run {run}: shares of the variance of {inputs} inputs (Sobol), {samples} samples, seed "
        "{seed}",
    ),
    "label.uncertainty.montecarlo": (
        "运行 {run}：{draws} 次随机抽样，种子 {seed}",
        "Run {run}: {draws} random draws, seed {seed}",
    ),
    "label.uncertainty.basis_relaxed": (
        "以线性松弛筛查：数值是松弛的值，不是方案的价值",
        "Screening by the linear relaxation: values are those of the relaxation, not of plans",
    ),
    "label.uncertainty.basis_exact": (
        "每个样本都是整体求解；未证明最优的是区间 [已找到, 已证明的上界]",
        "Every sample is a whole solve; what is not proved is an interval [found, proved bound]",
    ),
    "label.uncertainty.counted": (
        "{status} {count}",
        "{status} {count}",
    ),
    "label.uncertainty.answers": (
        "样本情况：{told}",
        "Samples: {told}",
    ),
    "label.uncertainty.moved": (
        "在有方案的样本中，{share} 的主导与特色产业与原方案不同",
        "Of the samples with a plan, {share} have other target industries than the plan of the run",
    ),
    "label.uncertainty.status.optimal": (
        "已证明最优",
        "proved optimal",
    ),
    "label.uncertainty.status.between": (
        "区间",
        "between two ends",
    ),
    "label.uncertainty.status.relaxed": (
        "松弛",
        "relaxed",
    ),
    "label.uncertainty.status.no_plan": (
        "无可行方案",
        "no plan exists",
    ),
    "label.uncertainty.status.no_time": (
        "时限内未找到方案",
        "none found in time",
    ),
    "label.uncertainty.status.no_bound": (
        "有方案、时限内无上界",
        "found but not bounded in time",
    ),
    "label.uncertainty.status.refused": (
        "数据检查未通过",
        "refused by the checks",
    ),
    "label.uncertainty.status.failed": (
        "求解失败",
        "failed",
    ),
    "label.uncertainty.status.open": (
        "未求解（已停止）",
        "not asked (stopped)",
    ),
    "label.uncertainty.effects": (
        "各输入走完全范围的效应，万元，强者在前",
        "Effects over the whole range of each input, wan yuan, strongest first",
    ),
    "label.uncertainty.effects_note": (
        "μ* 为平均强度，μ 为平均方向，σ 为随其他输入而变的程度；± 为换一组轨迹的 95 % 误差",
        "mu*: mean size; mu: mean direction; sigma: how far it depends on the others; ±: 95 % "
        "error of other trajectories",
    ),
    "label.uncertainty.ranks_open": (
        "区间重叠的输入名次未定；减小 --gap 或加长 --seconds 可缩小区间",
        "Ranks of inputs whose intervals overlap are not settled; a smaller --gap or longer "
        "--seconds narrows them",
    ),
    "label.uncertainty.indices": (
        "占价值方差的份额（可用样本组 {used}/{asked}）",
        "Shares of the variance of the value ({used} of {asked} groups of samples used)",
    ),
    "label.uncertainty.no_variance": (
        "价值不随这些输入变动，或可用样本太少，没有份额可算",
        "The value does not move with these inputs, or too few samples have one: there are no "
        "shares",
    ),
    "label.uncertainty.indices_note": (
        "一阶为单独作用，总阶含与其他输入的交互；± 为 95 % 抽样误差；“差距留下”为求解差距使指标可"
        "能落在的范围",
        "first: alone; total: with its interplay; ±: 95 % error of sampling; left by gaps: where "
        "the gaps of the solves leave the index",
    ),
    "label.uncertainty.pairs": (
        "两两交互（二阶指标）",
        "Interplay of two inputs (second order)",
    ),
    "label.uncertainty.confirmed": (
        "对最强的 {count} 项输入作整数求解核对：单独从低端移到高端，价值增加多少（万元）",
        "The {count} strongest inputs by whole solves: what the value gains from the low to the "
        "high end, alone, wan yuan",
    ),
    "label.uncertainty.clipped": (
        "超出定义域、按边界取值的输入：{inputs}（见 samples.csv）",
        "Inputs that left their domain and were set to the end of it: {inputs} (see samples.csv)",
    ),
    "label.uncertainty.refused": (
        "未得结果的样本 {settings}：{reason}",
        "Sample without an answer, {settings}: {reason}",
    ),
    "label.uncertainty.column.input": (
        "输入",
        "input",
    ),
    "label.uncertainty.column.range": (
        "范围",
        "range",
    ),
    "label.uncertainty.column.mu_star": (
        "强度 μ*",
        "mu*",
    ),
    "label.uncertainty.column.sampling": (
        "抽样误差",
        "sampling",
    ),
    "label.uncertainty.column.mu": (
        "方向 μ",
        "mu",
    ),
    "label.uncertainty.column.sigma": (
        "σ",
        "sigma",
    ),
    "label.uncertainty.column.changes": (
        "产业改变",
        "targets change",
    ),
    "label.uncertainty.column.rank": (
        "名次",
        "rank",
    ),
    "label.uncertainty.column.first": (
        "一阶",
        "first",
    ),
    "label.uncertainty.column.first_gaps": (
        "差距留下",
        "left by gaps",
    ),
    "label.uncertainty.column.total": (
        "总阶",
        "total",
    ),
    "label.uncertainty.column.total_gaps": (
        "差距留下",
        "left by gaps",
    ),
    "label.uncertainty.column.second": (
        "二阶",
        "second",
    ),
    "label.uncertainty.column.whole": (
        "整数求解",
        "whole solves",
    ),
    "label.uncertainty.column.relaxed": (
        "线性松弛",
        "relaxation",
    ),
    "label.uncertainty.column.measure": (
        "统计量",
        "measure",
    ),
    "label.uncertainty.column.value": (
        "万元",
        "wan yuan",
    ),
    "label.uncertainty.column.sampled": (
        "95 % 抽样区间",
        "95 % interval of sampling",
    ),
    "label.uncertainty.column.projects": (
        "项目",
        "project",
    ),
    "label.uncertainty.column.targets": (
        "县 · 产业",
        "county · industry",
    ),
    "label.uncertainty.column.often": (
        "入选频率",
        "chosen in",
    ),
    "label.uncertainty.column.planned": (
        "原方案",
        "plan",
    ),
    "label.uncertainty.by_grade": (
        "按证据等级",
        "by grade",
    ),
    "label.uncertainty.figure.wage": (
        "工资",
        "wage",
    ),
    "label.uncertainty.figure.jobs": (
        "就业",
        "jobs",
    ),
    "label.uncertainty.figure.tax": (
        "税收",
        "tax",
    ),
    "label.uncertainty.figure.odds": (
        "落地概率",
        "odds",
    ),
    "label.uncertainty.shocked": (
        "{figure} {band}",
        "{figure} {band}",
    ),
    "label.uncertainty.shocks": (
        "随机变动：{told}；任意两项目相关 {common}，同产业 {industry}",
        "Drawn: {told}; correlation {common} between any two candidates, {industry} within an "
        "industry",
    ),
    "label.uncertainty.repriced": (
        "原方案不变，逐次重新计价，不求解；预留的土地与要素不变",
        "The plan stays and is priced again in every draw, without a solve; what is reserved "
        "stays as planned",
    ),
    "label.uncertainty.odds_end": (
        "抽到的落地概率中有 {share} 超过 1，按 1 计：概率只能降不能升，分布因此偏低",
        "{share} of the drawn odds would exceed 1 and are set to 1: they can fall but not rise, "
        "so the draws lean downwards",
    ),
    "label.uncertainty.floors": (
        "各县收入下限未在抽样中逐次核对",
        "Income floors of counties are not checked again in the draws",
    ),
    "label.uncertainty.maxmin": (
        "该情景以人均收入最低的县优先；此处价值为各项金额的加权和",
        "The scenario puts the least income per head first; value here is the weighted sum of "
        "money",
    ),
    "label.uncertainty.too_few": (
        "已计价的抽样太少，没有分布可给",
        "Too few draws were priced to tell a distribution",
    ),
    "label.uncertainty.distribution": (
        "原方案价值的分布（无变动时 {planned}）",
        "How the value of the plan is spread ({planned} without shocks)",
    ),
    "label.uncertainty.measure.mean": (
        "均值{share}",
        "mean{share}",
    ),
    "label.uncertainty.measure.quantile": (
        "{share} % 分位",
        "{share} % quantile",
    ),
    "label.uncertainty.chance.value_below_zero": (
        "价值为负的概率 {share}（95 % 区间 {low} … {high}）",
        "probability of a value below 0: {share} (95 % interval {low} … {high})",
    ),
    "label.uncertainty.chance.value_below_planned": (
        "低于无变动时的概率 {share}（95 % 区间 {low} … {high}）",
        "probability of less than without shocks: {share} (95 % interval {low} … {high})",
    ),
    "label.uncertainty.chance.value_a_fifth_below_planned": (
        "低于无变动时两成以上的概率 {share}（95 % 区间 {low} … {high}）",
        "probability of a fifth less or worse: {share} (95 % interval {low} … {high})",
    ),
    "label.uncertainty.against": (
        "与运行 {other} 成对比较（同一组抽样）",
        "Compared with run {other} in the same draws",
    ),
    "label.uncertainty.difference": (
        "另一方案平均多 {value}（95 % 区间 {low} … {high}；若各自独立抽样，区间为 {low_apart} … "
        "{high_apart}）",
        "the other plan is worth {value} more on average (95 % interval {low} … {high}; with "
        "independent draws it would be {low_apart} … {high_apart})",
    ),
    "label.uncertainty.better": (
        "原方案更好的概率 {share}（95 % 区间 {low} … {high}）",
        "the plan of the run is worth more in {share} of the draws (95 % interval {low} … {high})",
    ),
    "label.uncertainty.solved": (
        "重新求解：{asked} 次中 {solved} 次有上界",
        "Solved again: {solved} of {asked} draws have a bound",
    ),
    "label.uncertainty.regret": (
        "原方案平均少得 {regret} 万元（区间来自求解差距）",
        "the plan of the run misses {regret} wan yuan on average (the interval is that of the "
        "gaps)",
    ),
    "label.uncertainty.firm_projects": (
        "{firm} 个项目在每次抽样中都与原方案一致，{open} 个不然",
        "{firm} projects are decided as in the plan in every draw, {open} are not",
    ),
    "label.uncertainty.firm_targets": (
        "{firm} 个县·产业在每次抽样中都与原方案一致，{open} 个不然",
        "{firm} target industries are decided as in the plan in every draw, {open} are not",
    ),
    "label.uncertainty.in_plan": (
        "入选",
        "in",
    ),
    "label.uncertainty.chart.morris": (
        "基本效应（全范围，万元）",
        "Elementary effects (whole range, wan yuan)",
    ),
    "label.uncertainty.chart.strength": (
        "平均强度 μ*，万元",
        "mean size mu*, wan yuan",
    ),
    "label.uncertainty.chart.spread": (
        "标准差 σ，万元",
        "standard deviation sigma, wan yuan",
    ),
    "label.uncertainty.chart.sobol": (
        "占价值方差的份额（线为 95 % 抽样误差）",
        "Shares of the variance of the value (lines: 95 % error of sampling)",
    ),
    "label.uncertainty.chart.first": (
        "一阶：单独作用",
        "first order: alone",
    ),
    "label.uncertainty.chart.total": (
        "总阶：含交互",
        "total: with interplay",
    ),
    "label.uncertainty.chart.index": (
        "指标",
        "index",
    ),
    "label.uncertainty.chart.planned": (
        "无变动",
        "without shocks",
    ),
    "label.uncertainty.chart.low": (
        "5 % 分位",
        "5 % quantile",
    ),
    "label.uncertainty.chart.high": (
        "95 % 分位",
        "95 % quantile",
    ),
    "label.uncertainty.chart.draws": (
        "抽样次数",
        "draws",
    ),
    "label.uncertainty.chart.histogram": (
        "原方案价值的分布",
        "How the value of the plan is spread",
    ),
    "label.uncertainty.chart.probability": (
        "概率",
        "probability",
    ),
    "label.uncertainty.chart.exceedance": (
        "价值至少达到该数的概率",
        "Probability of being worth at least so much",
    ),
    "label.uncertainty.chart.value": (
        "价值，万元",
        "value, wan yuan",
    ),
    "label.uncertainty.chart.run": (
        "运行 {run}",
        "run {run}",
    ),
    "label.uncertainty.chart.in_plan": (
        "在原方案中",
        "in the plan of the run",
    ),
    "label.uncertainty.chart.not_in_plan": (
        "不在原方案中",
        "not in the plan of the run",
    ),
    "label.uncertainty.chart.often": (
        "入选频率",
        "how often chosen",
    ),
    "label.uncertainty.chart.chosen_projects": (
        "项目入选频率：并非每次都与原方案一致的",
        "How often projects are chosen: those not always as in the plan",
    ),
    "label.uncertainty.chart.chosen_targets": (
        "主导与特色产业入选频率：并非每次都与原方案一致的",
        "How often target industries are chosen: those not always as in the plan",
    ),
    "label.uncertainty.chart.solved": (
        "{count} 次抽样各自的已知最好方案",
        "best plan known of each of {count} draws",
    ),
}
