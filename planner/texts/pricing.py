"""Texts: what limits and rules are worth (``planner prices``)."""

TEXTS: dict[str, tuple[str, str]] = {
    "price.kind.land": ("土地", "land"),
    "price.kind.budget": ("财政资金", "purse"),
    "price.kind.pursuits": ("同期招商项目数", "outreach"),
    "price.kind.income_floor": ("收入底线", "income floor"),
    "price.kind.market": ("市场", "market"),
    "label.prices": (
        "限额价目：{title}（运行 {run}）",
        "What limits are worth: {title} (run {run})",
    ),
    "label.prices_rules": (
        "“1+N”规则的代价：{title}（运行 {run}）",
        "What the 1+N rules cost: {title} (run {run})",
    ),
    "label.prices_proved": (
        "本方案已证明最优。",
        "The plan is proved optimal.",
    ),
    "label.prices_not_proved": (
        "本方案未证明最优：价值 {value}，最多还能再好 {slack}。",
        "The plan is not proved optimal: it is worth {value}, and the best one at most {slack} "
        "more.",
    ),
    "label.prices_nothing_proved": (
        "本方案离最优有多远还没有任何证明。",
        "Nothing is proved about how far the plan is from the best one.",
    ),
    "label.prices_scope_whole": (
        "各数为放宽后全部县重新求最优所得，万元（目标值口径，折现期望值）。",
        "Figures: all counties planned anew with more of the limit, wan yuan of the plan's value "
        "(discounted, after odds).",
    ),
    "label.prices_scope_part": (
        "各数为放宽后只重新安排该县、其余照原方案所得，万元（目标值口径，折现期望值）；"
        "“全体”一栏为所有县都可重新安排时最高一档增益的两端。",
        "Figures: that county alone planned anew with more of the limit, the rest as planned, "
        "wan yuan of the plan's value (discounted, after odds). “Whole”: ends of the gain of the "
        "highest step if all counties may be planned anew.",
    ),
    "label.prices_maxmin": (
        "本方案以人均收入最低县优先：以下各数是这一目标的增减，不是钱。",
        "This plan puts income per head of the worst-off county first: figures are of that "
        "objective, not money.",
    ),
    "label.prices_exact": ("均为精确值。", "All are exact."),
    "label.prices_inexact": (
        "写成“甲～乙”的数在时限内未求到最优，真值在两端之间；“?”为未求得。",
        "Figures written “a to b” were not solved to the end in the time given; the truth lies "
        "between. “?”: not answered.",
    ),
    "label.price_step": ("一步", "a step"),
    "label.price_for": ("县（市）", "for"),
    "label.price_average": ("单位影子价（平均）", "average shadow price per unit"),
    "label.price_whole": ("全体", "whole"),
    "label.price_range": ("{low}～{high}", "{low} to {high}"),
    "label.price_no_plan": ("无方案", "no plan"),
    "label.price_unknown": ("?", "?"),
    "label.price_once": ("{amount}（一次，{years}）", "{amount} (once, in {years})"),
    "label.price_projects": ("{count} 个项目", "{count} projects"),
    "label.price_average_note": (
        "平均影子价＝各档中每单位最大的增益：低于此价买入才合算；只按所列各档计。",
        "Average shadow price: the largest gain per unit among the steps shown; more of the limit "
        "pays only below that price.",
    ),
    "label.price_worthless": (
        "再增加也不值钱（最多试到 {steps} 步）：{limits}。",
        "Worth nothing (up to {steps} steps were tried): {limits}.",
    ),
    "label.price_none_bind": (
        "没有用满的限额。要问某项限额，请用 --limit 和 --area。",
        "No limit binds. Ask for one with --limit and --area.",
    ),
    "label.price_more": (
        "{area}的{limit}再增加 {amount}（{was} → {then}）：{verdict}",
        "{amount} more of {limit} for {area} ({was} → {then}): {verdict}",
    ),
    "label.price_less": (
        "{area}的{limit}减少 {amount}（{was} → {then}）：{verdict}",
        "{amount} less of {limit} for {area} ({was} → {then}): {verdict}",
    ),
    "label.price_shared_by": ("{area}（供 {county} 用）", "{area} (used by {county})"),
    "label.verdict_price.gain": (
        "多值 {gain}（每{unit} {each}）。",
        "worth {gain} ({each} for each {unit}).",
    ),
    "label.verdict_price.loss": ("少值 {loss}。", "costs {loss}."),
    "label.verdict_price.nothing": ("一文不值，方案不变。", "worth nothing, the plan stays."),
    "label.verdict_price.no_loss": (
        "没有损失。",
        "costs nothing.",
    ),
    "label.verdict_price.between": (
        "多值 {low} 至 {high}（时限内未求到最优）。",
        "worth between {low} and {high} (not solved to the end in the time given).",
    ),
    "label.verdict_price.no_plan": (
        "已证明没有方案。",
        "proved to leave no plan.",
    ),
    "label.verdict_price.unknown": (
        "时限内没有得到答案；请放宽 --seconds。",
        "no answer in the time given; allow more with --seconds.",
    ),
    "label.price_first_gain": (
        "下一步（{step}）不值钱；从 {amount} 起才有增益。",
        "The next step ({step}) is worth nothing; the first gain comes with {amount}.",
    ),
    "label.price_scope_exact": (
        "其余照原方案，此数精确。",
        "With the rest as planned; exact.",
    ),
    "label.price_whole_exact": (
        "全部县重新求最优，此数精确。",
        "With all counties planned anew; exact.",
    ),
    "label.price_scope_between": (
        "其余照原方案。",
        "With the rest as planned.",
    ),
    "label.price_of_whole": (
        "若所有县都可重新安排：增益在 {low} 与 {high} 之间，目前只能证明到这一步。",
        "If all counties may be planned anew: between {low} and {high}; no more is proved.",
    ),
    "label.price_of_whole_open": (
        "若所有县都可重新安排：增益至少 {low}，上端未知。",
        "If all counties may be planned anew: at least {low}; the upper end is not known.",
    ),
    "label.price_better": (
        "{county}：不增加任何限额、只重新安排该县，就能多值 {gain}（原方案在该县不是最优）；"
        "价目从这个更好的方案算起。",
        "{county}: without more of any limit the county alone could gain {gain} (the plan is not "
        "the best there); prices count from that better plan.",
    ),
    "label.price_full_beside": (
        "该县同时用满的还有：{limits}。只放宽一项往往不够。",
        "Also full there: {limits}. More of one limit is often not enough.",
    ),
    "error.price_unknown_limit": (
        "没有叫 {word} 的限额；可用：{known}",
        "there is no limit {word}; there are: {known}",
    ),
    "error.price_unknown_limit_near": (
        "没有叫 {word} 的限额，是否想写 {near}？",
        "there is no limit {word}; did you mean {near}?",
    ),
    "error.price_unknown_area": (
        "没有叫 {word} 的园区、县或县组；可用：{known}",
        "there is no park, county or group {word}; there are: {known}",
    ),
    "error.price_unknown_area_near": (
        "没有叫 {word} 的园区、县或县组，是否想写 {near}？",
        "there is no park, county or group {word}; did you mean {near}?",
    ),
    "error.price_no_such_limit": (
        "{area} 没有项目用得到的限额 {limit}；有此限额的地区：{areas}",
        "{area} has no limit {limit} that any project needs; areas that have it: {areas}",
    ),
    "help.bad_steps": (
        "{value} 不对：写成以逗号分隔、不为零的数，如 1,2,5 或 --steps=-2,-1,1,2",
        "{value} is wrong: numbers other than 0 with commas, such as 1,2,5 or "
        "--steps=-2,-1,1,2",
    ),
    "help.prices.short": (
        "各项限额再多一步值多少，各条规则的代价",
        "What one more step of each limit is worth, and what rules cost",
    ),
    "help.prices": (
        "对运行 RUN 的方案，算出每项用满的限额再多一、二、五步值多少（每个数都是重新求解的差额）；"
        "--rules 算每条“1+N”规则的代价；--ladder 看一项限额从少到多时哪些项目进出。\n\n例："
        "planner prices latest --limit power --area 台江 --steps 10",
        "For the plan of RUN: what one, two, five more steps of every limit that binds are worth "
        "(every figure is a difference of solves); --rules: what each 1+N rule costs; --ladder: "
        "which projects come and go as one limit grows.\n\nExample: planner prices latest --limit "
        "power --area Taijiang --steps 10",
    ),
    "help.option.price_limit": (
        "只看这项限额（可重复）：land、budget、pursuits、market、income_floor 或要素，代码或名称",
        "only this limit (repeatable): land, budget, pursuits, market, income_floor or a "
        "resource, by code or name",
    ),
    "help.option.price_area": (
        "只看这个园区、县或县组（可重复），代码或名称",
        "only this park, county or group (repeatable), by code or name",
    ),
    "help.option.price_steps": (
        "各档步数，逗号分隔；负数为收紧（--steps=-2,-1,1,2）",
        "steps to try, with commas; negative ones tighten (--steps=-2,-1,1,2)",
    ),
    "help.option.price_seconds": (
        "每次求解的时限：秒，或 90s、10m",
        "time limit of each solve: seconds, or 90s, 10m",
    ),
}
