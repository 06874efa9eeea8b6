"""Texts: chapters 5 and 6 of the document."""

TEXTS: dict[str, tuple[str, str]] = {
    "plan.recommended.title": ("推荐方案", "The recommended plan"),
    "plan.recommended.layout": ("“1+N”布局", "The 1+N layout"),
    "plan.recommended.overlap": ("邻县同质化", "Overlap of neighbours"),
    "plan.recommended.projects": ("项目清单与时序", "Projects and their timing"),
    "plan.recommended.chains": ("产业链匹配与缺口", "Chain links and gaps"),
    "plan.recommended.actions": ("分年行动表", "Actions year by year"),
    "plan.layout.none": (
        "推荐方案没有确定任何首位产业或特色产业。",
        "The recommended plan names no lead and no speciality.",
    ),
    "plan.layout.words": (
        "{parks} 个园区共确定首位产业 {leads} 个，{counties} 个县（市）有首位或特色产业，特色产"
        "业共 {specials} 个。",
        "Parks: {parks}, leads: {leads}; counties with a lead or a speciality: {counties}, "
        "specialities: {specials}.",
    ),
    "plan.layout.without": (
        "没有任何产业目标的县（市）：{counties}。",
        " Without any target: {counties}.",
    ),
    "plan.layout.matrix": ("“1+N”布局矩阵", "The 1+N matrix"),
    "plan.layout.matrix_words": (
        "矩阵：{count} 个县（市）为行，入选产业为列；实心圆为园区首位产业，空心圆为特色产业，小"
        "点为现有产业，斜线为与邻县相同。",
        "Matrix: {count} counties down, chosen industries across; full circles lead a park, "
        "open ones are specialities, dots exist today, hatched cells are shared with a "
        "neighbour.",
    ),
    "plan.layout.matrix_note": (
        "同一条产业链的产业相邻排列、同色。",
        "Industries of one chain stand side by side in one colour.",
    ),
    "plan.layout.counties": ("分县“1+N”布局", "The layout county by county"),
    "plan.layout.targets": ("各县产业目标", "Targets of each county"),
    "plan.layout.targets_note": (
        "没有启动项目的目标以现有产业为依托。收入、税收为折现期望值，税收已扣扶持。",
        "A target without a project rests on the industry that exists. Income and tax are "
        "expected and discounted, tax net of support.",
    ),
    "plan.layout.breaches": ("突破的“1+N”规则", "Breaches of the 1+N rule"),
    "plan.overlap.no_neighbours": (
        "没有相邻县表，不计同质化。",
        "There is no table of neighbours, so overlap is not counted.",
    ),
    "plan.overlap.none": (
        "邻县之间没有相同产业，没有扣减；同质化指数 {index}。",
        "Neighbours share no industry and nothing is deducted; overlap index {index}.",
    ),
    "plan.overlap.words": (
        "邻县同质竞争 {priced} 处，扣减 {cost}；另有 {old} 处为两县原有，不计价。同质化指数 "
        "{index}（0 为完全不同）。",
        "Overlaps of neighbours that are priced: {priced}, {cost} deducted; {old} more existed "
        "on both sides before and are not priced. Overlap index {index} (0: nothing shared).",
    ),
    "plan.overlap.table": ("邻县相同产业", "Industries that neighbours share"),
    "plan.overlap.note": (
        "扣减额 = 同质化代价 × 相邻权重 × 同业竞争度；0 为两县原有。",
        "Deduction: overlap price times neighbour weight times rivalry; 0 where both had it "
        "before.",
    ),
    "plan.overlap.no_map": (
        "不画示意图：只有一个县，或有县没有填经纬度。",
        "No schematic map: there is one county only, or some county states no longitude and "
        "latitude.",
    ),
    "plan.overlap.panel": ("推荐方案", "recommended plan"),
    "plan.overlap.map": ("布局与同质竞争示意图", "Schematic map of the layout and of overlaps"),
    "plan.overlap.map_words": (
        "示意图：左为 {count} 个县（市）的现有产业，右为推荐方案的目标；细线为相邻，粗线为同质"
        "竞争，越粗扣减越多。",
        "Schematic: industries of {count} counties today on the left, targets of the plan on "
        "the right; thin lines join neighbours, thick ones overlaps, the thicker the dearer.",
    ),
    "plan.overlap.map_note": (
        "示意图，只有县域中心点，没有行政界线。",
        "Schematic: centres only, no boundaries.",
    ),
    "plan.projects.none": ("推荐方案没有启动任何项目。", "The recommended plan begins no project."),
    "plan.projects.words": (
        "共启动 {projects} 个项目，按项目、地点和年份列为 {count} 行；图中为价值最大的 {shown} 行，"
        "全部见附表工作簿。",
        "Projects begun: {projects}, in {count} rows by project, place and year; the chart shows "
        "the {shown} most valuable, the annex workbook has all.",
    ),
    "plan.projects.words_all": (
        "共启动 {projects} 个项目，按项目、地点和年份列为 {count} 行，全部在图中。",
        "Projects begun: {projects}, in {count} rows by project, place and year; the chart shows "
        "all of them.",
    ),
    "plan.projects.timeline": ("项目时序", "Time line of the projects"),
    "plan.projects.timeline_words": (
        "甘特图：{count} 项的建设期（灰）、爬坡期（斜线）和达产期（实色）。",
        "Gantt chart of {count} starts: building (grey), ramp (hatched), full output (solid).",
    ),
    "plan.projects.timeline_note": (
        "以项目落地为前提；虚线为规划期末。",
        "As if every project landed; the dashed line ends the horizon.",
    ),
    "plan.projects.table": ("项目清单", "Projects"),
    "plan.projects.note": (
        "按价值排列；价值为落地概率计后的折现值，用地为全部落地时的用地。",
        "By value; the value is expected and discounted, land is that of the projects if they "
        "land.",
    ),
    "plan.gantt.build": ("建设", "building"),
    "plan.gantt.ramp": ("爬坡", "ramp"),
    "plan.gantt.full": ("达产", "full output"),
    "plan.gantt.horizon": ("规划期末", "end of horizon"),
    "plan.chains.no_table": (
        "没有产业链表，不计链条联系。",
        "There is no table of chains, so links are not counted.",
    ),
    "plan.chains.none": (
        "推荐方案没有形成新的产业链联系。",
        "The recommended plan makes no chain link.",
    ),
    "plan.chains.words": (
        "形成产业链联系 {count} 条，其中 {outside} 条的配套方在区外；合计价值 {value}。",
        "Chain links made: {count}, with a partner outside: {outside}; worth {value} in all.",
    ),
    "plan.chains.flow": ("产业链联系", "Chain links"),
    "plan.chains.flow_words": (
        "流向图：左为上游产业，右为下游产业，共 {count} 种联系；越粗涉及的县越多，虚线为区外配套。",
        "Flow chart: suppliers left, customers right, kinds of links: {count}; the thicker the "
        "more counties, dashed for partners outside.",
    ),
    "plan.chains.flow_note": (
        "只画县数最多的 {most} 种联系，全部见附表工作簿。",
        "Only the {most} kinds with most counties are drawn; the annex workbook has all.",
    ),
    "plan.chains.flow_note_all": ("逐条见表。", "The table has them one by one."),
    "plan.chains.links": ("产业链联系逐条", "Chain links one by one"),
    "plan.chains.gaps": ("产业链缺口", "Gaps of the chains"),
    "plan.chains.no_gaps": (
        "没有缺口：凡有上游产业的县，本县、邻县或外部枢纽都有下游。",
        "There is no gap: wherever a supplier is, a customer is in the county, next door or at "
        "a hub.",
    ),
    "plan.chains.gaps_words": (
        "有 {count} 种联系在 {places} 个县次出现缺口：有上游产业，而本县、邻县和外部枢纽都没有"
        "下游。补链招商可由此入手。",
        "Kinds of links that break off: {count}, in {places} places: the supplier is there, "
        "and no customer in the county, next door or at a hub. Recruiting may start here.",
    ),
    "plan.flow.suppliers": ("上游", "suppliers"),
    "plan.flow.customers": ("下游", "customers"),
    "plan.flow.inside": ("区内配套", "partner inside"),
    "plan.flow.outside": ("区外配套", "partner outside"),
    "plan.actions.none": (
        "推荐方案没有需要安排的行动。",
        "The recommended plan asks for no action.",
    ),
    "plan.actions.words": (
        "下表按期列出各部门要办的事和各县启动的项目；数量为落地概率计的期望值（按设定的预留方式"
        "）。",
        "The tables list what each bureau has to do in each period and what each county "
        "begins; amounts are kept as the plan reserves them.",
    ),
    "plan.actions.tasks": ("分期任务与牵头部门", "Tasks by period and lead bureau"),
    "plan.actions.tasks_note": (
        "土地和一次性投入从开工起计；每年要用的要素从投产起计；列出的是该期新增的需要。牵头部门"
        "为常见分工，请按本地职责核定。",
        "Land and what is used once count from the start, yearly use from production on; "
        "amounts are what the period adds. Bureaus are the usual ones; put your own.",
    ),
    "plan.actions.counties": ("分期分县行动", "Actions by period and county"),
    "plan.actions.counties_note": (
        "“主要项目”按价值排列；用地和扶持为期望值。",
        "Main projects by value; land and support as expected.",
    ),
    "plan.task.starts": ("启动项目", "projects begun"),
    "plan.task.land": ("落实用地", "land to be ready"),
    "plan.task.support": ("兑付扶持资金", "support to be paid"),
    "plan.task.build": ("扩容工程投资", "expansions to be paid"),
    "plan.task.grants": ("下达补助", "grants to counties"),
    "plan.task.need": ("保障{what}", "secure: {what}"),
    "plan.limits.title": ("约束占用", "Use of limits"),
    "plan.limits.use": ("占用率", "Use"),
    "plan.limits.binding": ("满额的约束", "Limits that bind"),
    "plan.limits.worth": ("放宽的收益", "What more is worth"),
    "plan.limits.balances": ("分年平衡", "Balances by year"),
    "plan.limits.ledger": ("分县分年账", "Ledger by county and year"),
    "plan.limits.none": ("没有任何限额。", "There is no limit."),
    "plan.limits.use_words": (
        "共 {count} 项限额；下图所画的 {shown} 项土地、要素和市场限额中，{full} 项用满（99 % 及"
        "以上），另有 {nearly} 项用到 90 % 以上。资金和招商能力本应用足，只列入表。",
        "Limits: {count}; of those on land, resources and markets ({shown}) {full} are full "
        "(99 % and more) and {nearly} are used to 90 % or more. Money and outreach are meant "
        "to be used up and stand in the table only.",
    ),
    "plan.limits.bars": ("限额占用率", "Use of the limits"),
    "plan.limits.bars_words": (
        "条形图：{count} 项限额在最满一期的占用率。",
        "Bars: use of {count} limits in their fullest period.",
    ),
    "plan.limits.bars_note": (
        "只画最满的 {most} 项，全部见附表工作簿。",
        "Only the {most} fullest are drawn; the annex workbook has all.",
    ),
    "plan.limits.bars_note_all": ("不超过 {most} 项，全部画出。", "All are drawn, {most} at most."),
    "plan.limits.peaks": ("各项限额最满一期的占用", "Every limit in its fullest period"),
    "plan.limits.peaks_note.expected": (
        "已用量为按落地概率计的期望用量；可用量含已建成的扩容。",
        "Used: the expected use; available: with the expansions that are built.",
    ),
    "plan.limits.peaks_note.full": (
        "已用量为全部推进项目的足额用量；可用量含已建成的扩容。",
        "Used: the whole use of every project pursued; available: with the expansions that are "
        "built.",
    ),
    "plan.limits.peaks_note.chance": (
        "已用量为期望用量；可用量为扣除安全余地后的部分，含已建成的扩容。",
        "Used: the expected use; available: what the margin leaves, with the expansions that "
        "are built.",
    ),
    "plan.bars.full": ("用满（99 % 及以上）", "full (99 % and more)"),
    "plan.bars.nearly": ("接近用满（90 % 及以上）", "nearly full (90 % and more)"),
    "plan.bars.free": ("有余量", "with room"),
    "plan.limits.none_bind": (
        "没有用满的限额：方案不受土地、要素、资金、市场和招商能力的限制，取舍由项目自身价值和布"
        "局规则决定。",
        "No limit binds: neither land, resources, money, markets nor outreach hold the plan "
        "back; what projects are worth and the layout rules decide.",
    ),
    "plan.limits.bind_words": (
        "{count} 项限额在至少一期用到 99 % 以上：{listed}。",
        "Limits used to 99 % or more in at least one period: {count} ({listed}).",
    ),
    "plan.limits.markets": ("可达市场", "markets"),
    "plan.limits.binding_table": ("满额的约束", "Limits that bind"),
    "plan.limits.binding_note": (
        "已用、可用为用量最大一期的数。收入底线为须达到的数。",
        "Used and available are those of the period with most use. An income floor must be "
        "reached.",
    ),
    "plan.limits.posted": ("求解过程中的限额价格", "Prices of limits from the proof"),
    "plan.limits.posted_words": (
        "证明上界时得到 {count} 项限额的价格（另有 {others} 项为布局、联系等规则的价格，不列）。",
        "Prices of limits that the proof of the bound posts: {count} (and {others} of other "
        "rules such as layout and links, not listed).",
    ),
    "plan.limits.posted_note": (
        "松弛问题的价格，不是整数方案的影子价格：说明哪里紧，不说明多给一单位会多值多少。",
        "Prices of a relaxation, not shadow prices of the plan: they say where it is tight, "
        "not what one unit more is worth.",
    ),
    "plan.limits.no_posted": (
        "本次求解没有留下限额价格（只有分块求解才有）。",
        "This solve left no prices of limits (only solving in blocks does).",
    ),
    "plan.limits.no_posted_limit": (
        "证明上界时得到的 {others} 项价格都属于布局、联系等规则，没有一项限额有价格。",
        "The {others} prices that the proof posts belong to other rules such as layout and "
        "links; no limit has one.",
    ),
    "plan.limits.no_prices": (
        "放宽一步值多少，要逐项重新求解：运行 planner prices {run} --out studies/prices-{run}，"
        "再重新生成本报告。",
        "What one more step is worth takes solving again: run planner prices {run} --out "
        "studies/prices-{run} and write this report again.",
    ),
    "plan.limits.none_priced": (
        "限额价目分析没有列出任何限额。",
        "The study of prices lists no limit.",
    ),
    "plan.limits.priced": (
        "放宽限额的收益（重新求解）",
        "What more of each limit is worth (solved again)",
    ),
    "plan.limits.priced_words": (
        "对 {count} 项限额逐步放宽并重新求解，其中 {worthless} 项放宽也不增值。",
        "Limits raised step by step and solved again: {count}; worth nothing more: {worthless}.",
    ),
    "plan.limits.priced_note": (
        "收益写成下界和上界；两者相同为精确值。",
        "Gains have a lower and an upper end; where both agree they are exact.",
    ),
    "plan.limits.balances_words": (
        "各类限额按期合计：同一要素在各地区的已用量与可用量相加；一地有余不等于另一地可用。",
        "Sums over all areas by period; room in one area is no room in another.",
    ),
    "plan.limits.balances_table": ("分年要素平衡", "Balances by period"),
    "plan.limits.balances_note": (
        "上级补助只在县一边计一次；分地区的逐项平衡见附件。",
        "Grants count once, in the county; the annex has every area.",
    ),
    "plan.ledger.none": (
        "没有任何收支：方案没有启动项目，也不建扩容工程。",
        "Nothing comes in or goes out: the plan begins and builds nothing.",
    ),
    "plan.ledger.words": (
        "{year} 年居民收入期望值 {income}，县级留成税收 {tax}；规划期扶持和载体支出合计 "
        "{support}（均不折现）。",
        "In {year} resident income of {income} and county-kept tax of {tax} are expected; "
        "support and carriers take {support} over the horizon (none discounted).",
    ),
    "plan.ledger.chart": ("居民收入、税收与扶持", "Income, tax and support"),
    "plan.ledger.chart_words": (
        "上图：各年居民收入、县级留成税收和扶持支出；下图：{first}–{last} 年各县收入和税收合计。",
        "Above: income, kept tax and support of each year; below: income and tax of each "
        "county over {first} to {last}.",
    ),
    "plan.ledger.note": (
        "期望值（乘以落地概率和存续率），不折现；飞地按约定分成。",
        "Expected (times odds and survival), not discounted; enclaves are shared as agreed.",
    ),
    "plan.ledger.word.income": ("居民收入", "resident income"),
    "plan.ledger.word.tax": ("县级留成税收", "county-kept tax"),
    "plan.ledger.word.support": ("扶持和载体", "support and carriers"),
    "plan.ledger.word.unit": ("万元", "wan yuan"),
    "plan.ledger.word.years": ("分年", "by year"),
    "plan.ledger.word.counties": ("分县，{first}–{last} 年合计", "by county, {first} to {last}"),
    "plan.ledger.years": ("分年账", "Ledger by year"),
    "plan.ledger.areas": ("分县账", "Ledger by county"),
    "plan.ledger.areas_note": (
        "收入、税收为折现期望值，税收已扣扶持、未扣扩容；用地按落地概率计；岗位为最好年份，各县"
        "不可相加。",
        "Income and tax are expected and discounted, tax net of support and before building; "
        "land as odds let expect; jobs of the best year, which do not add up.",
    ),
    "plan.ledger.lines": ("分县分年账", "Ledger by county and year"),
}
