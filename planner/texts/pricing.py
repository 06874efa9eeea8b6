"""Texts: what limits and rules are worth (``planner prices``)."""

TEXTS: dict[str, tuple[str, str]] = {
    "price.kind.land": ("土地", "land"),
    "price.kind.budget": ("财政资金", "purse"),
    "price.kind.pursuits": ("同期招商项目数", "outreach"),
    "price.kind.income_floor": ("收入底线", "income floor"),
    "price.kind.floor": ("底线", "floor"),
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
        "各数（万元，目标值口径，折现期望值）：放宽后只重新安排该县，其余照原方案。“全体”：所有县都可重新"
        "安排时最高一档增益的两端。",
        "Figures (wan yuan of the plan's value, discounted, after odds): that county alone planned "
        "anew with more of the limit, the rest as planned. “Whole”: ends of the gain of the "
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
    "label.price_average": ("平均影子价", "average shadow price"),
    "label.price_whole": ("全体", "whole"),
    "label.price_range": ("{low}～{high}", "{low} to {high}"),
    "label.price_no_plan": ("无方案", "no plan"),
    "label.price_unknown": ("?", "?"),
    "label.price_once": ("{amount}（一次，{years}）", "{amount} (once, in {years})"),
    "label.price_projects": ("{count} 个项目", "{count} projects"),
    "label.price_average_note": (
        "平均影子价：至少这么高（所试各档中每单位最大的增益）；买得更少，每单位可能更值。",
        "Average shadow price: at least this per unit (the largest gain per unit among the steps "
        "tried); a smaller purchase may pay more.",
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
    "label.verdict_price.nothing": (
        "不值钱，方案不会因此更好。",
        "worth nothing, no plan is better for it.",
    ),
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
    "label.prices_ladder": (
        "{area}的{limit}从少到多：{title}（运行 {run}）",
        "{limit} of {area}, from less to more: {title} (run {run})",
    ),
    "label.price_column_value": ("增益", "gain"),
    "label.price_column_enter": ("进入", "enter"),
    "label.price_column_leave": ("退出", "leave"),
    "label.price_column_change": ("增减", "change"),
    "label.price_today": ("现状", "today"),
    "label.price_moved": (
        "（另有 {count} 个改换园区或年份）",
        " ({count} more move in place or time)",
    ),
    "label.price_ladder_note": (
        "每一行与上一行相比；价值相同的档位沿用上一档的方案。并列时可能另有同样好的进出方式。",
        "Each line is compared with the one above; levels of the same value keep the plan of the "
        "level below. Where plans tie, another coming and going may be as good.",
    ),
    "label.price_returning": (
        "进出不单调：{projects} 随限额增加先进入、后退出、又进入。限额放宽后，大项目能放下，"
        "原先补空的小项目就会让位。",
        "Coming and going is not monotone: these enter, leave and enter again as the limit grows: "
        "{projects}. Once a larger project fits, a smaller one that filled the gap makes room.",
    ),
    "label.price_rule.leads_per_park": (
        "每个园区至多 {leads_per_park} 个首位产业",
        "at most {leads_per_park} leading per park",
    ),
    "label.price_rule.leads_per_park_exact": (
        "每个园区正好 {leads_per_park} 个首位产业",
        "exactly {leads_per_park} leading per park",
    ),
    "label.price_rule.lead_required": (
        "每个园区必须有首位产业",
        "every park must have its leading industry",
    ),
    "label.price_rule.specials": (
        "每县 {specials_min} 至 {specials_max} 个特色产业",
        "{specials_min} to {specials_max} specialities per county",
    ),
    "label.price_rule.specials_min": (
        "每县至少 {specials_min} 个特色产业",
        "{specials_min} or more specialities per county",
    ),
    "label.price_rule.specials_max": (
        "每县至多 {specials_max} 个特色产业",
        "no more than {specials_max} specialities per county",
    ),
    "label.price_rule.leads_per_industry_max": (
        "一个产业至多在 {leads_per_industry_max} 个园区居首位",
        "an industry leads at most {leads_per_industry_max} parks",
    ),
    "label.price_rule.lead_output_share_min": (
        "首位产业至少占园区产值的 {lead_output_share_min:.0%}",
        "a leading industry makes at least {lead_output_share_min:.0%} of its park's output",
    ),
    "label.price_rule.industry_output_share_max": (
        "一个产业至多占全县产值的 {industry_output_share_max:.0%}",
        "an industry makes at most {industry_output_share_max:.0%} of its county's output",
    ),
    "label.price_rules_scope": (
        "“代价”为去掉该规则后最多能多得的价值（万元，折现期望值），是重新求解的差额。"
        "规则只会减少方案，代价不会为负。",
        "Cost: what the best plan would be worth more without the rule (wan yuan of the plan's "
        "value, discounted, after odds), by solving again. A rule only takes plans away, so it "
        "never costs less than nothing.",
    ),
    "label.price_rules_all": ("全部县重新求最优。{exact}", "All counties planned anew. {exact}"),
    "label.price_rules_alone": (
        "各县的数：只重新安排该县，其余照原方案。{exact}",
        "Figures of counties: that county alone planned anew, the rest as planned. {exact}",
    ),
    "label.price_rules_none": (
        "没有起作用的“1+N”规则。",
        "No 1+N rule is in force.",
    ),
    "label.price_rule_whole": ("全体（区间）", "whole"),
    "label.price_rule_highest": (
        "代价最大的县（其余照原方案）",
        "counties it costs most (rest as planned)",
    ),
    "label.price_rule_sentence": (
        "规则“{rule}”：全体代价在 {low} 与 {high} 之间。",
        "The rule “{rule}” costs the whole between {low} and {high}.",
    ),
    "label.price_rule_sentence_exact": (
        "规则“{rule}”：全体代价 {cost}（精确）。",
        "The rule “{rule}” costs the whole {cost} (exact).",
    ),
    "label.price_rule_sentence_open": (
        "规则“{rule}”：全体代价至少 {low}，上端未知。",
        "The rule “{rule}” costs the whole at least {low}; the upper end is not known.",
    ),
    "label.price_rule_found_sentence": (
        "去掉它后找到的方案比原方案多值 {gain}（其中一部分可能只因原方案未到最优）：{split}。",
        "A plan found without it is worth {gain} more than this one (part of it may only be due to "
        "this plan not being the best): {split}.",
    ),
    "label.price_rule_split": ("其中：{split}。", "Of it: {split}."),
    "label.price_rule_county": (
        "{county}（其余照原方案）：规则“{rule}”的代价为 {cost}。",
        "{county} (rest as planned): the rule “{rule}” costs {cost}.",
    ),
    "label.price_rule_loosened": (
        "放宽一个值 {gain}。",
        "One looser is worth {gain}.",
    ),
    "label.price_rule_yearly": (
        "两个方案之差，全部达产后每年（按落地几率，不折现）：居民收入 {income} 万元，"
        "就业 {jobs} 人。",
        "Between the two plans, in a year at full production (after odds, not discounted): "
        "resident income {income} wan yuan, jobs {jobs}.",
    ),
    "label.price_rule_missing": ("{count} 县未求得", "{count} not answered"),
    "label.price_missing_rule": ("“{rule}”（{where}）", "“{rule}” ({where})"),
    "label.price_missing_looser": (
        "“{rule}”放宽一个（{where}）",
        "one looser of “{rule}” ({where})",
    ),
    "label.price_rules_unanswered": (
        "时限内没有得到答案（可放宽 --seconds、--rule-seconds）：{listed}。",
        "Not answered in time (allow more with --seconds, --rule-seconds): {listed}.",
    ),
    "label.price_unit_project": ("个项目", "project"),
    "label.price_rule_free": ("不花代价的规则：{rules}。", "Cost nothing: {rules}."),
    "label.price_rule_free_alone": (
        "不花代价（其余照原方案时，对任何一县都不起限制作用）：{rules}。",
        "Cost nothing to any single county with the rest as planned: {rules}.",
    ),
    "label.price_rule_free_here": (
        "对{counties}不花代价（其余照原方案）：{rules}。",
        "Cost {counties} nothing with the rest as planned: {rules}.",
    ),
    "label.price_rules_whole_note": (
        "“全体”只知两端：所有县一起重新安排时，已证明的上界与找到的方案之间。",
        "Of the whole only ends are known: between the plans found and the bounds proved when all "
        "counties are planned anew.",
    ),
    "error.price_rules_or_ladder": (
        "--rules 和 --ladder 不能同时用；--rules 不配 --limit",
        "--rules goes neither with --ladder nor with --limit",
    ),
    "error.price_ladder_limit": (
        "--ladder 须用 --limit 指明一项限额",
        "--ladder needs a limit: name one with --limit",
    ),
    "error.price_ladder_ends": (
        "--from {lowest} --to {highest} --levels {levels} 不对：两端写数量或百分比（如 -20%、5），"
        "前小后大，至少两档",
        "--from {lowest} --to {highest} --levels {levels} is wrong: both ends are amounts or "
        "percentages (such as -20%, 5), the first one less, and at least two levels",
    ),
    "help.option.price_rules": (
        "算每条“1+N”规则的代价",
        "what each 1+N rule costs",
    ),
    "help.option.price_rule_seconds": (
        "大方案每条规则整体求解的时限；0 为不求整体",
        "time limit of the whole per rule of a large plan; 0 leaves the whole out",
    ),
    "help.option.price_ladder": (
        "看一项限额从少到多时哪些项目进出",
        "which projects come and go as a limit grows",
    ),
    "help.option.price_from": (
        "阶梯的下端：数量或百分比",
        "lower end of the ladder: an amount or a percentage",
    ),
    "help.option.price_to": (
        "阶梯的上端：数量或百分比",
        "upper end of the ladder: an amount or a percentage",
    ),
    "help.option.price_levels": (
        "阶梯的档数",
        "levels of the ladder",
    ),
    "message.prices_interrupted": (
        "已按要求停止；已得的答案已保存，加 --resume 可继续",
        "stopped as asked; the answers so far are kept, go on with --resume",
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
    "error.price_limit_nowhere": (
        "本方案没有限额 {limit}，或没有项目用得到它",
        "this plan has no limit {limit}, or no project needs it",
    ),
    "error.price_no_such_limit": (
        "{area} 没有项目用得到的限额 {limit}；有此限额的地区：{areas}",
        "{area} has no limit {limit} that any project needs; areas that have it: {areas}",
    ),
    "help.bad_steps": (
        "{value} 不对：写成以逗号分隔、不为零的数，如 1,2,5 或 --steps=-2,-1,1,2",
        "{value} is wrong: numbers other than 0 with commas, such as 1,2,5 or --steps=-2,-1,1,2",
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
        "只看这项限额（可重复）：land、budget、pursuits、market、income_floor、floor 或要素，"
        "代码或名称",
        "only this limit (repeatable): land, budget, pursuits, market, income_floor, floor or a "
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
