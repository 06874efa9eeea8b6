"""Texts: annexes of the document, the formulation among them."""

TEXTS: dict[str, tuple[str, str]] = {
    "plan.inputs.title": ("输入数据与来源", "Inputs and sources"),
    "plan.inputs.tables": ("数据表", "Tables"),
    "plan.inputs.settings": ("设定", "Settings"),
    "plan.inputs.defaults": ("采用的默认值", "Defaults used"),
    "plan.inputs.remarks": ("数据提醒", "Remarks on the data"),
    "plan.inputs.words": (
        "本次运行读入算例“{scenario}”，全部输入随运行保存，可据此重新求解。",
        'The run read the scenario "{scenario}"; all inputs are kept with the run and can be '
        "solved again.",
    ),
    "plan.inputs.tables_table": ("数据表行数与证据等级", "Rows of the tables and their grades"),
    "plan.inputs.tables_note": (
        "A 实测，B 抽样，C 专家估计；未填等级的行按 C 计；“–”为该表不分等级。",
        "A measured, B sampled, C expert prior; a row without a grade counts as C; a dash: the "
        "table has no grades.",
    ),
    "plan.inputs.settings_table": ("全部设定", "All settings"),
    "plan.inputs.no_defaults": ("没有采用任何默认值。", "No default was used."),
    "plan.inputs.defaults_words": (
        "共有 {count} 个空格采用默认值，归为 {kinds} 类；先按列汇总，再逐格列出。",
        "{count} blank cells took defaults, of {kinds} kinds: first by column, then one by one.",
    ),
    "plan.inputs.defaults_table": ("默认值汇总", "Defaults by column"),
    "plan.inputs.defaults_all": ("默认值逐格", "Defaults one by one"),
    "plan.inputs.origins": (
        "“依据”：library 为产业库，constant 为程序常数，其余为设定或表中的列。",
        "Origin: library is the industry library, constant a constant of the program, others "
        "are settings or columns.",
    ),
    "plan.inputs.no_remarks": ("数据检查没有提醒。", "The checks of the data have no remark."),
    "plan.inputs.remarks_table": ("数据检查的提醒与说明", "Warnings and notes of the checks"),
    "plan.annex_projects.title": ("项目逐项结果", "Projects one by one"),
    "plan.annex_projects.words": (
        "推荐方案启动 {projects} 个项目，列为 {count} 行，按期、县、价值排列。",
        "The {projects} projects that the plan begins, in {count} rows by period, county and "
        "value.",
    ),
    "plan.annex_projects.table": ("启动项目逐项结果", "Starts one by one"),
    "plan.annex_projects.note": (
        "用地、投资、产值、岗位、税收、扶持为全部落地时的数；收入、税收净额为折现期望值；回收年"
        "数为“–”的，在计算期内未收回。",
        "Land, investment, output, jobs, tax and support as if all landed; income and net tax "
        "expected and discounted; a dash for the payback: not within the years counted.",
    ),
    "plan.rejected.title": ("未入选项目与原因", "Projects not in the plan, and why"),
    "plan.rejected.none": ("所有候选项目都已启动。", "Every candidate begins."),
    "plan.rejected.words": (
        "未启动的候选项目和意向类别共 {count} 个。每个只列最先成立的一条原因，由数据和方案逐条"
        "核对得出。",
        "{count} candidates do not begin. Each has the first reason that holds, checked "
        "against the data and the plan.",
    ),
    "plan.rejected.reasons": ("未入选原因汇总", "Reasons"),
    "plan.rejected.table": ("未入选项目逐项", "Projects not in the plan"),
    "plan.rejected.note": (
        "“自身价值”为各可选园区和时期中最大的收入与税收折现期望值，不含对他处的影响；损失为强行"
        "纳入时目标值的减少，只有做过解释分析的项目才有。",
        "Own value: the greatest expected income and tax among its places and periods, effects "
        "elsewhere left aside; loss: what forcing it in would cost, known only for projects "
        "that were explained.",
    ),
    "plan.rejected.no_explain": (
        "强行纳入某个项目要损失多少，需要逐个求解：运行 planner explain {run} --all --out "
        "studies/explain-{run}，再重新生成本报告。",
        "What forcing a project in would cost takes solving: run planner explain {run} --all "
        "--out studies/explain-{run} and write this report again.",
    ),
    "plan.reason.no_site": ("没有选址", "no site"),
    "plan.reason.gated": ("准入规则不允许", "closed by an admission rule"),
    "plan.reason.fixed_out": ("已定排除", "fixed out"),
    "plan.reason.no_period": ("没有可开工的时期", "no period to begin in"),
    "plan.reason.no_target": ("产业未入选当地目标", "industry is no target there"),
    "plan.reason.related": ("受其他项目制约", "ruled out by another project"),
    "plan.reason.worthless": ("自身没有价值", "no value of its own"),
    "plan.reason.no_room": ("限额无余量", "no room in a limit"),
    "plan.reason.other": ("价值不及他处影响", "not worth its effects elsewhere"),
    "plan.reason_means.no_site": ("选址表没有它的园区。", "The table of sites has no park for it."),
    "plan.reason_means.gated": (
        "所有选址都被准入规则挡下，数据为“现状/要求”。",
        "Every site is closed by an admission rule; figures are found / needed.",
    ),
    "plan.reason_means.fixed_out": ("项目表中已定为排除。", "The table of projects fixes it out."),
    "plan.reason_means.no_period": (
        "最早、最晚开工期之间没有可用时期。",
        "Nothing lies between its earliest and latest period.",
    ),
    "plan.reason_means.no_target": (
        "方案在它的选址没有把这一产业列为首位或特色产业；新项目只能进入目标产业。",
        "At none of its sites the plan makes its industry a lead or a speciality, and new "
        "projects need one.",
    ),
    "plan.reason_means.related": (
        "与其互斥的项目已启动，或它所依赖的项目未启动。",
        "A project that excludes it begins, or one that it needs does not.",
    ),
    "plan.reason_means.worthless": (
        "在允许它进入的任何园区和时期，收入与税收的折现期望值都不为正。",
        "In no park that it may enter and in no period its expected income and tax are above zero.",
    ),
    "plan.reason_means.no_room": (
        "在推荐方案之外，没有哪个园区和时期还容得下它；只列缺口最少的一处。",
        "Beside the plan no park and period has room for it; what is short where least is short.",
    ),
    "plan.reason_means.other_proved": (
        "可进、有余量、自身有价值，但纳入后的同质竞争、首位产值占比等影响更大（方案已证明最优）。",
        "Allowed, with room and value of its own, but its effects elsewhere (overlap, the "
        "lead's share of output) cost more; the plan is proved optimal.",
    ),
    "plan.reason_means.other_open": (
        "可进、有余量、自身有价值；或因他处影响不合算，或在尚未判定的差距之内（至多 {slack}）。",
        "Allowed, with room and value of its own: either its effects elsewhere cost more, or "
        "it lies within the gap that is not settled (at most {slack}).",
    ),
    "plan.relation.excludes": ("与已启动的 {other} 互斥", "excluded by {other}, which begins"),
    "plan.relation.requires": ("需要未启动的 {other}", "needs {other}, which does not begin"),
    "plan.relation.together": (
        "须与未启动的 {other} 同进退",
        "only together with {other}, which does not begin",
    ),
    "plan.relation.follows": ("须后于未启动的 {other}", "only after {other}, which does not begin"),
    "plan.annex_balances.title": ("分县分年要素平衡", "Balances by county and year"),
    "plan.annex_balances.words": (
        "各项限额、地区、时期的平衡共 {count} 行。",
        "{count} lines: every limit of every area in every period.",
    ),
    "plan.annex_balances.table": ("要素平衡逐项", "Balances one by one"),
    "plan.annex_balances.grants": ("上级补助", "Grants of groups"),
    "plan.formulation.title": ("模型表述", "Formulation"),
    "plan.formulation.words": (
        "本附件由本次运行实际建立的模型生成，共 {rules} 类规则；行数为 0 的规则本次没有用到。",
        "This annex is generated from the model that is built for this run. It has {rules} "
        "kinds of rules; those with no rows are not in use here.",
    ),
    "plan.formulation.choices": ("决策变量", "Choices"),
    "plan.formulation.rules": ("规则一览", "All rules"),
    "plan.formulation.variables": ("决策变量", "Choices"),
    "plan.formulation.table": ("规则、单位、数据表与责任部门", "Rules, units, tables and bureaus"),
    "plan.formulation.note": (
        "例行为模型中的第一行，系数取四位有效数字，项数过多时只列前几项；责任部门为常见分工，请"
        "按本地职责核定。",
        "The example is the first row of its kind, figures to four digits, only the first of "
        "many terms; bureaus are the usual ones, put your own.",
    ),
    "plan.formulation.concern": (
        "单位：{unit}；数据表：{tables}；责任部门：{bureau}。",
        "Unit: {unit}; tables: {tables}; bureau: {bureau}.",
    ),
    "plan.formulation.own_unit": ("各要素自己的单位", "each in its own"),
    "plan.concern.choices": (
        "决策：哪些项目在何时何地启动，建哪些扩容工程。",
        "Choices: which projects start where and when, and which expansions are built.",
    ),
    "plan.concern.layout": (
        "“1+N”布局：各园区的首位产业，各县的特色产业，什么项目要有产业目标。",
        "The 1+N layout: who leads a park, what a county specialises in, and what needs a target.",
    ),
    "plan.concern.land": (
        "土地：每一期，启动的项目不超过园区可用土地。",
        "Land: the projects begun fit the developable land of their park, in every period.",
    ),
    "plan.concern.resources": (
        "要素：电力、水、劳动力、指标以及用户自定的其他限额。",
        "Resources: power, water, labour, quotas and whatever else the user names.",
    ),
    "plan.concern.budget": (
        "资金：扶持和扩容由各级资金支付，资金不得为负。",
        "Budget: public support and expansions are paid from purses that never run dry.",
    ),
    "plan.concern.overlap": (
        "同质化：邻县有相同产业的代价。",
        "Overlap: what it costs when neighbours have the same industry.",
    ),
    "plan.concern.chains": (
        "产业链：供应联系两端相互可及时的价值。",
        "Chains: what it is worth when both ends of a supply link are within reach of each other.",
    ),
    "plan.concern.relations": (
        "两个项目 a、b 之间的关系。",
        "Relations between two projects a and b.",
    ),
    "plan.concern.markets": (
        "市场：县组内一个产业的期望产值不超过需求。",
        "Markets: a group's expected output of an industry finds its demand.",
    ),
    "plan.concern.pursuits": (
        "招商能力：一个县同期只能跟进有限的未签约项目。",
        "Pursuits: a county's outreach can follow only so many unsigned projects at a time.",
    ),
    "plan.concern.fairness": (
        "公平：每个县有保证的收入。",
        "Fairness: what every county is sure of.",
    ),
    "plan.concern.materials": (
        "物料：有的项目产出、有的项目使用的物料，在可达范围内供应，或与外部买卖。",
        "Materials: streams that some make and others use, delivered within reach or traded "
        "outside.",
    ),
    "plan.row.delivered_made": ("供应量不超过产出量。", "no more is delivered than is made"),
    "plan.row.delivered_used": ("供应量不超过使用量。", "no more is delivered than is used"),
    "plan.row.bought_limit": ("外购量不超过外部供应。", "what is bought in finds its supply"),
    "plan.row.sold_limit": ("外销量不超过外部销路。", "what is sold out finds its buyers"),
    "plan.variable.delivered": ("年供应量", "delivered, a year"),
    "plan.concern.concentration": (
        "集中度：一县的产值不能过多出自一个产业。",
        "Concentration: no industry makes too much of a county's output.",
    ),
    "plan.row.concentration_limit": (
        "一个产业占一县产值不超过规定比例。",
        "one industry makes no more than its share of a county's output",
    ),
    "plan.concern.floors": (
        "底线：某地区到某一期或在全期内至少要得到多少。",
        "Floors: what an area must at least get out of the plan, by a period or over all of it.",
    ),
    "plan.row.floor_limit": (
        "该地区至少得到底线数。",
        "the area gets at least its floor",
    ),
    "plan.concern.value": (
        "目标值：各项名称及其合计。",
        "Value: each term by its name, and their sum.",
    ),
    "plan.row.once_limit": (
        "一个项目至多启动一次，意向项目不超过其个数。",
        "a project starts once, a prospect up to its count",
    ),
    "plan.row.build_limit": ("一项扩容工程至多建一次。", "an expansion is built at most once"),
    "plan.row.park_leads_limit": (
        "园区首位产业不超过规定个数。",
        "a park has at most so many leading industries",
    ),
    "plan.row.park_leads_floor": ("园区须有首位产业。", "a park has its leading industries"),
    "plan.row.specials_limit": (
        "县（市）特色产业不超过规定个数。",
        "a county has at most so many specialities",
    ),
    "plan.row.specials_floor": (
        "县（市）特色产业不少于规定个数。",
        "a county has at least so many specialities",
    ),
    "plan.row.industry_leads_limit": (
        "同一产业作首位的园区不超过规定个数。",
        "an industry leads at most so many parks",
    ),
    "plan.row.target_floor": (
        "首位或特色产业就是目标，且不兼为两者。",
        "a lead or a speciality is a target, and not both",
    ),
    "plan.row.target_special": (
        "没有园区可作首位时，特色产业也是目标。",
        "a speciality is a target, also where no park could lead",
    ),
    "plan.row.target_ceiling": ("目标必须是首位或特色产业。", "a target is a lead or a speciality"),
    "plan.row.lead_backing": (
        "首位产业须有本园区的项目或本县现有产业支撑。",
        "a lead has a project in its park or stock in its county",
    ),
    "plan.row.special_backing": (
        "特色产业须有本县的项目或现有产业支撑。",
        "a speciality has a project or stock in its county",
    ),
    "plan.row.eligibility_limit": (
        "新项目只能进入首位或特色产业。",
        "a new project needs a lead or a speciality",
    ),
    "plan.row.target_limit": (
        "新项目须属于所在县的目标产业。",
        "a new project needs a target of its county",
    ),
    "plan.row.lead_output_floor": (
        "首位产业达到园区产值的规定占比。",
        "a lead makes its share of the park's output",
    ),
    "plan.row.designation_limit": ("已定的产业布局。", "decisions on the layout already taken"),
    "plan.row.land_limit": ("用地不超过园区可用土地。", "land taken fits the land of the park"),
    "plan.row.resource_limit": ("要素用量不超过可用量。", "use of a resource fits its supply"),
    "plan.row.budget_limit": (
        "扶持、扩容和补助不超过资金。",
        "support, building and grants fit the purse",
    ),
    "plan.row.overlap_floor": (
        "两个邻县都有同一产业即为同质。",
        "two neighbours that both have an industry overlap",
    ),
    "plan.row.overlap_clique": (
        "互为邻县的多县同质数相加。",
        "overlaps within mutual neighbours add up",
    ),
    "plan.row.link_upstream": ("县内有上游产业。", "the county has the upstream industry"),
    "plan.row.link_downstream": (
        "下游产业在可及范围或外部枢纽。",
        "the downstream industry is near or at a hub",
    ),
    "plan.row.relation_limit": ("依赖、互斥、同进退。", "requires, excludes, together"),
    "plan.row.follows_limit": ("后一项目不早于前一项目。", "the second project follows the first"),
    "plan.row.bonus_limit": ("两个项目都启动才计加值。", "a bonus counts when both projects start"),
    "plan.row.market_limit": ("期望产值不超过需求。", "expected output finds its demand"),
    "plan.row.pursuits_limit": ("一个县的招商能力。", "outreach capacity of a county"),
    "plan.row.income_floor": ("每个县达到收入底线。", "every county reaches its income floor"),
    "plan.row.least_limit": ("任何县的人均收入不低于最低值。", "nobody earns less than least"),
    "plan.variable.start": ("启动次数", "starts"),
    "plan.variable.build": ("开工建设扩容工程", "expansion begun"),
    "plan.variable.lead": ("产业为园区首位产业", "industry leads the park"),
    "plan.variable.special": ("产业为县（市）特色产业", "industry is a speciality of the county"),
    "plan.variable.target": ("县（市）以该产业为目标", "county targets the industry"),
    "plan.variable.breach": ("规则被突破的个数", "count by which a rule breaks"),
    "plan.variable.purse": ("期末结余（万元）", "money left, wan yuan"),
    "plan.variable.grant": ("县组对县的补助（万元）", "group to county, wan yuan"),
    "plan.variable.overlap": ("邻县同有该产业", "neighbours share the industry"),
    "plan.variable.link": ("该县的链条联系成立", "link active at the county"),
    "plan.variable.bonus": ("两个项目都启动", "both projects start"),
    "plan.variable.least": ("最低人均收入（万元）", "least income per head, wan yuan"),
    "plan.formula_word.sum_of": ("Σ ", "sum of "),
    "plan.formula_word.sum_over": ("Σ 对 ", "sum over "),
    "plan.formula_word.of_lead": ("：lead", " of lead"),
    "plan.formula_word.of_special": ("：special", " of special"),
    "plan.formula_word.of_start": ("：start", " of start"),
    "plan.formula_word.over": (" 对 ", " over "),
    "plan.formula_word.every_park": ("（每个园区和时期）", "for every park s and period"),
    "plan.formula_word.every_county": ("（每个县和时期）", "for every county c and period t"),
    "plan.formula_word.every_start": ("（每个可能的启动）", "for every possible start"),
    "plan.formula_word.every_period": ("（每个时期）", "for every period"),
    "plan.formula_word.every_t": ("（每个 t）", "for every t"),
    "plan.formula_word.levelled": ("扩容平整的土地", "land levelled by expansions"),
    "plan.formula_word.starts_using": (
        "地区 a 中到该期使用 r 的启动",
        "starts in area a that use r by the period",
    ),
    "plan.formula_word.ready_then": ("届时建成的扩容量", "amounts of expansions ready by then"),
    "plan.formula_word.grants_in": ("收到的补助", "grants in"),
    "plan.formula_word.grants_out": ("拨出的补助", "grants out"),
    "plan.formula_word.support_a": ("a 中启动项目的扶持", "support of starts in a"),
    "plan.formula_word.builds_a": ("a 中扩容的造价", "cost of builds in a"),
    "plan.formula_word.required": ("（须有首位产业时取等号）", "(= if a lead is required)"),
    "plan.formula_word.not_both": (
        "s 属于 c：一县之内不兼为两者",
        "s in c: not both in one county",
    ),
    "plan.formula_word.hollow": ("不得空设", "nothing hollow"),
    "plan.formula_word.new": ("新项目", "new projects"),
    "plan.formula_word.planned_s": ("i 在 s 的规划产值", "planned output of i in s"),
    "plan.formula_word.planned": ("s 的规划产值", "planned output of s"),
    "plan.formula_word.starts_i_s": ("i 在 s 的启动数", "starts of i in s"),
    "plan.formula_word.starts_i_c": ("i 在 c 的启动数", "starts of i in c"),
    "plan.formula_word.integer": ("整数", "integer"),
    "plan.formula_word.fixed": (
        "（已定纳入 >= 1，已定排除 = 0）",
        "(>= 1 if fixed in, = 0 if fixed out)",
    ),
    "plan.formula_word.in_c": ("（s 属于 c）：", " in c of "),
    "plan.formula_word.clique": (
        "互邻县组 K 内各对的 overlap",
        "overlap over the pairs of a clique K",
    ),
    "plan.formula_word.have_k": ("K 内的 have", "have over K"),
    "plan.formula_word.have_else": (
        "have：现有为 1，否则为 target",
        "have = 1 for stock, else target",
    ),
    "plan.formula_word.near": ("d 取 c 及其邻县", "d = c and its neighbours"),
    "plan.formula_word.a_starts": ("a 的启动数", "starts of a"),
    "plan.formula_word.b_starts": ("b 的启动数", "starts of b"),
    "plan.formula_word.product": (
        "两者之积，有利时取上界，不利时取下界",
        "product of the two, from above if it pays and from below if it costs",
    ),
    "plan.formula_word.requires": ("依赖", "requires"),
    "plan.formula_word.excludes": ("互斥", "excludes"),
    "plan.formula_word.together": ("同进退", "together"),
    "plan.formula_word.follows": ("后于", "follows"),
    "plan.formula_word.bonus": ("协同：", "bonus    "),
    "plan.formula_word.k_of_i": (
        "县组内到该期投产的 i 的项目 k",
        "k of i in the group that produce by the period",
    ),
    "plan.formula_word.unsigned": (
        "c 的园区 s 中未签约的新项目 k",
        "unsigned new projects k and parks s of c",
    ),
    "plan.formula_word.income_start": ("收入 * start", "income * start"),
    "plan.formula_word.credited": (
        "计入 c（飞地与伙伴分成）",
        "credited to c (an enclave shares with its partner)",
    ),
    "plan.formula_word.every_floor": ("（每条底线）", "for every floor"),
    "plan.formula_word.floor_mode": ("底线模式", "mode floor"),
    "plan.formula_word.maxmin_mode": ("最低优先模式", "mode maxmin"),
    "plan.formula_word.objective": (
        "收入 + fiscal_weight * 税收 + 链条 + 加值 - 同质化 - 突破",
        "income + fiscal_weight * fiscal + links + bonuses - overlaps - breaches",
    ),
    "plan.setting.title_zh": ("中文标题", "Chinese title"),
    "plan.setting.title_en": ("英文标题", "English title"),
    "plan.setting.price_year": ("价格年份", "price year"),
    "plan.setting.horizon.period_years": ("各期年数", "years of each period"),
    "plan.setting.layout.lead_required": ("园区必须有首位产业", "every park must have its leads"),
    "plan.setting.fit.method": ("适配度权重来源", "where the weights of the fit come from"),
    "plan.setting.fairness.mode": ("公平方式", "how counties' shares are protected"),
    "plan.setting.landing.reserve": ("预留方式", "how much room is kept"),
    "plan.setting.gates.chem_only_in_chem_park": (
        "化工只进化工园区",
        "chemicals only in chemical parks",
    ),
    "plan.setting.fund.loss_share": ("基金出资损失比例", "part of a fund's stake that is lost"),
    "plan.setting.fund.return_share": (
        "基金出资年回报率",
        "yearly return on the part that is not lost",
    ),
    "plan.setting.fund.exit_years": ("基金退出年数", "years until a stake is paid back"),
}
