"""Texts of the chapters that studies feed: schemes, trade-offs, sensitivity, and what all share."""

TEXTS: dict[str, tuple[str, str]] = {
    "error.older_study": (
        "{path} 没有写明做的是哪项研究、针对哪个方案（由旧版本写出）；请用现在的版本重做这项研究",
        "{path} does not say which study it is and of which run (an older version wrote "
        "it); make "
        "the study again with this version",
    ),
    # --- shared -----------------------------------------------------------------------------------
    "label.chapter.missing": (
        "尚无{study}的结果。生成方法：运行 {command}，再把它写出的文件夹加到 planner report "
        "命令里。",
        "There is no {study} yet. To make it, run {command} and name the folder it writes in the "
        "planner report command.",
    ),
    "label.chapter.other_run": (
        "注意：以下结果针对运行 {run}，不是本文推荐的运行 {own}，只能作参考；"
        "其中“推荐方案”指该运行的方案。",
        "Note: what follows is about run {run}, not about the recommended run {own}; it can only "
        "serve as a hint, and the plan it speaks of is that of this run.",
    ),
    "label.chapter.study.coordinate": ("县际协同分析", "study of coordination between counties"),
    "label.chapter.study.pareto": ("多目标权衡分析", "trade-off study"),
    "label.chapter.study.ladder": ("逐级加码分析", "study of rising limits"),
    "label.chapter.study.sensitivity": (
        "敏感性分析（含临界值与交互作用）",
        "sensitivity study (with switching values and interactions)",
    ),
    "label.chapter.study.alternatives": ("次优方案分析", "study of near-best plans"),
    "label.chapter.study.ties": ("并列最优检验", "study of plans as good"),
    "label.chapter.study.certificate": ("独立核验证书", "certificate"),
    "label.chapter.study.overbook": ("超额储备分析", "study of overbooking"),
    "label.chapter.study.morris": ("多参数筛查", "screening of many figures at once"),
    "label.chapter.study.montecarlo": ("随机模拟（蒙特卡洛）", "Monte Carlo study"),
    "label.chapter.study.core": ("稳健核心项目分析", "study of core projects"),
    "label.chapter.study.regret": ("最小最大后悔分析", "study of least regret"),
    "label.chapter.study.cvar": ("尾部风险分析", "study of the tail"),
    "label.chapter.study.sobol": ("方差分解（索博尔法）", "shares of the variance (Sobol)"),
    "label.chapter.study.recourse": ("分步决策分析", "study of deciding in steps"),
    "label.chapter.study.gamma": ("留有余地的代价分析", "study of the price of robustness"),
    "label.chapter.verb.coordinate": ("县际协同分析", "coordination"),
    "label.chapter.verb.pareto": ("多目标权衡分析", "trade-offs"),
    "label.chapter.verb.ladder": ("逐级加码分析", "rising limits"),
    "label.chapter.verb.sensitivity": ("敏感性分析", "sensitivity"),
    "label.chapter.verb.uncertainty": ("不确定性分析", "uncertainty"),
    "label.chapter.verb.robust": ("稳健性分析", "robust plans"),
    "label.chapter.verb.overbook": ("超额储备分析", "overbooking"),
    "label.chapter.verb.alternatives": ("次优方案分析", "near-best plans"),
    "label.chapter.verb.ties": ("并列最优检验", "plans as good"),
    "label.chapter.verb.certificate": ("独立核验证书", "certificate"),
    "label.chapter.verb.prices": ("限额价格表", "price list of limits"),
    "label.chapter.verb.explain": ("入选理由", "explanations"),
    "label.chapter.verb.diagnose": ("冲突诊断", "diagnosis"),
    "label.chapter.unknown": ("未知", "not known"),
    "label.chapter.at_least": ("至少 {amount}", "at least {amount}"),
    "label.chapter.at_most": ("至多 {amount}", "at most {amount}"),
    "label.chapter.between": ("{low} 至 {high}", "{low} to {high}"),
    "label.chapter.more": ("等，另有 {count} 项", " and {count} more"),
    "label.chapter.yes": ("是", "yes"),
    "label.chapter.no": ("否", "no"),
    "label.chapter.has": ("●", "●"),
    "label.chapter.the_plan": ("推荐方案", "the plan"),
    "label.chapter.basis": (
        "金额为折现后的期望值（已乘落地概率）；“已得”是找到的方案的价值，"
        "“上界”是已证明不可能超过的"
        "数，真正的最优值在两者之间。",
        "Money is discounted and expected (after odds). What was found is the value of the plan "
        "found; no plan exceeds the bound; the best value lies between the two. ",
    ),
    # --- columns ----------------------------------------------------------------------------------
    "label.chapter.column.scheme": ("方案", "scheme"),
    "label.chapter.column.scenario": ("情景", "scenario"),
    "label.chapter.column.run": ("运行编号", "run"),
    "label.chapter.column.value": ("总价值（已得）", "value found"),
    "label.chapter.column.bound": ("已证上界", "proved bound"),
    "label.chapter.column.promised": ("各县自报", "counted on"),
    "label.chapter.column.income": ("居民收入", "resident income"),
    "label.chapter.column.fiscal": ("县级财政净收益", "county fiscal value"),
    "label.chapter.column.link": ("产业链价值", "chain links"),
    "label.chapter.column.overlap": ("同质代价", "overlap"),
    "label.chapter.column.starts": ("项目数", "projects"),
    "label.chapter.column.projects": ("项目种数", "projects"),
    "label.chapter.column.targets": ("布局数", "targets"),
    "label.chapter.column.project": ("项目", "project"),
    "label.chapter.column.collisions": ("撞车数", "collisions"),
    "label.chapter.column.land": ("用地", "land"),
    "label.chapter.column.county": ("县（市、区）", "county"),
    "label.chapter.column.counties": ("范围", "scope"),
    "label.chapter.column.gain": ("协同得失", "gain"),
    "label.chapter.column.transfer": ("建议转移支付", "transfer"),
    "label.chapter.column.point": ("点", "point"),
    "label.chapter.column.points": ("点", "points"),
    "label.chapter.column.remark": ("备注", "remark"),
    "label.chapter.column.enters": ("进入", "enter"),
    "label.chapter.column.leaves": ("退出", "leave"),
    "label.chapter.column.moved": ("改期或改址数", "moved"),
    "label.chapter.column.rung": ("级", "rung"),
    "label.chapter.column.free": ("单独最优（已得）", "best alone, found"),
    "label.chapter.column.free_bound": ("单独最优上界", "best alone, bound"),
    "label.chapter.column.nested": ("不撤已安排项目", "nothing withdrawn"),
    "label.chapter.column.cost_low": ("不撤的代价（至少）", "cost, at least"),
    "label.chapter.column.cost_high": ("不撤的代价（至多）", "cost, at most"),
    "label.chapter.column.entering": ("新增项目", "entering"),
    "label.chapter.column.input": ("参数", "figure"),
    "label.chapter.column.other_input": ("另一参数", "other figure"),
    "label.chapter.column.level": ("变动", "level"),
    "label.chapter.column.effect_low": ("总价值变化（至少）", "effect, least"),
    "label.chapter.column.effect_high": ("总价值变化（至多）", "effect, most"),
    "label.chapter.column.significant": ("变化确凿", "sure"),
    "label.chapter.column.plan_changes": ("方案变化", "the plan"),
    "label.chapter.column.of": ("对象", "of"),
    "label.chapter.column.switch": ("临界值", "switching value"),
    "label.chapter.column.beyond": ("翻转后", "beyond it"),
    "label.chapter.column.joint_low": ("同时变动（至少）", "together, least"),
    "label.chapter.column.joint_high": ("同时变动（至多）", "together, most"),
    "label.chapter.column.beyond_low": ("交互（至少）", "interaction, least"),
    "label.chapter.column.beyond_high": ("交互（至多）", "interaction, most"),
    "label.chapter.column.kept": ("原方案照旧的价值", "value if the plan is kept"),
    # --- 4 schemes --------------------------------------------------------------------------------
    "label.chapter.schemes.title": ("方案设置与比选", "Schemes compared"),
    "label.chapter.schemes.runs_title": ("备选方案比较", "The plans side by side"),
    "label.chapter.schemes.coordination_title": (
        "与各县自主等做法的比较",
        "Against every county alone, and other ways of deciding",
    ),
    "label.chapter.schemes.one_run": (
        "本文只收入推荐方案，总价值 {value}。",
        "This document has the recommended plan only; its value is {value}.",
    ),
    "label.chapter.schemes.no_second_run": (
        "如需比选，运行 {command}，再把得到的运行编号加到 planner report 命令里。",
        "To compare, run {command} and name the run it gives in the planner report command.",
    ),
    "label.chapter.schemes.runs": (
        "以下比较 {count} 个方案，第一个为推荐方案。",
        "{count} plans are compared; the first one is recommended.",
    ),
    "label.chapter.schemes.scheme_recommended": ("推荐方案", "recommended"),
    "label.chapter.schemes.scheme_number": ("方案{number}", "plan {number}"),
    "label.chapter.schemes.totals": ("各方案主要指标", "The plans in figures"),
    "label.chapter.schemes.other_inputs": (
        "各方案依据的数据或规则不完全相同，价值不能直接相减；差异反映的是前提不同，不是方案优劣。",
        "The plans do not all rest on the same figures and rules, so their values cannot be "
        "subtracted: differences come from other premises, not from better or worse plans.",
    ),
    "label.chapter.schemes.worth_less": (
        "{scheme}：按同一套数据，已得价值比推荐方案少 {amount}。",
        "{scheme}: on the same figures its value found is {amount} less than that of the "
        "recommended plan. ",
    ),
    "label.chapter.schemes.worth_more": (
        "{scheme}：按同一套数据，已得价值反而比推荐方案多 {amount}；"
        "仍推荐前者的理由须由编制单位说明。",
        "{scheme}: on the same figures its value found is {amount} MORE than that of the "
        "recommended plan; why the latter is recommended is for its authors to say. ",
    ),
    "label.chapter.schemes.no_difference": (
        "{scheme}：按同一套数据，已得价值与推荐方案相同。",
        "{scheme}: on the same figures its value found is the same. ",
    ),
    "label.chapter.schemes.not_comparable": (
        "{scheme}：数据或规则不同，只比较项目。",
        "{scheme}: other figures or rules; only the projects are compared. ",
    ),
    "label.chapter.schemes.in_and_out": (
        "多出的项目：{in}；没有的项目：{out}。",
        "Only there: {in}; only in the recommended plan: {out}.",
    ),
    "label.chapter.schemes.contested": ("争议项目", "Projects that not all plans have"),
    "label.chapter.schemes.in_all": (
        "各方案共同入选 {count} 项：{names}。",
        "{count} projects are in all plans: {names}. ",
    ),
    "label.chapter.schemes.none_contested": ("没有争议项目。", "No project is contested."),
    "label.chapter.schemes.one_county": (
        "本情景只有一个县，不存在县际协同，本节不适用。",
        "The scenario has a single county: there is nobody to coordinate with.",
    ),
    "label.chapter.schemes.coordination": (
        "在同一套数据、同一目标下，另算 {count} 种做法作对照，"
        "其中“各县自主”是各县只顾自己、互不通气的结果。",
        "On the same figures and for the same goal, {count} ways of deciding are compared; in "
        "“each county alone” every county looks after itself and asks nobody.",
    ),
    "label.chapter.schemes.coordination_totals": (
        "各种做法的总价值与构成",
        "Value of the ways of deciding",
    ),
    "label.chapter.schemes.coordination_note": (
        "“各县自报”是各县合计自以为能得到的数，含重复计算。"
        "没有上界的做法是按规则推演的结果，不是求最优。",
        "What the counties count on includes what is counted twice. Ways without a bound follow "
        "a rule and are not optimised.",
    ),
    "label.chapter.schemes.chart_axis": ("总价值（万元）", "value (wan yuan)"),
    "label.chapter.schemes.chart_bound": ("已得至已证上界", "value found to proved bound"),
    "label.chapter.schemes.chart_promised": (
        "各县自报之和（括号内）",
        "what the counties count on (in brackets)",
    ),
    "label.chapter.schemes.chart_words": (
        "{count} 种做法的总价值条形图，深色为联合布局。",
        "Bars of the value of {count} ways of deciding; the joint plan is dark.",
    ),
    "label.chapter.schemes.gain": (
        "协同收益（联合布局减博弈均衡）为 {span}。",
        "Coordination is worth {span} (joint plan less equilibrium).",
    ),
    "label.chapter.schemes.joint_behind": (
        "博弈均衡比已找到的联合布局还多 {more}，说明联合布局尚未求到最优：真正最优的联合布局"
        "不会少于均衡。",
        "The equilibrium is worth {more} more than the joint plan found, which is not yet the "
        "best: the best joint plan is never worth less than an equilibrium.",
    ),
    "label.chapter.schemes.no_equilibrium": (
        "未得出博弈均衡，协同收益无从计算。",
        "No equilibrium was reached, so the gain of coordination is not known.",
    ),
    "label.chapter.schemes.promise_broken": (
        "{scheme}：各县合计自报 {promised}，扣除重复计算和同质竞争后只有 {value}；{twice} "
        "个项目被不止一个县算上。",
        "{scheme}: the counties count on {promised} together, of which {value} is left after "
        "overlaps and double counting; {twice} projects are counted by more than one county.",
    ),
    "label.chapter.schemes.exceeded": (
        "{scheme}：合计超出 {count} 项共用限额，最高用到 {most}，此处未扣减。",
        "{scheme}: together the counties exceed {count} shared limits, up to {most}; this is not "
        "charged here.",
    ),
    "label.chapter.schemes.beyond_bound": (
        "{scheme}：{value} 高于联合布局的已证上界 {bound}，说明它突破了共用的限额或规则，"
        "不是可行方案，"
        "不能当作更好的选择。",
        "{scheme}: {value} is above the proved bound of the joint plan, {bound}: it breaks "
        "shared "
        "limits or rules, cannot be carried out, and is no better choice.",
    ),
    "label.chapter.schemes.no_county_table": (
        "研究文件夹中缺少分县数据（table.csv）或联合布局，分县得失未列出。",
        "The figures by county (table.csv) or the joint plan are not in the folder of the study, "
        "so gains by county are not told.",
    ),
    "label.chapter.schemes.by_county": ("分县得失", "Who gains and who loses"),
    "label.chapter.schemes.county_note": (
        "协同得失为联合布局减博弈均衡；转移支付按核仁分配，正数为得到。",
        "The gain is the joint plan less the equilibrium; transfers follow the nucleolus, and a "
        "positive one is received.",
    ),
    "label.chapter.schemes.county_bars": (
        "各县在联合布局中的得失",
        "What each county gains in the joint plan",
    ),
    "label.chapter.schemes.county_axis": (
        "联合布局减博弈均衡（万元）",
        "joint plan less equilibrium (wan yuan)",
    ),
    "label.chapter.schemes.county_words": (
        "各县得失条形图：{won} 个县得益，{lost} 个县受损。",
        "Bars by county: {won} gain, {lost} lose.",
    ),
    "label.chapter.schemes.losers": (
        "{won} 个县得益，{lost} 个县受损（{names}）；不作补偿，受损县没有理由同意。",
        "{won} counties gain and {lost} lose ({names}); without compensation the latter have no "
        "reason to agree.",
    ),
    "label.chapter.schemes.no_losers": (
        "{won} 个县得益，没有县受损。",
        "{won} counties gain and none loses.",
    ),
    "label.chapter.schemes.no_sharing": (
        "未算出分享办法。",
        "No way of sharing the gain was worked out.",
    ),
    "label.chapter.schemes.core_empty": (
        "不存在让任何几个县联手都不想退出的分享办法（核心为空）；上表的转移只是使不满最小。",
        "No way of sharing keeps every group of counties from leaving (the core is empty); the "
        "transfers only make the greatest complaint as small as can be.",
    ),
    "label.chapter.schemes.sharing": (
        "使任何几个县联手都不想退出的分享办法：{names}。",
        "Ways of sharing that no group of counties would leave: {names}.",
    ),
    "label.chapter.schemes.sharing_none": (
        "所试的分享办法都不能使任何几个县联手不想退出。",
        "None of the ways of sharing that were tried keeps every group of counties from leaving.",
    ),
    "label.chapter.schemes.sharing_open": (
        "求解间隙之内，不能断定哪种分享办法能使任何几个县联手都不想退出。",
        "Within the gaps it cannot be told which way of sharing no group of counties would leave.",
    ),
    # --- 7 trade-offs -----------------------------------------------------------------------------
    "label.chapter.trade_offs.title": ("多目标权衡", "Trade-offs between goals"),
    "label.chapter.trade_offs.front_title": ("目标之间的取舍", "What one goal costs in another"),
    "label.chapter.trade_offs.ladder_title": ("投入加码的效果", "More or less to spend"),
    "label.chapter.trade_offs.front": (
        "在“{goals}”之间求出 {count} 个互不占优的方案（帕累托点）：任何一个目标要再好，"
        "另一个就要让步。",
        "{count} plans were found between {goals} of which none beats another: more of one goal "
        "costs some of another.",
    ),
    "label.chapter.trade_offs.complete": (
        "已证明没有遗漏的点。",
        "It is proved that no point is missing.",
    ),
    "label.chapter.trade_offs.not_complete": (
        "点与点之间可能还有未找到的方案；图中虚线是已证明不可能越过的界。",
        "There may be plans between the points that were not found; the broken line of the "
        "figure is a bound that none can pass.",
    ),
    "label.chapter.trade_offs.no_point": ("时限内未求出任何点。", "No point was found in time."),
    "label.chapter.trade_offs.points": ("权衡前沿上的点", "Points of the front"),
    "label.chapter.trade_offs.first_bound": (
        "{goal}的已证上界",
        "proved bound of {goal}",
    ),
    "label.chapter.trade_offs.points_note": (
        "每行上界：其他目标不低于该行时，首个目标已证明的最好值。",
        "Bound: the best that is proved possible of the first goal with no less of the others.",
    ),
    "label.chapter.trade_offs.knee_mark": ("拐点", "knee"),
    "label.chapter.trade_offs.proved_mark": ("已证明不被超过", "proved unbeaten"),
    "label.chapter.trade_offs.front_chart": ("{goals}的权衡前沿", "Front of {goals}"),
    "label.chapter.trade_offs.front_words": (
        "{goals}的前沿，{count} 个点；方框为拐点，星号为推荐方案。",
        "Front of {goals} with {count} points; the square is the knee, the star the plan.",
    ),
    "label.chapter.trade_offs.one_point": (
        "前沿只有一个点：在本情景中这些目标不冲突，一个方案同时做到最好。",
        "The front is a single point: in this scenario the goals do not conflict.",
    ),
    "label.chapter.trade_offs.one_point_open": (
        "只找到一个点，且未证明没有别的点：不能据此断言目标不冲突。",
        "Only one point was found and others are not ruled out: it does not follow that the "
        "goals "
        "agree.",
    ),
    "label.chapter.trade_offs.knee": (
        "拐点为第 {point} 点：由此再向任何一端走，每多得一分要付出的代价明显加大。",
        "The knee is point {point}: going on from it to either side, each bit more costs "
        "markedly "
        "more.",
    ),
    "label.chapter.trade_offs.no_knee": (
        "前沿上没有明显的拐点，取哪一点是价值判断。",
        "The front has no marked knee; which point to take is a matter of judgement.",
    ),
    "label.chapter.trade_offs.rate": (
        "从第 {at} 点到下一点，{second}每改善 1 {unit_second}，{first}要让 {low} {unit_first}。",
        "From point {at} to the next, one {unit_second} better in {second} costs {low} "
        "{unit_first} of {first}.",
    ),
    "label.chapter.trade_offs.rates": (
        "{second}每改善 1 {unit_second}，{first}要让 {low} {unit_first}（第 {at} 点起）至 {high} "
        "{unit_first}（第 {other} 点起）。",
        "One {unit_second} better in {second} costs from {low} {unit_first} of {first} "
        "(from point "
        "{at}) to {high} {unit_first} (from point {other}).",
    ),
    "label.chapter.trade_offs.own_beaten": (
        "只看这几个目标，推荐方案被第 {points} 点超过：那些点各目标都不差、至少一个更好。"
        "推荐方案还计入"
        "了产业链、同质代价等，也可能因求解间隙尚有余地。",
        "By these goals alone the recommended plan is beaten by point {points}: no worse in any "
        "and better in one. The plan also counts chain links, overlap and so on, and its gap may "
        "leave room.",
    ),
    "label.chapter.trade_offs.own_point": (
        "推荐方案与第 {point} 点各目标相同。",
        "The recommended plan has the same amounts as point {point}.",
    ),
    "label.chapter.trade_offs.own_near": (
        "推荐方案未被所得各点超过，离它最近的是第 {point} 点。",
        "None of the points found beats the recommended plan; point {point} is nearest to it.",
    ),
    "label.chapter.trade_offs.core": (
        "{core} 项决定在前沿各点都有（时间和地点可能不同），无论看重哪个目标都可先做；另有 "
        "{some} 项随取舍而变。",
        "{core} decisions are in every point (maybe at another time or place) and can be taken "
        "whichever goal matters more; "
        "{some} depend on the choice.",
    ),
    "label.chapter.trade_offs.core_all": (
        "全部 {core} 项决定在前沿各点都有，各点只在时间和地点上不同：无论看重哪个目标都可先做。",
        "All {core} decisions are in every point, which differ in times and places only: they can "
        "be taken whichever goal matters more.",
    ),
    "label.chapter.trade_offs.weights": (
        "推荐方案这一点怎么来的：目标函数中居民收入权重 {income}、县级财政权重 {fiscal}，"
        "每个完全同质的相邻"
        "布局计 {overlap} 万元代价。权重是价值判断，应在求解之前公布。",
        "Where the recommended point comes from: income has weight {income} and fiscal value "
        "weight {fiscal} in the objective, and a fully rival target of two neighbours costs "
        "{overlap} wan yuan. Weights are a judgement and should be published before solving.",
    ),
    "label.chapter.trade_offs.changes": (
        "沿前沿走一步，方案怎么变",
        "What changes from one point to the next",
    ),
    "label.chapter.trade_offs.no_rung": ("没有一级得出结果。", "No rung has an answer."),
    "label.chapter.trade_offs.ladder": ("逐级加码：{what}", "Rising limits: {what}"),
    "label.chapter.trade_offs.ladder_chart": (
        "各级的总价值：{what}",
        "Value of the rungs: {what}",
    ),
    "label.chapter.trade_offs.ladder_about": (
        "按“{what}”逐级放宽，看多给一分值多少；上一级安排了的项目以后不撤，避免今年上、明年下。",
        "{what} rises step by step, to see what more of it is worth; what one rung has "
        "started no "
        "later one withdraws.",
    ),
    "label.chapter.trade_offs.ladder_note": (
        "“不撤的代价”是该级单独最优与不撤方案之差。",
        "The cost is that of withdrawing nothing against the best plan of the rung alone.",
    ),
    "label.chapter.trade_offs.ladder_words": (
        "{count} 级的总价值折线，随“{what}”放宽而变化。",
        "Lines of the value of {count} rungs as {what} rises.",
    ),
    "label.chapter.trade_offs.free_impossible": ("已证明无方案", "proved to have no plan"),
    "label.chapter.trade_offs.free_unknown": ("时限内未得方案", "no plan in time"),
    "label.chapter.trade_offs.nested_impossible": (
        "已证明不撤则无方案",
        "proved: no plan without withdrawing",
    ),
    "label.chapter.trade_offs.nested_unknown": (
        "时限内未得不撤的方案",
        "no plan without withdrawing in time",
    ),
    "label.chapter.trade_offs.nesting_costs": (
        "至少有一级，坚持不撤已安排项目确有代价：先小后大地推进会把早期选择锁定。",
        "On at least one rung withdrawing nothing surely costs something: early choices tie "
        "later "
        "ones.",
    ),
    "label.chapter.trade_offs.nesting_free": (
        "各级坚持不撤都没有代价：可以从小做起，逐步加码。",
        "Withdrawing nothing costs nothing on any rung: one can begin small and go on.",
    ),
    "label.chapter.trade_offs.nesting_open": (
        "求解间隙之内，看不出坚持不撤是否有代价。",
        "Within the gaps it cannot be told whether withdrawing nothing costs anything.",
    ),
    # --- 8 sensitivity ----------------------------------------------------------------------------
    "label.chapter.sensitivity.title": ("敏感性分析", "Sensitivity"),
    "label.chapter.sensitivity.base": (
        "逐一变动 {inputs} 项参数并重新求最优（共求解 {solved} 次）。基准总价值 {value}。",
        "{inputs} figures were moved one at a time and the best plan sought again ({solved} "
        "solves). The value as it stands is {value}.",
    ),
    "label.chapter.sensitivity.base_open": (
        "基准方案留有求解间隙，因此下列变化多以区间给出；区间跨过零的变化不能断言其方向。",
        "The plan has an open gap, so most effects are intervals; where one holds nought, its "
        "direction is not sure.",
    ),
    "label.chapter.sensitivity.better": (
        "分析中找到比推荐方案多 {more}的方案，以它为基准；推荐方案应据此重新求解。",
        "The study found a plan worth {more} more than the recommended one and measures against "
        "it; the recommended plan should be solved again.",
    ),
    "label.chapter.sensitivity.tornado_title": ("哪些参数影响最大", "Which figures matter most"),
    "label.chapter.sensitivity.changes_title": ("方案在哪里改变", "Where the plan changes"),
    "label.chapter.sensitivity.switching_title": ("临界值", "Switching values"),
    "label.chapter.sensitivity.pairs_title": ("交互作用", "Interactions"),
    "label.chapter.sensitivity.tornado": (
        "各参数取两端时总价值的变化（龙卷风图）",
        "Change of the value at both ends of each figure (tornado)",
    ),
    "label.chapter.sensitivity.tornado_words": (
        "{count} 项参数的龙卷风图，最上面、影响最大的是“{top}”。",
        "Tornado of {count} figures; the strongest, on top, is {top}.",
    ),
    "label.chapter.sensitivity.ends": (
        "各参数两端的影响（万元）",
        "Effects at both ends of each figure",
    ),
    "label.chapter.sensitivity.effects_note": (
        "正文列影响最大的 {most} 项；全部水平见附件。两列相同即为准确值，不同则真值在其间。",
        "The {most} strongest figures; all levels are in an annex. Where both columns are the "
        "same the effect is exact, else it lies between them.",
    ),
    "label.chapter.sensitivity.counted": (
        "项目 +{entering} -{leaving}，布局变 {targets}",
        "projects +{entering} -{leaving}, targets {targets}",
    ),
    "label.chapter.sensitivity.worst": (
        "损失最大的是“{input}”变动 {level}：总价值至少少 {loss}（{share}）。",
        "The greatest loss comes with {input} at {level}: the value falls by {loss} at least "
        "({share}).",
    ),
    "label.chapter.sensitivity.no_loss": (
        "所试变动中没有一项确定使总价值下降。",
        "None of the levels tried surely lowers the value.",
    ),
    "label.chapter.sensitivity.idle": (
        "{count} 项参数在所试范围内已证明毫无影响，图中未画。",
        "{count} figures are proved to change nothing in the range tried and are not drawn.",
    ),
    "label.chapter.sensitivity.levels_none": (
        "{count} 个水平下没有可行方案。",
        "Levels without any plan: {count}.",
    ),
    "label.chapter.sensitivity.levels_refused": (
        "{count} 个水平的数据自相矛盾，未求解。",
        "Levels at which the data contradict themselves and nothing was solved: {count}.",
    ),
    "label.chapter.sensitivity.levels_open": (
        "{count} 个水平未得答案（时限内未求出、求解失败或被中止）。",
        "Levels without an answer (not in time, failed, or stopped): {count}.",
    ),
    "label.chapter.sensitivity.clipped": (
        "{count} 个水平超出数据允许范围，按边界值计算。",
        "Levels that left the range allowed and were set to its end: {count}.",
    ),
    "label.chapter.sensitivity.all_answered": (
        "所有水平都已得出答案。",
        "Every level has its answer.",
    ),
    "label.chapter.sensitivity.no_change": (
        "所试各水平下，未发现与推荐方案项目或布局不同的更好方案。",
        "At none of the levels a better plan with other projects or targets was found.",
    ),
    "label.chapter.sensitivity.changes": (
        "使项目或布局改变的变动",
        "Levels at which projects or targets change",
    ),
    "label.chapter.sensitivity.changes_note": (
        "与推荐方案相比。在求解间隙之内，别的同样好的方案也可能不变。",
        "Against the recommended plan. Within the gaps another plan as good may change less.",
    ),
    "label.chapter.sensitivity.switching": (
        "试了 {inputs} 项，其中 {count} 项在范围内有临界值，越过它推荐方案就不再最优。",
        "Of {inputs} tried, {count} have a switching value in their range: beyond it the plan is "
        "no longer the best.",
    ),
    "label.chapter.sensitivity.no_switching": (
        "试了 {inputs} 项，在范围内未见临界值。",
        "Of {inputs} tried, none shows a switching value in its range.",
    ),
    "label.chapter.sensitivity.all_beaten": (
        "原数据下已知有比推荐方案更好的方案，临界值无从谈起；应先缩小求解间隙、重新求解。",
        "As the data stand a better plan than the recommended one is known, so there are no "
        "switching values; solve again with a smaller gap first.",
    ),
    "label.chapter.sensitivity.switch_table": ("临界值一览", "Switching values"),
    "label.chapter.sensitivity.switch_note": (
        "括号内为参数本身的数值；两个数表示翻转点在其间。",
        "In brackets the figure itself; two figures say that the switch lies between them.",
    ),
    "label.chapter.sensitivity.no_pairs": (
        "未做交互作用分析；运行敏感性分析时加 --pairs 3 即可。",
        "No interactions were worked out; add --pairs 3 to the sensitivity study.",
    ),
    "label.chapter.sensitivity.pairs": (
        "试了 {all} 对，其中 {count} 对同时变动的影响确实不等于各自影响之和，不能只看单因素表。",
        "Of {all} pairs, {count} surely do together something else than the sum of both: the "
        "table of single figures is not enough.",
    ),
    "label.chapter.sensitivity.pairs_none": (
        "试了 {all} 对，未见确凿的交互作用。",
        "Of {all} pairs none surely interacts.",
    ),
    "label.chapter.sensitivity.pair_table": ("两项参数同时变动", "Two figures at once"),
    "label.chapter.sensitivity.pair_note": (
        "交互 = 同时变动的影响 - 各自影响之和；负数表示两项不利会相互加重。",
        "Interaction = effect together less the sum of both; negative where two misfortunes make "
        "each other worse.",
    ),
}
