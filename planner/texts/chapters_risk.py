"""Texts of the chapter on uncertainty and risk."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.chapter.column.mu_star_low": ("影响强度（至少）", "strength, least"),
    "label.chapter.column.mu_star_high": ("影响强度（至多）", "strength, most"),
    "label.chapter.column.sigma_low": ("离散（至少）", "spread, least"),
    "label.chapter.column.sigma_high": ("离散（至多）", "spread, most"),
    "label.chapter.column.rank": ("名次", "rank"),
    "label.chapter.column.first_order": ("一阶指数", "first order"),
    "label.chapter.column.total_index": ("总指数", "total"),
    "label.chapter.column.error": ("抽样误差 ±", "sampling error ±"),
    "label.chapter.column.index_low": ("间隙所限：至少", "left by gaps, least"),
    "label.chapter.column.index_high": ("间隙所限：至多", "left by gaps, most"),
    "label.chapter.column.measure": ("指标", "measure"),
    "label.chapter.column.sampling_low": ("抽样区间下端", "sampling, low"),
    "label.chapter.column.sampling_high": ("抽样区间上端", "sampling, high"),
    "label.chapter.column.chosen": ("入选频率", "chosen"),
    "label.chapter.column.in_plan": ("推荐方案有", "in the plan"),
    "label.chapter.column.core_index": ("核心指数", "core index"),
    "label.chapter.column.class": ("类别", "class"),
    "label.chapter.column.plan": ("方案", "plan"),
    "label.chapter.column.regret_low": ("最大后悔值（至少）", "greatest regret, least"),
    "label.chapter.column.regret_high": ("最大后悔值（至多）", "greatest regret, most"),
    "label.chapter.column.stated_value": ("按现有数据的价值", "value as data stand"),
    "label.chapter.column.mean": ("平均", "mean"),
    "label.chapter.column.tail": ("尾部平均", "mean of the tail"),
    "label.chapter.column.worst": ("最差", "worst"),
    "label.chapter.column.goal": ("加权目标（已得）", "weighted goal, found"),
    "label.chapter.column.goal_bound": ("加权目标上界", "weighted goal, bound"),
    "label.chapter.column.way": ("决策方式", "way of deciding"),
    "label.chapter.column.gamma": ("保护程度", "budget"),
    "label.chapter.column.price_low": ("代价（至少）", "price, least"),
    "label.chapter.column.price_high": ("代价（至多）", "price, most"),
    "label.chapter.column.overrun": ("超限概率", "overrun"),
    "label.chapter.column.overrun_tuned": ("调整后超限概率", "overrun, tuned"),
    "label.chapter.column.cap": ("期望用量上限", "cap on expected use"),
    "label.chapter.column.limit": ("限额", "limit"),
    "label.chapter.column.supply": ("可用量", "supply"),
    "label.chapter.column.full_use": ("全部落地需", "if all land"),
    "label.chapter.column.expected_use": ("期望用量", "expected use"),
    "label.chapter.column.risk": ("风险点", "risk"),
    "label.chapter.column.shows": ("依据", "what shows it"),
    "label.chapter.column.prevention": ("防范措施", "prevention"),
    "label.chapter.column.contingency": ("处置预案", "contingency"),
    "label.chapter.risk.title": ("不确定性与风险", "Uncertainty and risk"),
    "label.chapter.risk.inputs_title": (
        "多项参数同时有误时，哪些最要紧",
        "Which figures matter when many are off at once",
    ),
    "label.chapter.risk.draws_title": ("随机模拟", "Draws by chance"),
    "label.chapter.risk.robust_title": ("经得起变化的方案", "Plans that hold"),
    "label.chapter.risk.overbook_title": (
        "落地不确定与要素超用",
        "Uncertain landings and overrun limits",
    ),
    "label.chapter.risk.list_title": ("风险清单", "List of risks"),
    "label.chapter.risk.morris": (
        "用莫里斯法同时变动 {inputs} 项参数，共 {samples} 个样本（{status}）。",
        "By the method of Morris {inputs} figures were moved together in {samples} samples "
        "({status}).",
    ),
    "label.chapter.risk.sobol": (
        "用索博尔法同时变动 {inputs} 项参数，共 {samples} 个样本（{status}）。",
        "By the method of Sobol {inputs} figures were moved together in {samples} samples "
        "({status}).",
    ),
    "label.chapter.risk.relaxed": (
        "筛查用线性松弛计算，只用来排序，不是方案的实际损益。",
        "The screening uses the linear relaxation: it ranks figures and is not what plans "
        "gain or "
        "lose.",
    ),
    "label.chapter.risk.whole": (
        "每个样本都完整求解。",
        "Every sample was solved as a whole.",
    ),
    "label.chapter.risk.morris_table": ("参数影响强度排序", "Figures by strength"),
    "label.chapter.risk.morris_note": (
        "影响强度大说明该参数要紧；离散大说明它的影响取决于其他参数。",
        "A great strength says that a figure matters, a great spread that its effect depends on "
        "others.",
    ),
    "label.chapter.risk.morris_chart": ("参数影响强度与离散", "Strength and spread of figures"),
    "label.chapter.risk.morris_words": (
        "{count} 项参数的散点图，最强的是“{top}”。",
        "Scatter of {count} figures; the strongest is {top}.",
    ),
    "label.chapter.risk.sobol_table": ("方差分解指数", "Parts of the variance"),
    "label.chapter.risk.sobol_note": (
        "一阶指数是该参数单独引起的部分，总指数含与其他参数的交互；样本少时估计值会落在 0 至 1 "
        "之外。“间隙所限”为样本价值在已得与上界之间取任何值时指数的范围。",
        "First order is the part of a figure alone; the total has its interactions too. With few "
        "samples estimates fall outside 0 to 1. Left by gaps: where the index may lie while the "
        "values of the samples may be anything between found and proved.",
    ),
    "label.chapter.risk.sobol_chart": ("各参数占方差的份额", "Shares of the variance by figure"),
    "label.chapter.risk.sobol_words": (
        "{count} 项参数的一阶指数与总指数条形图。",
        "Bars of first-order and total indices of {count} figures.",
    ),
    "label.chapter.risk.sobol_open": (
        "{all} 项参数中有 {count} 项的总指数因求解间隙而无法判定，其估计值不能用来排序；"
        "请缩小间隙（--gap）或改用 --relaxed 重做。",
        "The gaps of the solves leave the total index of {count} of {all} figures open, so that "
        "its estimate ranks nothing; make the study again with a smaller --gap or with --relaxed.",
    ),
    "label.chapter.risk.montecarlo": (
        "对{shocks}作随机扰动，抽取 {draws} 次（要求 {asked} 次），推荐方案保持不变；"
        "计划总价值 {planned}。",
        "{shocks} were shaken by chance in {draws} draws ({asked} asked) with the plan as it is; "
        "its planned value is {planned}.",
    ),
    "label.chapter.risk.shock_odds": ("落地概率", "odds"),
    "label.chapter.risk.shock_wage": ("工资", "wages"),
    "label.chapter.risk.shock_tax": ("税收", "tax"),
    "label.chapter.risk.shock_jobs": ("就业", "jobs"),
    "label.chapter.risk.too_few_draws": (
        "抽样次数太少，没有分布可言。",
        "Too few draws for a distribution.",
    ),
    "label.chapter.risk.mean": ("平均值", "mean"),
    "label.chapter.risk.quantile": ("{share} % 分位", "{share} % quantile"),
    "label.chapter.risk.distribution": (
        "推荐方案总价值的分布",
        "Distribution of the value of the plan",
    ),
    "label.chapter.risk.distribution_note": (
        "后两列为 95 % 抽样区间；分布取决于扰动幅度这一专家判断。",
        "The last two columns are 95 % intervals of sampling; the distribution rests on how far "
        "figures may be off, which is a judgement.",
    ),
    "label.chapter.risk.values_chart": (
        "推荐方案总价值的直方图与超越曲线",
        "Histogram and exceedance of the value",
    ),
    "label.chapter.risk.values_words": (
        "{count} 次抽样的总价值分布。",
        "Distribution of the value in {count} draws.",
    ),
    "label.chapter.risk.chances": (
        "总价值低于计划的概率 {value_below_planned}，比计划低五分之一以上的概率 "
        "{value_a_fifth_below_planned}，低于零的概率 {value_below_zero}（括号内为抽样区间）。",
        "Probability of less than planned {value_below_planned}, of a fifth less or worse "
        "{value_a_fifth_below_planned}, of less than nought {value_below_zero} (in brackets the "
        "interval of sampling).",
    ),
    "label.chapter.risk.not_resolved": (
        "没有在抽样中重新求最优（加 --re-solve 20），项目入选频率未知。",
        "The best plan was not sought in the draws (add --re-solve 20), so how often "
        "projects are "
        "chosen is not known.",
    ),
    "label.chapter.risk.regret_of_draws": (
        "在其中 {solved} 次重新求最优：与事先知情相比，推荐方案平均少 {regret}。",
        "In {solved} of the draws the best plan was sought: against knowing beforehand the plan "
        "loses {regret} on average.",
    ),
    "label.chapter.risk.always_chosen": (
        "重新求解的 {solved} 次中，入选项目都与推荐方案一致。",
        "In all {solved} draws that were solved the projects are those of the plan.",
    ),
    "label.chapter.risk.chosen": (
        "重新求解 {solved} 次中与推荐方案不一致的项目",
        "Projects that differ in {solved} solved draws",
    ),
    "label.chapter.risk.chosen_note": (
        "求解次数少时，频率只作参考。",
        "With few draws the share is a hint only.",
    ),
    "label.chapter.risk.core_exact": (
        "在权重允许范围内的全部非劣方案中，{core} 个项目个个都有（核心），{some} "
        "个时有时无，{none} 个从不入选。",
        "Of all plans that no other beats for the weights allowed, {core} projects are in each "
        "(core), {some} in some, {none} in none.",
    ),
    "label.chapter.risk.core_sampled": (
        "抽取 {draws} 组权重和数值求最优：{core} 个项目次次入选（核心），{some} 个时有时无，"
        "{none} 个从未入选；"
        "抽样不能保证没有例外。",
        "The best plan was sought for {draws} draws of weights and figures: {core} projects "
        "are in "
        "each (core), {some} in some, {none} in none; sampling does not rule out exceptions.",
    ),
    "label.chapter.risk.core_empty": (
        "没有任何项目在任何一个方案中入选。",
        "No project is in any of the plans.",
    ),
    "label.chapter.risk.class_core": ("核心", "core"),
    "label.chapter.risk.class_borderline": ("两可", "borderline"),
    "label.chapter.risk.core_table": ("项目的稳健程度", "How sure the projects are"),
    "label.chapter.risk.core_note": (
        "核心指数为含有该项目的方案所占比例。",
        "The index is the share of plans that have the project.",
    ),
    "label.chapter.risk.core_chart": ("项目核心指数", "Core index of projects"),
    "label.chapter.risk.core_words": (
        "核心指数条形图：{core} 个核心项目，{some} 个两可项目。",
        "Bars of the index: {core} core and {some} borderline projects.",
    ),
    "label.chapter.risk.core_outside": (
        "推荐方案没有的核心项目：{names}，值得复核。",
        "Core projects that the plan does not have: {names}; worth another look.",
    ),
    "label.chapter.risk.regret_run": ("推荐方案", "recommended plan"),
    "label.chapter.risk.regret_plan": ("所试方案{number}", "plan tried {number}"),
    "label.chapter.risk.regret_best": ("所试中最稳", "least of those tried"),
    "label.chapter.risk.regret_table": ("最大后悔值", "Greatest regret"),
    "label.chapter.risk.regret_note": (
        "后悔值：数值在各自误差范围内变动时，比事先知情的最优方案最多少多少。",
        "Regret: how much less than the best plan known beforehand, at most, while figures move "
        "within their bands.",
    ),
    "label.chapter.risk.regret_chart": (
        "所试方案的最大后悔值",
        "Greatest regret of the plans tried",
    ),
    "label.chapter.risk.regret_words": (
        "{count} 个方案的最大后悔值条形图。",
        "Bars of the greatest regret of {count} plans.",
    ),
    "label.chapter.risk.regret_same": (
        "推荐方案的最大后悔值为 {own}，任何方案都难免的最大后悔值为 {least}；"
        "所试方案中没有更稳的。",
        "The greatest regret of the plan is {own}; what no plan avoids is {least}. None of the "
        "plans tried does better.",
    ),
    "label.chapter.risk.regret_other": (
        "推荐方案的最大后悔值为 {own}，任何方案都难免的最大后悔值为 {least}；"
        "另有更稳的方案，比推荐方案多出："
        "{in}；少去：{out}。",
        "The greatest regret of the plan is {own}; what no plan avoids is {least}. Another plan "
        "does better; in: {in}; out: {out}.",
    ),
    "label.chapter.risk.regret_times": (
        "推荐方案的最大后悔值为 {own}，任何方案都难免的最大后悔值为 {least}；另有更稳的方案，"
        "项目相同，只是时间或地点不同。",
        "The greatest regret of the plan is {own}; what no plan avoids is {least}. Another plan "
        "does better with the same projects at other times or places.",
    ),
    "label.chapter.risk.regret_open": (
        "尚未证明哪个方案后悔值最小（轮数或时限用尽）。",
        "Which plan has the least regret is not settled (rounds or time ran out).",
    ),
    "label.chapter.risk.stance": ("风险权重 {weight}", "weight of the tail {weight}"),
    "label.chapter.risk.tail_table": (
        "{count} 种落地情形下的平均与最差 {share}",
        "Mean and worst {share} over {count} outlooks",
    ),
    "label.chapter.risk.tail_note": (
        "尾部平均为最差 {share} 情形的平均价值。平均、尾部、最差为所得方案的数；“加权目标”按该行"
        "权重合并平均与尾部，任何方案都不超过其上界。",
        "The tail is the mean of the worst {share}. Mean, tail and worst are those of the plan "
        "found; the weighted goal joins mean and tail by the weight of the line, and no plan "
        "exceeds its bound.",
    ),
    "label.chapter.risk.tail_none": (
        "时限内没有求出任何风险权重的方案。",
        "No plan was found in time for any weight of the tail.",
    ),
    "label.chapter.risk.tail_same": (
        "所试各风险权重下，所得方案的平均和最差 {share} 都相同：未发现用平均换稳妥的余地。",
        "The plans found have the same mean and the same worst {share} for all weights tried: "
        "no room to trade the mean for safety was found.",
    ),
    "label.chapter.risk.tail_trade": (
        "风险权重由 {low} 升到 {high}：最差 {share} 的平均价值 {tail} 万元，"
        "各情形平均价值 {mean} 万元（均为所得方案）。",
        "From weight {low} of the tail to {high}: the mean of the worst {share} goes {tail} wan "
        "yuan, the mean of all outlooks {mean} wan yuan (of the plans found).",
    ),
    "label.chapter.risk.tail_chart": (
        "各风险权重的平均与尾部",
        "Mean and tail by weight of the tail",
    ),
    "label.chapter.risk.tail_words": (
        "{count} 个风险权重的散点：横轴为尾部平均，纵轴为平均。",
        "Points for {count} weights of the tail: tail across, mean upwards.",
    ),
    "label.chapter.risk.recourse": (
        "前 {periods} 期先定、其余随情形再定：若事先知道会发生什么，可多得 {span}。",
        "Periods decided now: {periods}, the rest when the outlook is known. Knowing it beforehand "
        "would be worth {span}.",
    ),
    "label.chapter.risk.recourse_chart": (
        "各种决策方式的期望价值",
        "Expected worth of ways of deciding",
    ),
    "label.chapter.risk.recourse_words": (
        "{count} 种决策方式的点图：点为已得，线到上界。",
        "Dots for {count} ways of deciding: found, with a line to the bound.",
    ),
    "label.chapter.risk.recourse_table": (
        "{count} 种情形下各种决策方式的期望价值",
        "Expected worth of ways of deciding over {count} outlooks",
    ),
    "label.chapter.risk.recourse_note": (
        "“已得”与“上界”之间为未证余量。",
        "What lies between value and bound is not proved.",
    ),
    "label.chapter.risk.gamma": (
        "要求限额留有余地：同时有若干项目用量超出预期时也不超限。要求越高，可选的方案越少。",
        "Limits keep some room, so that they hold though several projects need more than "
        "expected. The more is asked, the fewer plans are left.",
    ),
    "label.chapter.risk.gamma_none": (
        "保护程度为 {budget} 时，已证明没有方案能留出这样的余地。",
        "With a budget of {budget} it is proved that no plan keeps that room.",
    ),
    "label.chapter.risk.gamma_table": ("留有余地的代价", "Price of robustness"),
    "label.chapter.risk.gamma_note": (
        "保护程度为每项限额允许同时超出预期的项目数；超限概率为 {trials} "
        "次试算中任一限额超用的比例。",
        "The budget is how many projects of a limit may exceed what is expected at once; overrun "
        "is the share of {trials} trials in which any limit is exceeded.",
    ),
    "label.chapter.risk.gamma_impossible": ("已证明无方案", "proved to have no plan"),
    "label.chapter.risk.gamma_chart": (
        "保护程度与总价值、超限概率",
        "Value and overrun by budget of protection",
    ),
    "label.chapter.risk.gamma_words": (
        "{count} 档保护程度的总价值与超限概率折线。",
        "Lines of value and overrun for {count} budgets.",
    ),
    "label.chapter.risk.overbook_kept": (
        "按期望用量安排时，{all} 项限额的超限概率都不超过 {most}。",
        "Planned by expected use, none of {all} limits is overrun with a probability above {most}.",
    ),
    "label.chapter.risk.overbook_broken": (
        "按期望用量安排时，{all} 项限额中有 {count} 项的超限概率可能超过 {most}。",
        "Planned by expected use, {count} of {all} limits may be overrun with a probability "
        "above {most}.",
    ),
    "label.chapter.risk.overbook_tuned": (
        "把期望用量压到下表的上限，可保证不超过 {most}，代价为 {cost}。",
        "Caps on expected use as below keep it within {most}; this costs {cost}.",
    ),
    "label.chapter.risk.overbook_untuned": (
        "所试的上限中没有一组能保证不超过 {most}。",
        "None of the sets of caps tried keeps it within {most}.",
    ),
    "label.chapter.risk.overbook_no_limit": (
        "本情景没有要素限额。",
        "The scenario has no limits on land or resources.",
    ),
    "label.chapter.risk.stopped": (
        "该研究被提前中止，结果不完整。",
        "The study was stopped early and is not complete.",
    ),
    "label.chapter.risk.overbook_table": (
        "各项限额的用量与超限概率",
        "Use and probability of overrun by limit",
    ),
    "label.chapter.risk.overbook_note": (
        "每项限额取超限概率最大的一期；按各项目相互独立计算，同受冲击时实际概率更高。",
        "Each limit in its riskiest period; landings are taken as independent, and common shocks "
        "make overruns likelier.",
    ),
    "label.chapter.risk.overbook_chart": (
        "限额的全额用量与期望用量",
        "Limits: use at full size and expected",
    ),
    "label.chapter.risk.overbook_words": (
        "{count} 项限额的全额与期望用量条形图。",
        "Bars of full and expected use of {count} limits.",
    ),
    # --- the list ---------------------------------------------------------------------------------
    "label.chapter.risk.list_table": (
        "风险点、防范措施与处置预案",
        "Risks, prevention, contingency",
    ),
    "label.chapter.risk.list_note": (
        "只列本方案数据显示存在的风险；单一产业占比达 {share} 即列入。责任单位由编制单位填写。",
        "Only risks that the figures of this plan show; an industry is listed from {share} "
        "of the "
        "value on. Who answers for each is for the authors to fill in.",
    ),
    "label.chapter.risk.no_risk": (
        "方案没有启动任何项目，没有可列的项目风险。",
        "The plan starts nothing, so there are no project risks to list.",
    ),
    "label.chapter.risk.load_project": (
        "{project} 全额需{limit}（{area}）{need}，可用 {available}",
        "{project} needs {need} of {limit} ({area}) at full size; there is {available}",
    ),
    "label.chapter.risk.load_all": (
        "{limit}（{area}）全部落地需 {need}，可用 {available}",
        "{limit} ({area}): {need} if all land; there is {available}",
    ),
    "label.chapter.risk.risk_grade": ("数据多为专家估计", "Expert priors"),
    "label.chapter.risk.risk_grade_shows": (
        "居民收入的 {share} 依据 C 级（专家估计）数据",
        "{share} of resident income rests on grade C",
    ),
    "label.chapter.risk.risk_grade_measure": (
        "先核实影响最大的几项数据，再定项目",
        "Survey the figures that matter most before deciding",
    ),
    "label.chapter.risk.risk_grade_plan": (
        "核实后数据低于临界值的，重新求解并调整名单",
        "Where a figure turns out beyond its switching value, solve again and change the list",
    ),
    "label.chapter.risk.risk_landing": ("项目未落地", "Projects do not land"),
    "label.chapter.risk.risk_landing_shows": (
        "价值的 {share} 来自尚未签约的项目，其中 {nameless} 个尚无具体企业",
        "{share} of the value is in projects not signed yet; {nameless} of them have no name yet",
    ),
    "label.chapter.risk.risk_landing_measure": (
        "分阶段跟踪意向、签约、开工，按到位情况兑现支持",
        "Follow talks, signature and start; pay support by what has arrived",
    ),
    "label.chapter.risk.risk_landing_plan": (
        "逾期未推进的退出储备，要素转给候补项目",
        "What does not move in time leaves the pool; its land and power go to the next",
    ),
    "label.chapter.risk.risk_concentration": ("产业过于集中", "One industry dominates"),
    "label.chapter.risk.risk_concentration_shows": (
        "{industry}占方案价值的 {share}",
        "{industry} makes {share} of the value",
    ),
    "label.chapter.risk.risk_concentration_measure": (
        "同等条件下优先补其他产业；关注该产业的价格与订单",
        "At equal terms prefer other industries; watch its prices and orders",
    ),
    "label.chapter.risk.risk_concentration_plan": (
        "行业下行时暂缓后续批次，启用次优方案",
        "In a downturn hold back later batches and take a near-best plan",
    ),
    "label.chapter.risk.risk_large": ("单个项目大于要素供给", "A project larger than supply"),
    "label.chapter.risk.risk_large_shows": (
        "{count} 处；例如：{example}",
        "{count} cases; for instance {example}",
    ),
    "label.chapter.risk.risk_large_measure": (
        "签约前落实扩容或分期；不能落实的改选他处",
        "Settle an expansion or stages before signing, or choose another place",
    ),
    "label.chapter.risk.risk_large_plan": (
        "一旦落地而扩容未到，分期供应并书面约定",
        "If it lands before the expansion, supply in stages by written terms",
    ),
    "label.chapter.risk.risk_together": ("同时落地则要素不足", "Too much if all land"),
    "label.chapter.risk.risk_together_shows": (
        "{count} 项限额不够全部落地之用；例如：{example}",
        "{count} limits do not suffice if all land; for instance {example}",
    ),
    "label.chapter.risk.risk_together_measure": (
        "按概率储备的同时设预警线，用量到限额九成即停签新约",
        "Reserve by odds, and sign nothing new once nine tenths of a limit are taken",
    ),
    "label.chapter.risk.risk_together_plan": (
        "按落地先后排队供应，后来者改期或改址",
        "Supply in the order of arrival; later ones move in time or place",
    ),
    "label.chapter.risk.risk_overlap": ("邻县仍有同质布局", "Overlap left between neighbours"),
    "label.chapter.risk.risk_overlap_shows": (
        "{count} 处，模型计代价 {cost}",
        "{count} cases, priced at {cost}",
    ),
    "label.chapter.risk.risk_overlap_measure": (
        "相关县在环节、产品或销区上错开，并签备忘录",
        "The counties part by stage, product or market, and write it down",
    ),
    "label.chapter.risk.risk_overlap_plan": (
        "出现争抢同一企业时由州（市）裁定",
        "Where both court one firm, the prefecture decides",
    ),
    "label.chapter.risk.risk_limits": ("要素已用满", "Limits used up"),
    "label.chapter.risk.risk_limits_shows": (
        "{count} 项限额用到 99 % 以上：{names}",
        "{count} limits are used to 99 % or more: {names}",
    ),
    "label.chapter.risk.risk_limits_measure": (
        "核实限额口径，提前安排扩容",
        "Check what the limits count, and begin expansions early",
    ),
    "label.chapter.risk.risk_limits_plan": (
        "限额下调时按价格表先退价值最低的项目",
        "If a limit falls, give up first what is worth least by the price list",
    ),
    "label.chapter.risk.risk_without": ("有县没有项目", "Counties without a project"),
    "label.chapter.risk.risk_without_shows": (
        "{count} 个县：{names}",
        "{count} counties: {names}",
    ),
    "label.chapter.risk.risk_without_measure": (
        "比较设收入底线的方案，或以飞地分成、转移支付补偿",
        "Compare a plan with an income floor, or compensate by enclaves and transfers",
    ),
    "label.chapter.risk.risk_without_plan": (
        "该县提出异议时提交协调会议复议",
        "If such a county objects, the matter goes back to the joint meeting",
    ),
    "label.chapter.risk.risk_money": ("财政先支后收", "Support comes before tax"),
    "label.chapter.risk.risk_money_shows": (
        "{count} 年支出大于留成税收，{year} 年缺口最大，为 {amount}（期望值）",
        "In {count} years support and works exceed the tax kept; most in {year}: {amount} "
        "(expected)",
    ),
    "label.chapter.risk.risk_money_measure": (
        "把缺口列入年度预算，不得以举债或担保弥补",
        "Put the gap into the yearly budget; cover it neither by debt nor by guarantees",
    ),
    "label.chapter.risk.risk_money_plan": (
        "收入不到位时推迟下一期支持",
        "If revenue fails, put off the support of the next period",
    ),
    "label.chapter.risk.risk_gap": ("方案可能不是最优", "The plan may not be the best"),
    "label.chapter.risk.risk_gap_shows": (
        "已证间隙 {share}，最多还可多得 {open}",
        "Proved gap {share}: at most {open} more is possible",
    ),
    "label.chapter.risk.risk_gap_measure": (
        "延长求解时间再算一次",
        "Solve again with more time",
    ),
    "label.chapter.risk.risk_gap_plan": (
        "新方案差别大时，以共同入选项目先行",
        "If the new plan differs much, begin with what both have",
    ),
    "label.chapter.risk.risk_value": ("实际价值远低于计划", "Much less than planned"),
    "label.chapter.risk.risk_value_shows": (
        "随机模拟中，低于计划五分之一以上的概率 {chance}",
        "Probability of a fifth less or worse in the draws: {chance}",
    ),
    "label.chapter.risk.risk_value_measure": (
        "对外只公布区间，不公布单一数字",
        "Publish intervals, not a single figure",
    ),
    "label.chapter.risk.risk_value_plan": (
        "年度评估连续低于下四分位的，启动修编",
        "If yearly reviews stay below the lower quartile, revise the plan",
    ),
    "label.chapter.risk.risk_switch": (
        "前提改变则方案不再最优",
        "The plan turns with its premises",
    ),
    "label.chapter.risk.risk_switch_shows": (
        "{count} 项参数有临界值：{names}",
        "{count} figures have a switching value: {names}",
    ),
    "label.chapter.risk.risk_switch_measure": (
        "对这些参数定期监测",
        "Watch these figures regularly",
    ),
    "label.chapter.risk.risk_switch_plan": (
        "越过临界值即重新求解",
        "Solve again once one passes its switching value",
    ),
}
