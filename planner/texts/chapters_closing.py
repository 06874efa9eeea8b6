"""Texts of the closing chapters: effects, credibility, conclusions, and the annexes of studies."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.chapter.column.year": ("年份", "year"),
    "label.chapter.column.tax": ("县级留成税收", "tax kept"),
    "label.chapter.column.support": ("扶持支出", "support"),
    "label.chapter.column.works": ("扩容支出", "expansions"),
    "label.chapter.column.net": ("收支差", "balance"),
    "label.chapter.column.jobs": ("就业", "jobs"),
    "label.chapter.column.output": ("产值", "output"),
    "label.chapter.column.per_year": ("年量", "per year"),
    "label.chapter.column.unit": ("单位", "unit"),
    "label.chapter.column.counted": ("计入项目数", "projects counted"),
    "label.chapter.column.people": ("人口", "residents"),
    "label.chapter.column.per_head": ("人均增收", "income per head"),
    "label.chapter.column.check": ("核验内容", "check"),
    "label.chapter.column.verdict": ("结论", "verdict"),
    "label.chapter.column.differences": ("与推荐方案不同之处", "what differs"),
    "label.chapter.column.less": ("与推荐方案之差", "against the plan"),
    "label.chapter.column.distance": ("差异决定数", "decisions apart"),
    "label.chapter.column.rule": ("事项", "matter"),
    "label.chapter.column.setting": ("本次设置", "setting"),
    "label.chapter.column.means": ("含义", "what it means"),
    "label.chapter.column.grade": ("证据等级", "grade"),
    "label.chapter.column.step": ("步骤", "step"),
    "label.chapter.column.calculation": ("算式", "calculation"),
    "label.chapter.column.outcome": ("结果", "outcome"),
    "label.chapter.column.ramp": ("达产比例", "ramp"),
    "label.chapter.column.alive": ("存活概率", "survival"),
    "label.chapter.column.discount": ("折现系数", "discount"),
    "label.chapter.column.active": ("三者之积", "product"),
    "label.chapter.column.number": ("序号", "no."),
    "label.chapter.column.expert": ("专家", "expert"),
    "label.chapter.column.opinion": ("意见", "opinion"),
    "label.chapter.column.adopted": ("是否采纳", "adopted"),
    "label.chapter.column.reason": ("采纳情况与理由", "how, or why not"),
    "label.chapter.column.decision": ("决定", "decision"),
    "label.chapter.column.share_of_points": ("占各点比例", "share of the points"),
    "label.chapter.column.status": ("求解状态", "status"),
    "label.chapter.column.gap": ("已证间隙", "proved gap"),
    "label.chapter.column.created": ("求解时间（世界时）", "solved (UTC)"),
    "label.chapter.column.fact": ("项目", "fact"),
    "label.chapter.column.what": ("内容", "what"),
    "label.chapter.column.study": ("研究", "study"),
    "label.chapter.column.term_zh": ("中文", "Chinese"),
    "label.chapter.column.term_en": ("英文", "English"),
    # --- 10 effects -------------------------------------------------------------------------------
    "label.chapter.effects.title": ("影响效果", "Effects"),
    "label.chapter.effects.economy_title": ("收入、税收与就业", "Income, tax and jobs"),
    "label.chapter.effects.nature_title": ("能源、用水与碳排放", "Energy, water and carbon"),
    "label.chapter.effects.equity_title": ("县际公平", "Equity between counties"),
    "label.chapter.effects.competition_title": ("公平竞争审查提示", "Fair competition"),
    "label.chapter.effects.nothing_started": (
        "方案没有启动任何项目，不产生收入、税收、就业和资源消耗。",
        "The plan starts nothing: no income, tax, jobs or use of resources follow.",
    ),
    "label.chapter.effects.economy": (
        "方案全期居民收入现值 {income}，县级财政净收益现值 {fiscal}；依据的数据最弱为 {grade} 级。",
        "Over its years of benefit the plan is worth {income} of resident income and {fiscal} to "
        "the counties' purses; the weakest figures behind it are grade {grade}.",
    ),
    "label.chapter.effects.by_year": ("分年效果（期望值）", "Effects by year (expected)"),
    "label.chapter.effects.by_year_note": (
        "已乘落地与存活概率，未折现；收支差 = 留成税收 - 扶持支出 - 扩容支出。",
        "After odds and survival, not discounted; balance = tax kept - support - expansions.",
    ),
    "label.chapter.effects.nature_table": (
        "全部达产后的年增加值与资源消耗（期望值）",
        "Value added and resources a year at full output (expected)",
    ),
    "label.chapter.effects.nature_note": (
        "按产值乘产业系数并乘落地概率，不计存活；方案共 {starts} 个项目，没有系数的不计入。",
        "Output times the coefficient of the industry times odds, without survival; the plan has "
        "{starts} projects, and those without a coefficient are left out.",
    ),
    "label.chapter.effects.kind_added": ("增加值", "value added"),
    "label.chapter.effects.kind_energy": ("综合能耗", "energy"),
    "label.chapter.effects.kind_power": ("用电", "power"),
    "label.chapter.effects.kind_water": ("用水", "water"),
    "label.chapter.effects.kind_wastewater": ("废水", "waste water"),
    "label.chapter.effects.unit_added": ("万元", "wan yuan"),
    "label.chapter.effects.unit_energy": ("吨标准煤", "tce"),
    "label.chapter.effects.unit_power": ("万千瓦时", "10,000 kWh"),
    "label.chapter.effects.unit_water": ("万立方米", "10,000 m3"),
    "label.chapter.effects.unit_wastewater": ("万立方米", "10,000 m3"),
    "label.chapter.effects.carbon": (
        "碳排放已作为要素限额纳入，用量见约束占用一章。",
        "Carbon is a limited resource of the scenario; its use is told in the chapter on limits.",
    ),
    "label.chapter.effects.no_carbon": (
        "本情景没有碳排放系数，也未设碳排放限额，因此不给出碳排放数；"
        "需要时可把碳排放作为一种要素填入 "
        "resources、uses、limits 三张表。",
        "The scenario has neither carbon factors nor a carbon limit, so no figure is given; "
        "carbon "
        "can be entered as a resource in the tables resources, uses and limits.",
    ),
    "label.chapter.effects.yuan": ("元/人", "yuan per head"),
    "label.chapter.effects.by_county": ("分县效果", "Effects by county"),
    "label.chapter.effects.by_county_note": (
        "居民收入与财政净收益为全期现值，飞地已按约定分成；就业为最高一年的期望值；人均增收 "
        "= 居民收入现值 "
        "÷ 常住人口，不是年均数。",
        "Income and fiscal value are present values over all years, enclaves shared as agreed; "
        "jobs are those expected in the best year; income per head is the present value by "
        "residents, not a yearly figure.",
    ),
    "label.chapter.effects.head_chart": (
        "各县人均增收（全期现值）",
        "Income per head by county (present value)",
    ),
    "label.chapter.effects.head_axis": ("元/人", "yuan per head"),
    "label.chapter.effects.head_words": (
        "{count} 个县人均增收的条形图。",
        "Bars of income per head of {count} counties.",
    ),
    "label.chapter.effects.one_county": (
        "只有一个县，不涉及县际公平。",
        "There is one county only, so equity between counties does not arise.",
    ),
    "label.chapter.effects.no_people": (
        "未填人口、无法算人均的县：{names}。",
        "Counties without a population, for which nothing per head is known: {names}.",
    ),
    "label.chapter.effects.ratio": (
        "人均增收最高为{most}（{high} 元），最低为{least}（{low} 元），前者为后者的 {ratio} 倍。",
        "{most} gains most per head ({high} yuan), {least} least ({low} yuan): {ratio} times as "
        "much.",
    ),
    "label.chapter.effects.none_at_least": (
        "人均增收最高为{most}（{high} 元），最低为{least}（{low} 元）。",
        "{most} gains most per head ({high} yuan), {least} least ({low} yuan).",
    ),
    "label.chapter.effects.without": (
        "{count} 个县没有项目：{names}。",
        "{count} counties have no project: {names}.",
    ),
    "label.chapter.effects.all_have": (
        "每个县都有项目。",
        "Every county has a project.",
    ),
    "label.chapter.effects.fairness_none": (
        "本次没有设公平约束：方案只求总量最大，县际差距是结果而不是要求。",
        "No fairness rule is set: the plan seeks the greatest total, and differences between "
        "counties follow from it.",
    ),
    "label.chapter.effects.fairness_floor": (
        "本次设了分县收入底线，方案满足各县填写的底线。",
        "Floors of income are set, and the plan keeps those that the counties state.",
    ),
    "label.chapter.effects.fairness_maxmin": (
        "本次以人均收入最低的县优先。",
        "The county with the least income per head goes first.",
    ),
    "label.chapter.effects.support": (
        "方案对 {count} 个项目安排扶持，期望支出 {amount}；"
        "每项政策出台前须按《公平竞争审查条例》审查。",
        "{count} projects are given support, {amount} expected in all; each measure must "
        "pass the "
        "review of the Regulation on Fair Competition Review before it is issued.",
    ),
    "label.chapter.effects.no_support": (
        "方案没有安排扶持支出。",
        "The plan gives no support.",
    ),
    "label.chapter.effects.enclaves": (
        "{count} 个园区约定飞地分成，分成是政府间安排，不得变为给企业的优惠。",
        "{count} parks share with a partner county; this is between governments and must "
        "not turn "
        "into favours for a firm.",
    ),
    "label.chapter.effects.competition_review": (
        "布局和目标产业是引导，不得设为准入条件，也不得限定外地企业进入。",
        "Layout and target industries guide; they must not become conditions of entry or keep "
        "firms from elsewhere out.",
    ),
    "label.chapter.effects.competition_rebates": (
        "不得给特定企业税收返还、选择性财政奖补或低价要素；模型中的扶持额只是预算上限。",
        "No tax rebates, selective grants or cheap inputs for a named firm; support in the model "
        "is a ceiling of the budget only.",
    ),
    "label.chapter.effects.competition_designated": (
        "规划不指定企业；名单中的项目须走公开程序。",
        "The plan names no firm to be preferred; listed projects go through open procedures.",
    ),
    # --- 11 credibility ---------------------------------------------------------------------------
    "label.chapter.credibility.title": ("模型可信度", "How far this can be believed"),
    "label.chapter.credibility.gap_title": ("求解间隙", "Proof and gap"),
    "label.chapter.credibility.audit_title": ("独立核算", "Check by arithmetic"),
    "label.chapter.credibility.ties_title": (
        "并列最优与次优方案",
        "Other plans as good, or nearly",
    ),
    "label.chapter.credibility.simple_title": (
        "简化假设与未纳入因素",
        "Simplifications and what is left out",
    ),
    "label.chapter.credibility.grades_title": ("证据等级", "Grades of evidence"),
    "label.chapter.credibility.example_title": ("手算核对例", "An example to check by hand"),
    "label.chapter.credibility.proved": (
        "已证明最优：在所给数据和规则下，没有任何方案的总价值超过 {value}（证明精度 {gap}）。",
        "Proved optimal: by the figures and rules given no plan is worth more than {value} (to "
        "within {gap}).",
    ),
    "label.chapter.credibility.open": (
        "尚未证明最优（{status}）：找到的方案总价值 {value}，已证上界 {bound}，间隙 {gap}。",
        "Not proved optimal ({status}): the plan found is worth {value}, the proved bound is "
        "{bound}, the gap {gap}.",
    ),
    "label.chapter.credibility.open_means": (
        "含义：换一个方案最多还能多得 {open}，也可能一分也多不了；"
        "小于这个数的方案差异不能作为取舍依据。",
        "This means: another plan may be worth up to {open} more, or nothing more; differences "
        "between plans below that are no ground for a choice.",
    ),
    "label.chapter.credibility.proof_fault": (
        "证明提前中断：{fault}。方案和上界仍然有效。",
        "The proof ended early: {fault}. Plan and bound are valid all the same.",
    ),
    "label.chapter.credibility.audit": (
        "方案已用与模型无共用代码的算术逐条复核：全部限额成立，各项合计一致，最大相对偏差 "
        "{worst}。",
        "The plan was checked by arithmetic that shares no code with the model: all limits hold, "
        "all totals agree, the worst relative deviation is {worst}.",
    ),
    "label.chapter.credibility.audit_failed": (
        "独立核算发现 {count} 处不符，本方案不得使用。",
        "The check by arithmetic found {count} faults: this plan must not be used.",
    ),
    "label.chapter.credibility.certificate": (
        "另出具核验证书，结论：{verdict}。",
        "A certificate was made; its verdict: {verdict}.",
    ),
    "label.chapter.credibility.checks": ("核验证书各项", "Checks of the certificate"),
    "label.chapter.credibility.verdict_passed": ("通过", "passed"),
    "label.chapter.credibility.verdict_failed": ("未通过", "failed"),
    "label.chapter.credibility.verdict_open": (
        "未被推翻，但未能再次证明",
        "not refuted, not proved again",
    ),
    "label.chapter.credibility.ties_some": (
        "存在价值相差不超过 {within} 的另一方案（{scope}）：选哪一个可由模型之外的理由决定。",
        "Another plan is within {within} of this one ({scope}): reasons beyond the model may "
        "choose.",
    ),
    "label.chapter.credibility.ties_none": (
        "已证明没有价值相差不超过 {within} 的另一方案（{scope}）。",
        "It is proved that no other plan is within {within} ({scope}).",
    ),
    "label.chapter.credibility.ties_unknown": (
        "时限内未能断定是否有价值相差不超过 {within} 的另一方案（{scope}）。",
        "Whether another plan is within {within} was not settled in time ({scope}).",
    ),
    "label.chapter.credibility.scope_whole": ("全部县一起看", "all counties together"),
    "label.chapter.credibility.scope_counties": (
        "逐县看，其他县不动",
        "county by county, the others as planned",
    ),
    "label.chapter.credibility.ties_open": (
        "{count} 个问题未得答案。",
        "{count} questions have no answer.",
    ),
    "label.chapter.credibility.ties_table": ("同样好的方案", "Plans as good"),
    "label.chapter.credibility.whole": ("全部", "all"),
    "label.chapter.credibility.alternatives": (
        "在价值相差 {within} 以内另找到 {count} 个方案。",
        "{count} other plans within {within} were found.",
    ),
    "label.chapter.credibility.no_other": (
        "已证明价值相差 {within} 以内没有别的方案。",
        "It is proved that no other plan is within {within}.",
    ),
    "label.chapter.credibility.no_other_yet": (
        "时限内没有找到价值相差 {within} 以内的别的方案，也未证明没有。",
        "No other plan within {within} was found in time, nor is it proved that none exists.",
    ),
    "label.chapter.credibility.plan_of_run": ("推荐方案", "recommended"),
    "label.chapter.credibility.alternative_table": ("次优方案", "Plans nearly as good"),
    "label.chapter.credibility.alternative_note": (
        "差异决定数为与最相近的前列方案不同的决定个数。",
        "Decisions apart: against the nearest of the plans above.",
    ),
    "label.chapter.credibility.frequency_chart": (
        "并非各方案都有的选择",
        "Choices that not all of the plans have",
    ),
    "label.chapter.credibility.frequency_words": (
        "{count} 项选择在 {plans} 个方案中出现的比例。",
        "Bars: how many of {plans} plans have each of {count} choices.",
    ),
    "label.chapter.credibility.frequency_chosen": (
        "并非各方案都有的项目和产业目标",
        "Projects and targets that not all plans have",
    ),
    "label.chapter.credibility.frequency_solved": (
        "共 {plans} 个方案，含推荐方案",
        "{plans} plans, the recommended one among them",
    ),
    "label.chapter.credibility.frequency_often": ("有它的方案占比", "share of the plans"),
    "label.chapter.credibility.frequency_in_plan": ("推荐方案有", "in the recommended plan"),
    "label.chapter.credibility.frequency_not_in_plan": (
        "推荐方案没有",
        "not in the recommended plan",
    ),
    "label.chapter.credibility.in_all_plans": (
        "{count} 项在这些方案中个个都有，{some} 项时有时无。个个都有的：{names}。",
        "{count} are in all of these plans, {some} in some. In all: {names}.",
    ),
    "label.chapter.credibility.simple": (
        "以下各条由本次运行的设置和数据自动列出，不得删去。",
        "The following is listed from the settings and data of the run and must not be left out.",
    ),
    "label.chapter.credibility.simple_table": ("简化假设", "Simplifications"),
    "label.chapter.credibility.left_out": (
        "无论怎样设置，模型都没有考虑：",
        "Whatever the settings, left out are:",
    ),
    "label.chapter.credibility.in_the_run": ("本次运行", "in this run"),
    "label.chapter.credibility.table_empty": ("表 {table} 为空", "table {table} is empty"),
    "label.chapter.credibility.simple_fairness_none": ("县际公平", "fairness"),
    "label.chapter.credibility.simple_fairness_none_means": (
        "不要求各县都得益，只求总量最大",
        "no county is promised anything; the total is sought",
    ),
    "label.chapter.credibility.simple_fairness_floor": ("县际公平", "fairness"),
    "label.chapter.credibility.simple_fairness_floor_means": (
        "只保证填了底线的县",
        "only counties that state a floor are protected",
    ),
    "label.chapter.credibility.simple_fairness_maxmin": ("县际公平", "fairness"),
    "label.chapter.credibility.simple_fairness_maxmin_means": (
        "人均收入最低的县优先，总量可能因此减少",
        "the least income per head goes first, maybe at the cost of the total",
    ),
    "label.chapter.credibility.simple_reserve_expected": ("要素储备", "reserve"),
    "label.chapter.credibility.simple_reserve_expected_means": (
        "按落地概率打折储备土地和要素；若落地多于预期，会不够用",
        "land and resources are reserved by odds; if more lands than expected, they fall short",
    ),
    "label.chapter.credibility.simple_reserve_full": ("要素储备", "reserve"),
    "label.chapter.credibility.simple_reserve_full_means": (
        "按全额储备；项目未落地时要素闲置",
        "the whole need is reserved; what does not land leaves it idle",
    ),
    "label.chapter.credibility.simple_reserve_chance": ("要素储备", "reserve"),
    "label.chapter.credibility.simple_reserve_chance_means": (
        "超限概率控制在 {share} 以内，前提是各项目相互独立",
        "overruns are held to a probability of {share}, if landings are independent",
    ),
    "label.chapter.credibility.simple_pursuits": ("招商能力", "outreach"),
    "label.chapter.credibility.simple_pursuits_means": (
        "不限各县每期能同时跟进多少项目",
        "a county may pursue any number of projects at once",
    ),
    "label.chapter.credibility.simple_multiplier_off": ("收入乘数", "multiplier"),
    "label.chapter.credibility.simple_multiplier_off_means": (
        "不计带动效应：收入再消费带来的收入不算",
        "what residents spend again is not counted",
    ),
    "label.chapter.credibility.simple_multiplier_on": ("收入乘数", "multiplier"),
    "label.chapter.credibility.simple_multiplier_on_means": (
        "所有县、所有产业一律乘 {factor}，属专家判断",
        "{factor} for all counties and industries alike, a judgement",
    ),
    "label.chapter.credibility.simple_returnees": ("返乡务工者的机会成本", "returnees"),
    "label.chapter.credibility.simple_returnees_means": (
        "假定 {share} 的本地用工原在外地务工，扣除其放弃的工资",
        "{share} of local hires are taken to give up a wage elsewhere, which is deducted",
    ),
    "label.chapter.credibility.simple_survival": ("存活", "survival"),
    "label.chapter.credibility.simple_survival_means": (
        "没有单独填写的项目每年以 {share} 的概率存活，不分行业和规模",
        "projects that state nothing survive a year with {share}, whatever their trade and size",
    ),
    "label.chapter.credibility.simple_discount": ("折现与年限", "discount and years"),
    "label.chapter.credibility.simple_discount_means": (
        "年折现率 {share}，只计投产后 {years} 年；此后的收益不算",
        "{share} a year; {years} years after the start of production count, nothing later does",
    ),
    "label.chapter.credibility.simple_debt": ("债务", "debt"),
    "label.chapter.credibility.simple_debt_means": (
        "不计举债和利息，载体投入视为当期自有资金",
        "no debt and interest; carriers are paid from own money at once",
    ),
    "label.chapter.credibility.simple_breach_hard": ("“1+N”规则", "the 1+N rule"),
    "label.chapter.credibility.simple_breach_hard_means": (
        "视为硬性规定；实际规划常有突破，模型不予考虑",
        "taken as hard; real plans often exceed it, which is not considered",
    ),
    "label.chapter.credibility.simple_breach_priced": ("“1+N”规则", "the 1+N rule"),
    "label.chapter.credibility.simple_breach_priced_means": (
        "允许突破，每处计 {price}；这个价格是判断",
        "may be broken at {price} each; this price is a judgement",
    ),
    "label.chapter.credibility.simple_lead_share": ("首位产业占比", "share of the lead"),
    "label.chapter.credibility.simple_lead_share_means": (
        "不要求首位产业达到园区产值的一定比例",
        "a lead need not make any part of its park's output",
    ),
    "label.chapter.credibility.simple_gates": ("准入门槛", "gates"),
    "label.chapter.credibility.simple_gates_means": (
        "{count} 项亩均和能耗门槛未设，模型不据此拒绝项目",
        "{count} gates per mu and on energy are off: no project is refused by them",
    ),
    "label.chapter.credibility.simple_weights": ("目标权重与价格", "weights and prices"),
    "label.chapter.credibility.simple_weights_means": (
        "收入与财政的权重、同质代价（每处至多 {overlap}）和产业链价值（默认每条 {link}）"
        "均为价值判断",
        "the weights, the price of overlap (up to {overlap} each) and the value of links ({link} "
        "by default) are judgements",
    ),
    "label.chapter.credibility.simple_table_markets": ("市场容量", "markets"),
    "label.chapter.credibility.simple_table_markets_means": (
        "产品销量不设上限，各县一起上同一产品也不会卖不掉",
        "sales have no ceiling, however many counties make the same",
    ),
    "label.chapter.credibility.simple_table_budgets": ("资金", "budgets"),
    "label.chapter.credibility.simple_table_budgets_means": (
        "扶持和扩容支出不受预算限制",
        "support and expansions are not held by any budget",
    ),
    "label.chapter.credibility.simple_table_limits": ("要素限额", "limits"),
    "label.chapter.credibility.simple_table_limits_means": (
        "除园区土地外没有要素限额",
        "nothing but the land of the parks is limited",
    ),
    "label.chapter.credibility.simple_table_relations": ("项目关系", "relations"),
    "label.chapter.credibility.simple_table_relations_means": (
        "项目之间没有先后、互斥等关系",
        "no project requires, excludes or follows another",
    ),
    "label.chapter.credibility.simple_table_chains": ("产业链", "chains"),
    "label.chapter.credibility.simple_table_chains_means": (
        "未填上下游关系，产业链价值为零",
        "no links between industries are given, so they are worth nothing",
    ),
    "label.chapter.credibility.simple_table_neighbours": ("相邻县", "neighbours"),
    "label.chapter.credibility.simple_table_neighbours_means": (
        "未填相邻关系，同质竞争不计代价",
        "no neighbours are given, so overlap costs nothing",
    ),
    "label.chapter.credibility.simple_table_stock": ("现有产业", "stock"),
    "label.chapter.credibility.simple_table_stock_means": (
        "未填现有产业，视为从零开始",
        "nothing is said to exist today: the plan begins from nought",
    ),
    "label.chapter.credibility.simple_floored": (
        "工资低于机会成本",
        "wages below what is given up",
    ),
    "label.chapter.credibility.simple_floored_means": (
        "{count} 个项目的工资不高于返乡者放弃的部分，增收按零计",
        "{count} projects pay no more than returnees give up; their wage income counts as nought",
    ),
    "label.chapter.credibility.left_rivals": (
        "本区域以外的竞争者：别处上同类项目会压低价格和落地概率；",
        "rivals beyond the region: the same projects elsewhere lower prices and odds;",
    ),
    "label.chapter.credibility.left_prices": (
        "价格随产量变化：产值和税收按固定单价推算；",
        "prices that follow output: output and tax are worked out at fixed prices;",
    ),
    "label.chapter.credibility.left_firms": (
        "企业自己的选择：企业可能不来、改址或压缩规模，规划不能命令企业；",
        "what firms decide: they may stay away, go elsewhere or build less, and a plan cannot "
        "order them;",
    ),
    "label.chapter.credibility.left_indirect": (
        "间接就业和上游采购带来的收入（农产品收购除外）；",
        "indirect jobs and income of suppliers, farm purchases apart;",
    ),
    "label.chapter.credibility.left_shocks": (
        "行业共同冲击：推荐方案按各项目相互独立的期望值求得，共同冲击只在不确定性分析中检验；",
        "shocks that hit a whole trade: the plan is made by expected values as if projects were "
        "independent; common shocks are tried only in the studies of uncertainty;",
    ),
    "label.chapter.credibility.left_pollution": (
        "没有作为要素填入的污染物、生态红线、基本农田和安全距离；",
        "pollutants, red lines, farmland and safety distances that are not entered as limits;",
    ),
    "label.chapter.credibility.left_land_sale": (
        "土地出让收入：另行列示，不计入目标；",
        "money from the sale of land: shown apart, never part of the goal;",
    ),
    "label.chapter.credibility.left_migration": (
        "人口流动：劳动力按现有数量计，不随项目增减；",
        "migration: labour is what it is today and does not follow the projects;",
    ),
    "label.chapter.credibility.left_dates": (
        "期内进度：同一期内不分先后，季节和峰值负荷不单列；",
        "what happens within a period: no order inside it, no seasons and peaks;",
    ),
    "label.chapter.credibility.left_law": (
        "政策与法规的变化：按现行规定计算。",
        "changes of law and policy: the rules of today are taken.",
    ),
    "label.chapter.credibility.grades": (
        "A 级为实测或已审计的数据，B 级为抽样或同类推算，C 级为专家估计；"
        "项目的等级取其所依据数据中最弱的一级。",
        "Grade A is measured or audited, B sampled or by comparison, C an expert prior; a "
        "project "
        "has the grade of the weakest figure it rests on.",
    ),
    "label.chapter.credibility.grades_none": (
        "方案没有启动项目，没有可分级的数值。",
        "The plan starts nothing, so there is nothing to grade.",
    ),
    "label.chapter.credibility.grade_A": ("A（实测）", "A (measured)"),
    "label.chapter.credibility.grade_B": ("B（抽样）", "B (sampled)"),
    "label.chapter.credibility.grade_C": ("C（专家估计）", "C (expert prior)"),
    "label.chapter.credibility.grades_table": (
        "方案价值的证据等级",
        "The value of the plan by grade",
    ),
    "label.chapter.credibility.grades_note": (
        "金额为折现期望值。",
        "Money is discounted and expected.",
    ),
    "label.chapter.credibility.weak": (
        "居民收入的 {income}、财政净收益的 {fiscal} 依据 C 级数据；另有 {defaults} "
        "个空格用默认值填补。",
        "{income} of income and {fiscal} of the fiscal value rest on grade C; {defaults} blank "
        "cells were filled by defaults.",
    ),
    "label.chapter.credibility.example_none": (
        "方案没有启动项目，无例可举。",
        "The plan starts nothing, so there is no example.",
    ),
    "label.chapter.credibility.example": (
        "以{project}（{park}，{years} 年开工）为例，从其数据行逐步算出居民收入现值；"
        "用计算器即可核对。",
        "{project} ({park}, begun {years}): its resident income worked out step by step from its "
        "row, to be checked with a calculator.",
    ),
    "label.chapter.credibility.example_years": (
        "手算例：各年折算系数",
        "The example: factors by year",
    ),
    "label.chapter.credibility.example_years_note": (
        "折现到规划期第一年；最后一列之和即下表的折算年数。",
        "Discounted to the first year of the plan; the last column adds up to the years of the "
        "next table.",
    ),
    "label.chapter.credibility.example_steps": (
        "手算例：{project}的居民收入（万元）",
        "The example: resident income of {project} (wan yuan)",
    ),
    "label.chapter.credibility.example_met": (
        "手算得 {hand} 万元，方案所用为 {counted} 万元，一致。",
        "By hand {hand} wan yuan; the plan counts {counted} wan yuan: the same.",
    ),
    "label.chapter.credibility.example_missed": (
        "手算得 {hand} 万元，与方案所用 {counted} 万元不符，须查明后再用。",
        "By hand {hand} wan yuan, while the plan counts {counted} wan yuan: find out why before "
        "using it.",
    ),
    "label.chapter.credibility.example_stated": (
        "{project}（{park}，{years} 年开工）的收入现值由用户直接给出：{stated} 万元 × "
        "折现系数 {factor} = {hand} "
        "万元，与方案所用 {counted} 万元一致。",
        "The income of {project} ({park}, begun {years}) is stated by the user: {stated} "
        "wan yuan "
        "× discount {factor} = {hand} wan yuan, as the plan counts ({counted} wan yuan).",
    ),
    "label.chapter.credibility.as_stated": ("按项目数据", "by the data of the project"),
    "label.chapter.credibility.sum_of_years": ("上表各年之和", "sum over the years above"),
    "label.chapter.credibility.step_given_up": (
        "返乡者放弃的年工资 = 返乡比例 × 放弃比例 × 外地工资",
        "wage given up = returnees × part given up × wage elsewhere",
    ),
    "label.chapter.credibility.step_net_wage": (
        "净增年工资 = 工资 - 放弃部分",
        "net wage = wage - given up",
    ),
    "label.chapter.credibility.step_wages": (
        "达产年工资收入 = 就业 × 本地比例 × 净增工资",
        "wages a year = jobs × local share × net wage",
    ),
    "label.chapter.credibility.step_seasonal": (
        "季节性用工收入 = 折算人数 × 本地比例 × 工资",
        "seasonal wages = full-time equivalents × local share × wage",
    ),
    "label.chapter.credibility.step_farm": ("农产品收购收入", "farm purchases"),
    "label.chapter.credibility.step_rent": ("地租与分红", "land rent and dividend"),
    "label.chapter.credibility.step_active": ("折算年数", "discounted years"),
    "label.chapter.credibility.step_income": (
        "居民收入现值 = 落地概率 × 乘数 × 年收入 × 折算年数",
        "resident income = odds × multiplier × income a year × years",
    ),
    # --- 12 conclusions ---------------------------------------------------------------------------
    "label.chapter.conclusions.title": ("结论与建议", "Conclusions"),
    "label.chapter.conclusions.conclusions_title": ("结论", "What follows"),
    "label.chapter.conclusions.advice_title": ("建议", "Recommendations"),
    "label.chapter.conclusions.judge_title": ("需人工判断的事项", "What people must judge"),
    "label.chapter.conclusions.opinions_title": ("专家意见采纳表", "Opinions of experts"),
    "label.chapter.conclusions.nothing_started": (
        "在所给数据和规则下，方案没有启动任何项目。",
        "By the figures and rules given the plan starts nothing.",
    ),
    "label.chapter.conclusions.plan": (
        "推荐方案启动 {starts} 个项目，确定 {leads} 个首位产业、{specials} 个特色产业布局。",
        "The recommended plan starts {starts} projects and settles {leads} leads and {specials} "
        "specialities.",
    ),
    "label.chapter.conclusions.brings": (
        "总价值 {value}；其中所得方案居民收入现值 {income}，县级财政净收益现值 {fiscal}。",
        "Its value is {value}; the plan found has {income} of resident income and {fiscal} of "
        "fiscal value.",
    ),
    "label.chapter.conclusions.proved": (
        "在所给数据和规则下已证明最优。",
        "It is proved optimal by the figures and rules given.",
    ),
    "label.chapter.conclusions.not_proved": (
        "尚未证明最优，已证间隙 {gap}。",
        "It is not proved optimal; the proved gap is {gap}.",
    ),
    "label.chapter.conclusions.rests": (
        "居民收入的 {share} 依据 C 级（专家估计）数据，数字应按区间理解。",
        "{share} of resident income rests on grade C (expert priors): read figures as intervals.",
    ),
    "label.chapter.conclusions.rests_well": (
        "居民收入不依据 C 级数据（{share}）。",
        "No resident income rests on grade C ({share}).",
    ),
    "label.chapter.conclusions.coordination": (
        "与各县各自应对的均衡相比，协同布局值 {span}。",
        "Against the equilibrium of the counties, coordination is worth {span}.",
    ),
    "label.chapter.conclusions.advice_limits": (
        "优先核实并争取已用满的限额：{names}。",
        "Check the limits that are used up, and seek more of them first: {names}.",
    ),
    "label.chapter.conclusions.advice_no_limits": (
        "没有用满的限额，增加要素供给不会带来更多项目；应把力量放在项目储备和落地上。",
        "No limit is used up, so more supply brings nothing: work on the pool and on landings.",
    ),
    "label.chapter.conclusions.advice_landing": (
        "对未签约项目按季度更新落地概率，达到预警即启用候补。",
        "Renew the odds of unsigned projects each quarter and call up the next in line in time.",
    ),
    "label.chapter.conclusions.advice_grade": (
        "先对影响最大的 C 级数据开展核实，再对外公布数字。",
        "Survey the grade-C figures that matter most before figures are published.",
    ),
    "label.chapter.conclusions.advice_large": (
        "对超过要素供给的项目先定扩容方案或分期方案。",
        "Settle expansions or stages for projects that are larger than supply.",
    ),
    "label.chapter.conclusions.advice_overlap": (
        "对仍有同质布局的邻县签订错位分工备忘录。",
        "Let neighbours that still overlap write down how they part the work.",
    ),
    "label.chapter.conclusions.advice_money": (
        "把先支后收年份的缺口列入中期财政规划。",
        "Put the years in which support comes before tax into the medium-term budget.",
    ),
    "label.chapter.conclusions.advice_again": (
        "数据或政策有较大变化时，用同一情景文件夹重新求解并比较差异。",
        "When figures or policy change, solve the same scenario again and compare.",
    ),
    "label.chapter.conclusions.judge_large": (
        "下列项目单个全额用量即超过要素供给，是否保留：{names}。",
        "Whether to keep projects of which one alone needs more than there is: {names}.",
    ),
    "label.chapter.conclusions.judge_gap": (
        "间隙 {gap} 之内的方案差异是否影响取舍，要不要加时再算。",
        "Whether differences within the gap of {gap} matter, and whether to solve for longer.",
    ),
    "label.chapter.conclusions.judge_gated": (
        "{count} 处项目选址因准入门槛被排除，门槛是否得当。",
        "Whether the gates are right that keep {count} sites of projects out.",
    ),
    "label.chapter.conclusions.judge_fit": (
        "{count} 处适配度由人工指定，理由是否充分。",
        "Whether the {count} fits that were set by hand are well founded.",
    ),
    "label.chapter.conclusions.judge_absent": (
        "本文未收入的研究，是否需要补做：{names}。",
        "Whether studies that this document lacks are needed: {names}.",
    ),
    "label.chapter.conclusions.judge_weights": (
        "收入、财政、同质代价之间的权重由谁定、何时公布。",
        "Who sets the weights of income, fiscal value and overlap, and when they are published.",
    ),
    "label.chapter.conclusions.judge_fairness": (
        "得益少的县如何补偿。",
        "How counties that gain little are compensated.",
    ),
    "label.chapter.conclusions.judge_investors": (
        "投资方的信用和真实意愿，模型只用概率表示。",
        "Whether investors are sound and in earnest: the model has odds only.",
    ),
    "label.chapter.conclusions.judge_law": (
        "用地、环保、安全和公平竞争的合法性审查。",
        "Lawfulness as to land, environment, safety and fair competition.",
    ),
    "label.chapter.conclusions.opinions": (
        "下表供评审时填写。",
        "To be filled in by the panel.",
    ),
    "label.chapter.conclusions.opinion_table": (
        "专家意见及采纳情况",
        "Opinions and their adoption",
    ),
    # --- annexes ----------------------------------------------------------------------------------
    "label.chapter.annex_sensitivity.title": ("敏感性全表", "Sensitivity in full"),
    "label.chapter.annex_sensitivity.table": ("各参数全部水平", "All levels of all figures"),
    "label.chapter.annex_sensitivity.note": (
        "最后一列为推荐方案原样不动时的价值，空白表示此时方案不可行或未知。",
        "Last column: value of the recommended plan as it is; blank where it cannot be kept "
        "or is "
        "not known.",
    ),
    "label.chapter.annex_points.title": ("权衡前沿各点", "Points of the front"),
    "label.chapter.annex_points.no_point": (
        "时限内未求出任何点。",
        "No point was found in time.",
    ),
    "label.chapter.annex_points.decisions": (
        "各项决定出现在哪些点",
        "Which points take which decision",
    ),
    "label.chapter.annex_schemes.title": ("情景与方案表", "Scenarios and schemes"),
    "label.chapter.annex_schemes.runs": ("收入本文的运行", "Runs of this document"),
    "label.chapter.annex_solver.title": ("求解日志摘要", "Digest of the solves"),
    "label.chapter.annex_solver.digest": ("求解情况", "How the runs were solved"),
    "label.chapter.annex_solver.studies": ("收入本文的研究", "Studies of this document"),
    "label.chapter.annex_solver.no_study": (
        "本文没有收入任何研究。",
        "The document has no study.",
    ),
    "label.chapter.annex_solver.again": (
        "复算命令：planner runs rerun {run}；核验命令：planner runs verify {run}。",
        "To solve it again: planner runs rerun {run}; to check it: planner runs verify {run}.",
    ),
    "label.chapter.annex_solver.fact_status": ("状态", "status"),
    "label.chapter.annex_solver.fact_method": ("方法", "method"),
    "label.chapter.annex_solver.fact_value": ("已得至上界", "value to bound"),
    "label.chapter.annex_solver.fact_gap": ("间隙", "gap"),
    "label.chapter.annex_solver.fact_nodes": ("分支节点", "nodes"),
    "label.chapter.annex_solver.fact_seconds": ("求解用时", "seconds of the solve"),
    "label.chapter.annex_solver.fact_total": ("全程用时", "seconds in all"),
    "label.chapter.annex_solver.fact_created": ("时间", "solved"),
    "label.chapter.annex_solver.fact_options": ("选项", "options"),
    "label.chapter.annex_solver.fact_versions": ("版本", "versions"),
    "label.chapter.annex_solver.fact_model": ("模型校验码", "hash of the model"),
    "label.chapter.annex_solver.effort_levels_solved": ("求解 {count} 次", "{count} solves"),
    "label.chapter.annex_solver.effort_samples": ("{count} 个样本", "{count} samples"),
    "label.chapter.annex_solver.effort_draws": ("抽样 {count} 次", "{count} draws"),
    "label.chapter.annex_solver.effort_trials": ("试算 {count} 次", "{count} trials"),
    "label.chapter.annex_solver.effort_count_wanted": ("要求 {count} 个", "{count} wanted"),
    "label.chapter.annex_solver.effort_seed": ("随机种子 {count}", "seed {count}"),
    "label.chapter.annex_terms.title": ("口径与名词", "Terms"),
    "label.chapter.annex_terms.table": ("名词中英对照与口径", "Terms and what they mean"),
}

_TERMS = {
    "one_plus_n": (
        ("“1+N”", "1+N"),
        ("每个园区一个首位产业，每县若干特色产业", "one lead for a park, some specialities"),
    ),
    "lead": (("首位产业", "lead"), ("园区重点发展的产业", "industry that a park is built on")),
    "special": (
        ("特色产业", "speciality"),
        ("县内重点扶持的产业", "industry that a county fosters"),
    ),
    "target": (("布局", "target"), ("一个县选定一个产业", "an industry chosen by a county")),
    "fit": (
        ("适配度", "fit"),
        ("0 至 1，某产业适合某县的程度", "0 to 1: how well an industry suits a county"),
    ),
    "odds": (
        ("落地概率", "odds"),
        ("项目最终建成投产的概率", "probability that a project ends up producing"),
    ),
    "gate": (("准入门槛", "gate"), ("达不到即不予考虑的规则", "rule that keeps a project out")),
    "stage": (
        ("项目阶段", "stage"),
        ("规划、在谈、签约", "planned, negotiating, signed"),
    ),
    "prospect": (
        ("意向项目", "prospect"),
        ("尚无具体企业的典型项目", "typical project without a name yet"),
    ),
    "overlap": (
        ("同质竞争", "overlap"),
        ("相邻两县选了同一产业", "two neighbours target the same industry"),
    ),
    "link": (
        ("产业链联系", "link"),
        ("上下游两个产业都在可及范围内", "two chained industries within reach"),
    ),
    "income": (
        ("居民收入", "resident income"),
        (
            "本地居民净增收入，扣除返乡者放弃的部分",
            "what residents gain, less what returnees give up",
        ),
    ),
    "fiscal": (
        ("县级财政净收益", "fiscal value"),
        ("县级留成税收减扶持支出的现值", "tax that counties keep less support, discounted"),
    ),
    "reserve": (
        ("要素储备", "reserve"),
        ("为项目预留的土地和要素", "land and resources kept for projects"),
    ),
    "value": (
        ("总价值", "value"),
        (
            "收入、财政、产业链之和减同质代价等，折现期望值",
            "income, fiscal value and links less overlap, discounted and expected",
        ),
    ),
    "bound": (
        ("已证上界", "proved bound"),
        ("已证明任何方案都不能超过的值", "no plan is worth more, which is proved"),
    ),
    "gap": (
        ("求解间隙", "gap"),
        ("已得价值与上界之差的比例", "part of the value between plan and bound"),
    ),
    "interval": (
        ("区间", "interval"),
        ("真值必在其间的两个数", "two figures between which the true one lies"),
    ),
    "front": (
        ("权衡前沿", "front"),
        ("互不占优的方案全体", "plans of which none beats another"),
    ),
    "knee": (
        ("拐点", "knee"),
        ("前沿上转弯最急之处", "where a front turns most sharply"),
    ),
    "switching": (
        ("临界值", "switching value"),
        ("参数越过它方案就不再最优", "beyond it the plan is no longer the best"),
    ),
    "interaction": (
        ("交互作用", "interaction"),
        ("两项同变的影响减各自影响之和", "effect together less the sum of both"),
    ),
    "morris": (
        ("莫里斯法", "method of Morris"),
        ("逐步变动各参数以排序的抽样方法", "sampling that ranks figures by steps"),
    ),
    "montecarlo": (
        ("蒙特卡洛法", "Monte Carlo"),
        ("随机抽取数据，看结果的分布", "figures drawn by chance, to see a distribution"),
    ),
    "core": (
        ("核心项目", "core project"),
        ("各种前提下都入选的项目", "project that every plan has"),
    ),
    "regret": (
        ("后悔值", "regret"),
        ("比事先知情的最优方案少多少", "less than the best plan known beforehand"),
    ),
    "gamma": (
        ("保护程度", "budget of uncertainty"),
        ("允许同时超出预期的项目数", "projects that may exceed what is expected at once"),
    ),
    "cvar": (
        ("尾部平均", "tail mean (CVaR)"),
        ("最差若干情形的平均", "mean of the worst outlooks"),
    ),
    "overrun": (
        ("超限", "overrun"),
        ("落地项目所需超过可用量", "what lands needs more than there is"),
    ),
    "equilibrium": (
        ("博弈均衡", "equilibrium"),
        ("没有一个县愿单独改变", "no county gains by moving alone"),
    ),
    "sharing": (
        ("收益分享", "sharing"),
        ("用转移支付分配协同收益", "transfers that part the gain"),
    ),
    "grade": (
        ("证据等级", "grade"),
        ("A 实测、B 抽样、C 专家估计", "A measured, B sampled, C expert prior"),
    ),
    "audit": (
        ("独立核算", "audit"),
        ("不用模型代码的逐条复核", "check that shares no code with the model"),
    ),
    "run": (
        ("运行", "run"),
        ("一次求解及其全部来历", "one solve with all it came from"),
    ),
}
"""Term: its names, and its meaning, each in Chinese and English."""

TEXTS |= {f"label.chapter.term.{term}": names for term, (names, _) in _TERMS.items()}
TEXTS |= {f"label.chapter.term.{term}_means": means for term, (_, means) in _TERMS.items()}
