"""Texts: chapters 0 to 3 of the document and its cover."""

TEXTS: dict[str, tuple[str, str]] = {
    "plan.more": (" 等（另有 {count} 项）", " and {count} more"),
    "plan.prospect": ("{industry}意向项目", "typical project: {industry}"),
    "plan.undrawn": (
        "图中只画前 {count} 个县（市），其余 {left} 个见表。",
        "Pictures show the first {count} counties; the tables have the other {left} too.",
    ),
    "plan.yes": ("是", "yes"),
    "plan.no": ("否", "no"),
    "plan.unit.count": ("个", "count"),
    "plan.unit.label": ("见说明", "see note"),
    "plan.role.lead": ("首位产业", "lead"),
    "plan.role.special": ("特色产业", "speciality"),
    "plan.cover.subtitle": (
        "产业组合规划论证报告",
        "Industry portfolio plan: report to the review panel",
    ),
    "plan.cover.subtitle_variant": (
        "产业组合规划论证报告（变体：{variant}）",
        "Industry portfolio plan: report to the review panel (variant {variant})",
    ),
    "plan.cover.run": ("运行编号", "Run"),
    "plan.cover.created": ("求解时间", "Solved"),
    "plan.cover.horizon": ("规划期", "Horizon"),
    "plan.cover.price_year": ("价格年份", "Price year"),
    "plan.cover.vintage": ("数据来源所注年份", "Years named by the sources"),
    "plan.cover.vintage_unknown": ("来源未注年份", "the sources name no year"),
    "plan.cover.status": ("求解状态", "State of the proof"),
    "plan.cover.status_words": ("{status}，与上界相差 {gap}", "{status}, {gap} below the bound"),
    "plan.cover.grade": ("所选项目中最弱的证据等级", "Weakest grade behind the projects chosen"),
    "plan.cover.others": ("比较的其他运行", "Other runs compared"),
    "plan.cover.studies": ("采用的专题分析", "Studies used"),
    "plan.cover.none": ("无", "none"),
    "plan.cover.versions": ("软件版本", "Versions"),
    "plan.cover.input_hash": ("输入校验码（SHA-256）", "Hash of the inputs (SHA-256)"),
    "plan.cover.model_hash": ("模型校验码（SHA-256）", "Hash of the model (SHA-256)"),
    "plan.summary.title": ("摘要", "Summary"),
    "plan.summary.plan": (
        "推荐方案：{years} 年推进 {count} 个项目，按落地概率预计落地 {expected} 个；确定园区首"
        "位产业 {leads} 个、县（市）特色产业 {specials} 个，涉及 {industries} 个产业。折现期望"
        "值：居民收入 {income}，县级留成税收净额 {fiscal}。",
        "Recommended plan for {years}: projects pursued {count}, of which the odds let expect "
        "{expected} to land; leads of parks {leads}, specialities of counties {specials}, "
        "industries in all {industries}. Expected and discounted: resident income {income}, "
        "net county-kept tax {fiscal}.",
    ),
    "plan.summary.nothing": (
        "推荐方案在 {years} 年不启动任何项目：在这些数据和规则下，没有项目值得启动，或没有项目"
        "可以启动。",
        "The recommended plan begins nothing in {years}: under these figures and rules no "
        "project is worth beginning, or none may begin.",
    ),
    "plan.summary.proof.optimal": (
        "已证明最优：目标值 {value}，在这些规则和数据下没有更好的方案。",
        "Proved optimal: the value is {value}, and under these rules and figures no plan is "
        "better.",
    ),
    "plan.summary.proof.open": (
        "目标值 {value}；已证明任何方案都不超过 {bound}，最优值在这两个数之间（相差至多 {gap}）"
        "，价值低于这一差额的取舍尚未判定。",
        "The value is {value}; proved that no plan exceeds {bound}. The best value lies "
        "between the two (at most {gap} apart); choices worth less than the difference are not "
        "settled.",
    ),
    "plan.summary.proof.unproved": (
        "目标值 {value}；离最优有多远，还没有任何证明。",
        "The value is {value}; nothing is proved yet about how far it is from the best.",
    ),
    "plan.summary.proof.maxmin": (
        "本方案以人均收入最低县优先，目标值不是钱。",
        " This plan puts income per head of the worst-off county first, so its value is not money.",
    ),
    "plan.summary.figures": ("关键数字", "Key figures"),
    "plan.summary.figures_note": (
        "{year} 年价。收入、税收为按落地概率计的折现期望值。“任何方案的上界”只对目标值有证明；"
        "其余各项是本方案自己的账，没有各自的上界。",
        "Prices of {year}. Income and tax are expected and discounted. A bound over all plans "
        "is proved for the value only; the other figures are this plan's own account and have "
        "no bound of their own.",
    ),
    "plan.summary.chosen": (
        "入选产业 {count} 个（数字为目标个数）：{listed}。分县布局见推荐方案一章。",
        "Industries chosen: {count}, with their number of targets: {listed}. The chapter on "
        "the plan has them county by county.",
    ),
    "plan.summary.assumes": ("前提", "What it assumes"),
    "plan.summary.changes": ("什么会改变方案", "What would change it"),
    "plan.summary.no_sensitivity": (
        "尚未做敏感性分析。运行 planner sensitivity {run} 并把结果文件夹一并交给本报告，这里会"
        "列出影响最大的数据。",
        "There is no sensitivity study yet. Run planner sensitivity {run} and give its folder "
        "to this report: the inputs that matter most will stand here.",
    ),
    "plan.summary.no_alternatives": (
        "尚未列举几乎一样好的其他方案。运行 planner alternatives {run} 可得到。",
        "Plans nearly as good are not listed yet. Run planner alternatives {run} for them.",
    ),
    "plan.summary.schemes": ("方案比较", "Compared schemes"),
    "plan.summary.schemes_table": ("各方案主要指标", "Main figures of the schemes"),
    "plan.summary.schemes_note": (
        "“–”表示没有证明上界。各运行的设定若不相同，目标值不能直接相比；逐项比较见方案比选一章。",
        "A dash: no bound is proved. Where runs differ in their settings, their values cannot "
        "be compared directly; see the chapter that compares schemes.",
    ),
    "plan.summary.scheme_breaks": (
        "（高于上界：合起来违反跨县规则，不可行）",
        " (above the bound: together it breaks rules between counties, not feasible)",
    ),
    "plan.summary.no_schemes": (
        "比选至少需要三个方案，现有 {count} 个。运行 planner coordinate {run} 可得到“各县自主”"
        "等对照方案，也可把其他变体的运行一并交给本报告。",
        "A comparison needs three schemes at least; so far: {count}. Run planner coordinate "
        "{run} for schemes such as each county alone, or give runs of other variants to this "
        "report.",
    ),
    "plan.summary.grade": (
        "居民收入的 {income}、县级财政价值的 {fiscal} 依据 C 级数据（专家估计）；所选项目中最弱"
        "的等级为 {grade}。A 为实测，B 为抽样，C 为专家估计。",
        "{income} of the resident income and {fiscal} of the fiscal value rest on grade C "
        "(expert priors); the weakest grade among the projects chosen is {grade}. A is "
        "measured, B sampled, C an expert prior.",
    ),
    "plan.summary.no_grade": (
        "没有启动项目，因此没有依据证据等级的收益数字。",
        "Nothing is begun, so no benefit rests on any evidence.",
    ),
    "plan.scheme.recommended": ("推荐方案（{variant}）", "recommended ({variant})"),
    "plan.scheme.run": ("{variant}（{run}）", "{variant} ({run})"),
    "plan.figure.objective": ("目标值", "value"),
    "plan.figure.income": ("居民收入（折现期望值）", "resident income (expected, discounted)"),
    "plan.figure.fiscal": (
        "县级留成税收净额（扣扶持和扩容，折现期望值）",
        "county-kept tax net of support and building (expected, discounted)",
    ),
    "plan.figure.link": ("产业链联系", "chain links"),
    "plan.figure.bonus": ("项目协同", "bonuses"),
    "plan.figure.overlap": ("邻县同质竞争（扣减）", "overlap of neighbours (deducted)"),
    "plan.figure.breach": ("突破 1+N 规则（扣减）", "breaches of the 1+N rule (deducted)"),
    "plan.figure.starts": ("推进的项目", "projects pursued"),
    "plan.figure.expected": ("预计落地的项目", "projects expected to land"),
    "plan.figure.land": ("规划期末预留土地", "land kept by the end of the horizon"),
    "plan.figure.output": ("{year} 年产值（期望值）", "output in {year} (expected)"),
    "plan.figure.jobs": ("{year} 年岗位（期望值）", "jobs in {year} (expected)"),
    "plan.figure.income_year": (
        "{year} 年居民收入（期望值）",
        "resident income in {year} (expected)",
    ),
    "plan.figure.tax_year": (
        "{year} 年县级留成税收（期望值）",
        "county-kept tax in {year} (expected)",
    ),
    "plan.figure.support": (
        "扶持和载体支出（期望值，各年合计）",
        "support and carriers (expected, all years)",
    ),
    "plan.figure.build": ("扩容工程支出（各年合计）", "expansions (all years)"),
    "plan.assumes.value": (
        "收入、税收按 {price_year} 年价、年折现率 {discount} 计，每个项目从投产起计 {years} 年。",
        "Income and tax are in prices of {price_year}, discounted at {discount} a year, over "
        "{years} years of production of each project.",
    ),
    "plan.assumes.odds": (
        "未单列概率的项目：储备 {planned}、在谈 {negotiating}、签约 {signed} 最终投产（再按适配"
        "度等调整），投产后每年存续 {survival}；概率为专家估计。",
        "Where a project states no odds, {planned} of those planned, {negotiating} of those in "
        "talks and {signed} of those signed come to produce (adjusted by fit), and {survival} "
        "survive each year; these are expert priors.",
    ),
    "plan.assumes.reserve.expected": (
        "土地和要素按期望用量（用量乘落地概率）预留；若推进的项目全部落地，用量可能超出限额。",
        "Land and utilities are kept for the expected use (use times odds); if every project "
        "pursued came, limits may be exceeded.",
    ),
    "plan.assumes.reserve.full": (
        "土地和要素按全部推进项目的用量足额预留。",
        "Land and utilities are kept for the whole use of every project pursued.",
    ),
    "plan.assumes.reserve.chance": (
        "土地和要素按期望用量预留并留有余地，使每项限额被突破的概率不超过 {overrun}。",
        "Land and utilities are kept for the expected use with a margin: each limit is overrun "
        "with a probability of {overrun} at most.",
    ),
    "plan.assumes.weights": (
        "目标值按权重计：居民收入 × {income}，县级税收 × {fiscal}。",
        "The value weighs resident income by {income} and county tax by {fiscal}.",
    ),
    "plan.assumes.defaults": (
        "输入表中有 {count} 个空格采用默认值，逐项见附件“输入数据与来源”。",
        "{count} blank cells of the inputs take defaults; the annex on inputs lists them.",
    ),
    "plan.assumes.no_defaults": (
        "输入表没有空格需要默认值。",
        "No blank cell of the inputs needed a default.",
    ),
    "plan.changes.rises": (
        "{name} {level}：目标值增加 {least} 至 {most}",
        "{name} {level}: the value rises by {least} to {most}",
    ),
    "plan.changes.falls": (
        "{name} {level}：目标值减少 {least} 至 {most}",
        "{name} {level}: the value falls by {least} to {most}",
    ),
    "plan.changes.targets": (
        "，县域产业目标退出 {lost} 个、新增 {new} 个。",
        "; {lost} targets of counties go and {new} come.",
    ),
    "plan.changes.targets_kept": (
        "，县域产业目标不变。",
        "; the targets of the counties stay as they are.",
    ),
    "plan.changes.targets_unknown": ("。", "."),
    "plan.changes.steady": (
        "所试的 {count} 项输入，没有一项能确定地改变目标值。",
        "None of the {count} inputs tried is sure to change the value.",
    ),
    "plan.changes.better": (
        "敏感性分析中遇到一个更好的方案，目标值 {value}；建议由它出发重新求解。",
        "The sensitivity study met a better plan, worth {value}; solve again from it.",
    ),
    "plan.changes.others": (
        "在与最优相差 {within} 以内，另有 {count} 个不同的方案；{all} 项选择中有 {kept} 项为所"
        "有这些方案共有。",
        "Other plans found within {within} of the best value: {count}; {kept} of {all} choices "
        "are common to all of them.",
    ),
    "plan.changes.no_other": (
        "在与最优相差 {within} 以内，没有找到不同的方案。",
        "No other plan was found within {within} of the best value.",
    ),
    "plan.background.title": ("规划背景与问题界定", "Background and problem"),
    "plan.background.goal": ("目标", "Goal"),
    "plan.background.scope": ("范围与期限", "Scope and horizon"),
    "plan.background.decisions": ("决策内容", "What is decided"),
    "plan.background.rules": ("规则", "Rules"),
    "plan.background.taken": ("已定事项与上位要求", "What is already decided"),
    "plan.background.sizes": ("规划范围", "Scope"),
    "plan.background.horizon": (
        "规划期 {span} 年，分 {count} 期：{periods}。收益从各项目投产起计 {years} 年，可超出规"
        "划期；价格为 {price_year} 年价。",
        "The horizon is {span}, in {count} periods: {periods}. Benefits count over {years} "
        "years from the start of production, also beyond the horizon; prices of {price_year}.",
    ),
    "plan.goal.none": (
        "在全部规则之内，使居民收入（权重 {income}）与县级留成税收净额（权重 {fiscal}）的折现期"
        "望值之和最大。",
        "Within all rules, the greatest expected and discounted sum of resident income (weight "
        "{income}) and net county-kept tax (weight {fiscal}).",
    ),
    "plan.goal.floor": (
        "在全部规则之内，并保证各县收入底线，使居民收入（权重 {income}）与县级留成税收净额（权"
        "重 {fiscal}）的折现期望值之和最大。",
        "Within all rules, and above an income floor for each county, the greatest expected "
        "and discounted sum of resident income (weight {income}) and net county-kept tax "
        "(weight {fiscal}).",
    ),
    "plan.goal.maxmin": (
        "首先使人均收入最低的县尽可能高；在此之下，再使居民收入（权重 {income}）与县级留成税收"
        "净额（权重 {fiscal}）的折现期望值之和尽可能大。",
        "First the greatest income per head of the worst-off county; then, below that, the "
        "greatest expected and discounted sum of resident income (weight {income}) and net "
        "county-kept tax (weight {fiscal}).",
    ),
    "plan.goal.links": (
        "加：每形成一条产业链联系计 {value}（表中另有规定的除外）。",
        "Added: {value} for each chain link made, unless the table states another value.",
    ),
    "plan.goal.overlap": (
        "减：邻县选同一产业、完全竞争且相邻权重为 1 时，每处扣 {price}。",
        "Deducted: {price} where neighbours target the same industry, fully rival, at "
        "neighbour weight 1.",
    ),
    "plan.goal.bonus": (
        "加：有协同关系的两个项目都启动时的加值。",
        "Added: bonuses of pairs of projects that both begin.",
    ),
    "plan.goal.breach": (
        "减：每突破一次“1+N”数量规则扣 {price}。",
        "Deducted: {price} for each count by which a 1+N rule is broken.",
    ),
    "plan.size.counties": ("县（市）", "counties"),
    "plan.size.parks": ("园区", "parks"),
    "plan.size.industries": ("产业", "industries"),
    "plan.size.projects": ("候选项目", "candidate projects"),
    "plan.size.prospects": ("意向项目类别", "kinds of typical projects to seek"),
    "plan.size.resources": ("要素限额种类", "limited resources"),
    "plan.size.expansions": ("可选扩容工程", "possible expansions"),
    "plan.size.neighbours": ("相邻县对", "neighbour pairs"),
    "plan.size.chains": ("产业链环节", "chain arrows"),
    "plan.decide.lead": (
        "每个园区以哪个产业为首位产业（“1”）。",
        'Which industry leads each park (the "1").',
    ),
    "plan.decide.special": (
        "每个县（市）发展哪几个特色产业（“N”）。",
        'Which specialities each county has (the "N").',
    ),
    "plan.decide.start": (
        "哪些候选项目启动，落在哪个园区，哪一期开工。",
        "Which candidate projects begin, in which park and in which period.",
    ),
    "plan.decide.recruit": (
        "尚无具体企业的产业，各园区各期招引几个典型项目。",
        "How many typical projects of an industry each park seeks in each period, where no "
        "firm is named yet.",
    ),
    "plan.decide.build": ("建不建扩容工程，哪一期建。", "Which expansions are built, and when."),
    "plan.decide.grant": (
        "上级资金在各期补助哪些县、各补多少。",
        "How much of a group's money goes to which county in each period.",
    ),
    "plan.rule.leads": (
        "每个园区的首位产业至多 {count} 个。",
        "Leading industries of a park: at most {count}.",
    ),
    "plan.rule.leads_required": (
        "每个园区必须有 {count} 个首位产业。",
        "Leading industries of every park: exactly {count}.",
    ),
    "plan.rule.specials": (
        "每个县（市）的特色产业 {least} 至 {most} 个。",
        "Specialities of a county: {least} to {most}.",
    ),
    "plan.rule.specials_most": (
        "每个县（市）的特色产业至多 {most} 个。",
        "Specialities of a county: at most {most}.",
    ),
    "plan.rule.industry": (
        "同一产业至多在 {count} 个园区作首位产业。",
        "Parks that one industry leads: at most {count}.",
    ),
    "plan.rule.lead_output": (
        "首位产业在园区规划产值中至少占 {share}。",
        "A lead makes at least {share} of its park's planned output.",
    ),
    "plan.rule.breach": (
        "以上数量规则可以突破，突破有代价并逐条列明。",
        "These counts may be broken at a price; every breach is shown.",
    ),
    "plan.rule.hard": ("以上数量规则不得突破。", "These counts may not be broken."),
    "plan.rule.land": (
        "各园区各期用地不超过可用土地和已建成的平整土地。",
        "In every period a park's projects fit its land and what expansions have added.",
    ),
    "plan.rule.resource_park": (
        "{resource}：各园区不超过可用量。",
        "{resource}: within the supply of each park.",
    ),
    "plan.rule.resource_county": (
        "{resource}：各县（市）不超过可用量。",
        "{resource}: within the supply of each county.",
    ),
    "plan.rule.resource_group": (
        "{resource}：全部县组不超过指标。",
        "{resource}: within the quota of the group of counties.",
    ),
    "plan.rule.budget": (
        "扶持和扩容支出不超过各级财政资金。",
        "Support and expansions are paid from the purses of counties and groups.",
    ),
    "plan.rule.no_budget": ("没有设置财政资金限额。", "There is no limit on money."),
    "plan.rule.markets": (
        "{count} 个产业的期望产值不超过可达市场。",
        "The expected output of an industry finds its demand (industries with a market: {count}).",
    ),
    "plan.rule.pursuits": (
        "每个县（市）每期至多跟进 {count} 个未签约项目。",
        "Unsigned projects that a county pursues in a period: at most {count}.",
    ),
    "plan.rule.area_floors": (
        "按地区和期限设底线 {count} 条（就业、产值、居民收入、留成税收或存量企业扶持）。",
        "Floors of areas by period (jobs, output, income, tax kept or support of existing firms): "
        "{count}.",
    ),
    "plan.rule.floor": (
        "各县（市）的居民收入不低于底线。",
        "The resident income of every county reaches its floor.",
    ),
    "plan.gate.fit_min_share": (
        "准入：适配度不低于 {figure}。",
        "Admission: fit of at least {figure}.",
    ),
    "plan.gate.invest_min_wan_per_mu": (
        "准入：亩均投资不低于 {figure} 万元。",
        "Admission: investment of at least {figure} wan yuan per mu.",
    ),
    "plan.gate.tax_min_wan_per_mu": (
        "准入：亩均税收不低于 {figure} 万元/年。",
        "Admission: tax of at least {figure} wan yuan per mu and year.",
    ),
    "plan.gate.output_min_wan_per_mu": (
        "准入：亩均产值不低于 {figure} 万元/年。",
        "Admission: output of at least {figure} wan yuan per mu and year.",
    ),
    "plan.gate.energy_max_tce_per_wan": (
        "准入：单位产值能耗不高于 {figure} 吨标煤/万元。",
        "Admission: at most {figure} tce per wan yuan of output.",
    ),
    "plan.gate.river_distance_min_km": (
        "准入：化工类项目距河岸线不少于 {figure} 公里。",
        "Admission: chemical industries at least {figure} km from a river bank line.",
    ),
    "plan.gate.score_min_share": (
        "准入：准入评分不低于 {figure}（满分 1）。",
        "Admission: a score of at least {figure} of 1 on the scorecard.",
    ),
    "plan.gate.vetoes": (
        "准入评分表设有一票否决的指标：{count} 项，越线者不论得分不予准入。",
        "Criteria of the scorecard that veto, whatever the score: {count}.",
    ),
    "plan.gate.chem_only_in_chem_park": (
        "准入：化工类项目只进认定的化工园区（硬约束，不可用代价交换）。",
        "Admission: chemical industries only in recognised chemical parks (a hard gate, not a "
        "price).",
    ),
    "plan.gate.own": (
        "另有 {count} 条分产业的准入规则，优先于上述一般规则。",
        "Rules of single industries, which go before these general ones: {count}.",
    ),
    "plan.taken.any_role": ("角色不限", "any role"),
    "plan.taken.in": ("纳入", "in"),
    "plan.taken.out": ("排除", "out"),
    "plan.taken.none": (
        "没有预先确定的产业布局，也没有预先定进或定出的项目。",
        "No layout is designated, and no project is fixed in or out.",
    ),
    "plan.taken.table": ("已定的布局与项目", "Designations and fixed projects"),
    "plan.conditions.title": ("基础条件与要素保障", "Conditions and what is available"),
    "plan.conditions.counties": ("县情", "The counties"),
    "plan.conditions.land": ("用地", "Land"),
    "plan.conditions.resources": ("能源、水和其他要素", "Energy, water and other resources"),
    "plan.conditions.money": ("财政资金", "Money"),
    "plan.conditions.sources": ("数据来源与等级", "Sources and grades"),
    "plan.conditions.people": (
        "共 {count} 个县（市），其中 {told} 个填报了人口，合计 {people} 人。",
        "Counties: {count}; {told} of them state their residents, {people} in all.",
    ),
    "plan.conditions.labour": (
        "填报劳动力的有 {told} 个县（市），合计 {labour} 人。",
        " {told} state how many people work or seek work, {labour} in all.",
    ),
    "plan.conditions.no_people": (
        "共 {count} 个县（市），人口未填报。",
        "Counties: {count}; no county states its residents.",
    ),
    "plan.conditions.no_labour": (
        "劳动力未填报。",
        " No county states how many people work or seek work.",
    ),
    "plan.conditions.counties_table": ("分县基本情况", "County by county"),
    "plan.conditions.counties_note": (
        "现有产业取自“现有产业”表；“–”为未填报；产值和就业只合计已填报的产业。",
        "Present industries as in the table of stock; a dash: not stated; output and jobs add "
        "up what is stated.",
    ),
    "plan.conditions.land_words": (
        "共 {count} 个园区，可用土地 {land} 亩，其中认定的化工园区 {chem} 个。",
        "Parks: {count}, with {land} mu of developable land; recognised chemical parks among "
        "them: {chem}.",
    ),
    "plan.conditions.no_parks": ("没有园区。", "There is no park."),
    "plan.conditions.parks_table": ("园区与可用土地", "Parks and their land"),
    "plan.conditions.no_limits": (
        "没有设置土地和资金以外的要素限额。",
        "Nothing besides land and money is limited.",
    ),
    "plan.conditions.resources_words": (
        "设有限额的要素 {count} 种；各地区可用量如下。",
        "Limited resources: {count}; the supply of each area follows.",
    ),
    "plan.conditions.resources_table": ("要素可用量", "Supply of resources"),
    "plan.conditions.resources_note": (
        "“可扩容”为可选扩容工程合计增量，“造价”为其合计造价；是否建设由方案决定。",
        '"May be added" and "cost" are those of all possible expansions; whether they are '
        "built is for the plan to say.",
    ),
    "plan.conditions.no_money": (
        "没有设置财政资金限额：扶持支出没有上限，只计入净额。",
        "There is no limit on money: support is only counted in the net amount.",
    ),
    "plan.conditions.money_words": (
        "规划期各级财政资金合计 {total} 万元。",
        "Purses of all areas add up to {total} wan yuan over the horizon.",
    ),
    "plan.conditions.carried": (
        "标明可结转的，上期结余转入下期。",
        " Where money may be carried over, what is left goes to the next period.",
    ),
    "plan.conditions.not_carried": (
        "当期未用完的资金不结转。",
        " Money that is left is not carried over.",
    ),
    "plan.conditions.money_table": ("财政资金", "Money by area and period"),
    "plan.conditions.no_sources": (
        "输入表没有注明来源的数据行。",
        "No row of the inputs names a source.",
    ),
    "plan.conditions.sources_words": (
        "要求注明来源的 {count} 行数据中，{unnamed} 行未注来源，按 C 级处理或沿用其所填等级。",
        "Of {count} rows that may name a source, {unnamed} name none; they keep their stated "
        "grade, or C.",
    ),
    "plan.conditions.all_sourced": (
        "要求注明来源的 {count} 行数据全部注明了来源。",
        "All {count} rows that may name a source name one.",
    ),
    "plan.conditions.sources_table": ("来源清单", "Sources"),
    "plan.fit.title": ("产业适配评价", "Fit of industries"),
    "plan.fit.method": ("方法与权重", "Method and weights"),
    "plan.fit.scores": ("县 × 产业得分", "Scores by county and industry"),
    "plan.fit.best": ("各县前五位", "The best five of each county"),
    "plan.fit.gates": ("准入规则", "Admission rules"),
    "plan.fit.method_words": (
        "每个产业在每个县（市）按六项要素打分（0–1），以加权几何平均合成，单项不足不能由其他项"
        "补足；权重来源：{method}。各方法（缺省、等权、层次分析、熵权、优劣解距离）的名次见下表"
        "“名次范围”。",
        "Every industry is scored in every county by six factors (0 to 1) and combined by a "
        "weighted geometric mean, so that one failure cannot be bought off; weights: {method}. "
        "Ranks by the methods (default, equal, AHP where given, entropy, TOPSIS) stand in the "
        "column of rank ranges.",
    ),
    "plan.fit.weights_table": ("要素权重", "Weights of the factors"),
    "plan.fit.unknown": (
        "没有任何适配度依据：证据、禀赋、区位等表均为空。补充其中任一张表后即可评价。",
        "Nothing is known of any fit: the tables of evidence, endowments, distances and the "
        "like are empty. Fill one of them.",
    ),
    "plan.fit.map": ("县域产业适配度", "Fit by county and industry"),
    "plan.fit.map_words": (
        "热力图：{counties} 个县（市）各产业的适配度，越深越适合，斜线为准入规则不允许。",
        "Heat map: fit of each industry in {counties} counties; the darker the better, hatched "
        "where an admission rule forbids.",
    ),
    "plan.fit.map_note": ("全部得分见附表工作簿。", "The annex workbook has all scores."),
    "plan.fit.scores_table": ("适配度得分", "Scores"),
    "plan.fit.best_table": ("各县前 {top} 位产业", "Best {top} industries of each county"),
    "plan.fit.best_words": (
        "列出的 {count} 项中，{torn} 项在不同权重方法下名次相差 {spread} 位及以上，使用时应谨慎。",
        "Of {count} entries, {torn} differ by {spread} ranks or more between the methods of "
        "weighting: take care with them.",
    ),
    "plan.fit.best_words_stable": (
        "列出的 {count} 项在不同权重方法下名次都相差不到 {spread} 位。",
        "None of {count} entries differs by {spread} ranks or more between the methods of "
        "weighting.",
    ),
    "plan.fit.best_note": (
        "已剔除准入规则不允许的产业。落地概率指该产业一个储备项目在当地投产的概率；亩均收入、亩"
        "均留成为典型项目落地达产后每年的数。",
        "Industries that a rule keeps out are left aside. Odds: that a planned project of the "
        "industry comes to produce there; income and kept tax: of a typical project at full "
        "output, per mu and year.",
    ),
    "plan.fit.none_best": (
        "没有任何产业既有依据又可准入的县（市）：{counties}。",
        "No industry has evidence and is admitted in: {counties}.",
    ),
    "plan.fit.no_gates": ("没有设置准入规则。", "There is no admission rule."),
    "plan.fit.gated": (
        "准入规则挡下 {count} 项县 × 产业组合（共 {all} 项，占 {share} %），逐项见得分表。",
        "Admission rules keep out {count} of {all} pairs of county and industry ({share} %); "
        "the table of scores names them.",
    ),
    "plan.fit.none_gated": (
        "准入规则没有挡下任何县 × 产业组合（共 {all} 项）。",
        "Admission rules keep out none of {all} pairs of county and industry.",
    ),
}
