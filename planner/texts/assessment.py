"""Texts: assessment."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.assess.pools": (
        "项目库（新项目；投资已按口径折减，单位万元；预计数按各项目最好选址的落地概率计）",
        "Project pools (new projects; investment in wan yuan, announced figures cut; expected at "
        "the odds of each project's best place)",
    ),
    "label.assess.stage": ("阶段", "stage"),
    "label.assess.stage.planned": ("谋划", "planned"),
    "label.assess.stage.negotiating": ("在谈", "in talks"),
    "label.assess.stage.signed": ("签约", "signed"),
    "label.assess.projects": ("项目", "projects"),
    "label.assess.capex": ("投资", "investment"),
    "label.assess.expected": ("预计投产", "expected to produce"),
    "label.assess.expected_capex": ("预计落地投资", "investment expected"),
    "label.assess.expected_jobs": ("预计岗位", "jobs expected"),
    "label.assess.chain": (
        "转化链（同期存量之比，不是同一批项目）：签约 {signed} / 在谈 {talks} = {ratio}；"
        "× 签约后投产 {odds} × 五年存活 {alive} = {rest}。",
        "Conversion (stocks of one time, no cohort): {signed} signed / {talks} in talks = {ratio}; "
        "x {odds} of the signed produce x {alive} live five years = {rest}.",
    ),
    "label.assess.coverage": (
        "底线与项目库：所有候选项目都推进、都取最好时的预期，未计土地、资金等限额",
        "Floors and pools: what all candidates at their best let expect, whatever land, money and "
        "other limits allow",
    ),
    "label.assess.floor": ("底线", "floor"),
    "label.assess.expected_most": ("最多预期", "expected at most"),
    "label.assess.unit": ("单位", "unit"),
    "label.assess.times": ("倍数", "times"),
    "label.assess.head": (
        "产业适配评价（尚未优化；按{method}排序）",
        "assessment before any optimisation (ranked by {method})",
    ),
    "label.assess.weights": (
        "权重：{weights}。",
        "Weights: {weights}.",
    ),
    "label.assess.consistency": (
        "两两比较的一致性比率 {ratio}（0.1 以下可用）。",
        "Consistency ratio of the comparisons: {ratio} (usable below 0.1).",
    ),
    "label.assess.targets": (
        "各县前 {top} 位产业（已剔除准入规则不允许的）",
        "Best {top} industries of each county (those that a rule keeps out left aside)",
    ),
    "label.assess.targets_most": (
        "各县前 {top} 位产业，不足的列出全部（已剔除准入规则不允许的）",
        "Best {top} industries of each county, all where fewer (those that a rule keeps out left "
        "aside)",
    ),
    "label.assess.targets_all": (
        "各县有依据的全部产业（已剔除准入规则不允许的）",
        "All assessed industries of each county (those that a rule keeps out left aside)",
    ),
    "label.assess.none": (
        "{county}：没有任何产业既有依据又可准入",
        "{county}: no industry has evidence and is admitted",
    ),
    "label.assess.targets_note": (
        "位次括号内为各方法的名次范围；收入和留成：典型项目落地达产后每亩每年，万元；"
        "带 * 的适配度为人工判断。",
        "In brackets the ranks by all methods; income and kept tax: wan yuan per mu and year of a "
        "typical project that has landed, at full output; a fit with * is a judgement.",
    ),
    "label.assess.tax_note": (
        "留成为抵扣完建设期进项税后第一个达产年的数：{year} 年，所得税率 {rate}。",
        "Tax kept: of the first year at full output after the input credit: {year}, at an "
        "income-tax rate of {rate}.",
    ),
    "label.assess.words_note": (
        "落地概率：该产业的一个计划项目最终在当地投产的概率；等级：适配度与产业数据中最差的一级。",
        "Odds: that a planned project of the industry ends up producing there; grade: the worst "
        "of the fit's and the industry figures'.",
    ),
    "label.assess.out": (
        "名次在前而被准入规则挡下的 {count} 项",
        "Ranked among the best but kept out by a rule: {count}",
    ),
    "label.assess.unknown": (
        "未知要素（不按中间值计，等级降一级）：{listed}。",
        "Unknown factors (never counted as a middle value, they cost a grade): {listed}.",
    ),
    "label.assess.unknown_one": (
        "{factor} {shown}/{all}",
        "{factor} in {shown} of {all}",
    ),
    "label.assess.all_known": (
        "上表各产业的要素均有依据。",
        "All factors of the industries above are known.",
    ),
    "label.assess.disagree": (
        "各方法名次相差 {spread} 位以上的 {count} 项",
        "Methods disagree by {spread} ranks or more: {count}",
    ),
    "label.assess.disagree_judged": (
        "另有 {count} 项适配度为人工判断，不在其列：TOPSIS 只看要素，不看人工判断。",
        "Left aside: {count} with a judged fit; TOPSIS ranks by the factors, not by judgements.",
    ),
    "label.assess.transfer": (
        "移植检验：{benchmark} 具备（≥ 0.5）而本县欠缺（< 0.35 或未知）的要素",
        "Transfer test: what {benchmark} has (≥ 0.5) and the county lacks (< 0.35 or unknown)",
    ),
    "label.assess.transfer_unknown": (
        "{benchmark} 没有可供比较的已评价产业。",
        "{benchmark} has no assessed industry to compare with.",
    ),
    "label.assess.transfer_itself": (
        "{benchmark} 与自身比较，没有意义。",
        "{benchmark} is compared with itself, which says nothing.",
    ),
    "label.assess.transfer_none": (
        "没有欠缺：{benchmark} 前列产业所依靠的要素，各县均达到 0.35。",
        "Nothing is lacking: what the best industries of {benchmark} live on is at 0.35 or more.",
    ),
    "label.assess.c_share": (
        "上述目标中依据等级为 C 的部分：居民收入的 {income}，县级财政的 {fiscal}。",
        "Of the targets above, {income} of the resident income and {fiscal} of the fiscal value "
        "rest on grade C.",
    ),
    "label.assess.survey": (
        "最值得调查的 {count} 个数（粗筛：牵动的价值 × 误差半宽，A 25 %、B 35 %、C 50 %；"
        "不是决策分析）",
        "{count} figures worth surveying (a screening: value moved x half-width, A 25 %, B 35 %, "
        "C 50 %; not a decision analysis)",
    ),
    "label.assess.multiplier": (
        "本地乘数（区位商法 FLQ，delta = {delta}；只供参考，默认不用）",
        "Local multipliers (FLQ, delta = {delta}; shown only, not used by default)",
    ),
    "label.assess.multiplier_lacks": (
        "没有算本地乘数：缺少 {lacks}。",
        "No local multipliers: {lacks} missing.",
    ),
    "label.assess.traced": (
        "适配度各要素、落地概率、亩均收入和留成的出处及等级（未注明的按 C）：--json，"
        "或 --out 的 assessment.csv。",
        "What factors, odds, income and kept tax rest on, each with its grade (C where none is "
        "stated): --json, or assessment.csv of --out.",
    ),
    "label.assess.rank": ("位次", "rank"),
    "label.assess.fit": ("适配度", "fit"),
    "label.assess.weakest": ("最弱要素", "weakest factor"),
    "label.assess.unknown_column": ("未知", "unknown"),
    "label.assess.income": ("亩均收入", "income"),
    "label.assess.kept": ("亩均留成", "tax kept"),
    "label.assess.grade": ("等级", "grade"),
    "label.assess.found": ("现状", "found"),
    "label.assess.needed": ("要求", "needed"),
    "label.assess.source": ("依据", "source"),
    "label.assess.here": ("那里 > 本县", "there > here"),
    "label.assess.lacks": ("欠缺的要素", "lacking"),
    "label.assess.figure": ("数据", "figure"),
    "label.assess.stake": ("牵动价值（万元）", "value moved, wan"),
    "label.assess.swing": ("可能变动（万元）", "swing, wan"),
    "label.assess.targets_moved": ("目标数", "targets"),
    "label.assess.multiplier.size": ("占参照就业", "of reference jobs"),
    "label.assess.multiplier.factor": ("规模系数", "size factor"),
    "label.assess.multiplier.manufacturing": ("制造业乘数", "manufacturing"),
    "label.assess.multiplier.range": ("各门类", "all sections"),
    "label.assess.question": ("未知", "unknown"),
    "label.factor.endowment": ("禀赋", "endowment"),
    "label.factor.base": ("基础", "base"),
    "label.factor.market": ("市场", "market"),
    "label.factor.labour": ("劳动力", "labour"),
    "label.factor.cost": ("成本", "cost"),
    "label.factor.policy": ("政策环境", "policy"),
    "label.method.default": ("默认权重", "default weights"),
    "label.method.equal": ("等权", "equal weights"),
    "label.method.ahp": ("层次分析", "AHP"),
    "label.method.entropy": ("熵权", "entropy"),
    "label.method.topsis": ("TOPSIS", "TOPSIS"),
    "label.gate.chem_park": ("须进化工园区", "chemical park"),
    "label.gate.river": ("距河岸线（公里）", "distance from river, km"),
    "label.gate.land_class": ("用地类别", "land class"),
    "label.gate.fit": ("适配度", "fit"),
    "label.gate.invest": ("亩均投资", "investment per mu"),
    "label.gate.output": ("亩均产值", "output per mu"),
    "label.gate.tax": ("亩均税收", "tax per mu"),
    "label.gate.energy": ("单位产值能耗", "energy per output"),
    "label.gate.no_park": ("没有园区", "no park"),
    "label.grade_c_share": (
        "依据等级为 C（专家估计）的部分：居民收入的 {income}，县级财政的 {fiscal}。",
        "Resting on grade C (expert priors): {income} of the resident income, {fiscal} of the "
        "fiscal value.",
    ),
    "label.heat.title": ("县域产业适配度", "Fit of industries to counties"),
    "label.heat.scale": ("适配度（0–1）", "fit, 0 to 1"),
    "label.heat.gated": ("准入规则不允许", "kept out by an admission rule"),
    "label.heat.unknown": ("未知，没有依据", "unknown, no evidence"),
    "error.unknown_county": (
        "没有县 {county}；可写代码、中文名或英文名",
        "there is no county {county}; give its code, Chinese or English name",
    ),
    "error.unknown_county_near": (
        "没有县 {county}，是否想写 {near}？",
        "there is no county {county}; did you mean {near}?",
    ),
    "error.ahp_without_pairs": (
        "--method ahp 需要数据表 pairwise（因素比较）",
        "--method ahp needs the table pairwise",
    ),
    "error.output_exists": (
        "{path} 已存在；加 --force 才覆盖",
        "{path} exists already; --force overwrites it",
    ),
    "error.output_not_written": (
        "{path} 写不了（{reason}）",
        "{path} cannot be written ({reason})",
    ),
    "help.assess.short": (
        "评价每个县适合什么产业、值多少",
        "Judge which industries suit each county and what they are worth",
    ),
    "help.assess": (
        "在优化之前评价 SCENARIO 的各县：产业适配度、最弱要素、落地概率、亩均收入和留成、"
        "被哪条准入规则挡下。\n\n例：planner assess scenarios/qiandongnan "
        "--county 台江县 --top 5 --out assessment",
        "Judge the counties of SCENARIO before any optimisation: fit of the industries, weakest "
        "factor, odds, income and kept tax per mu, rules that keep them out.\n\nExample: planner "
        "assess scenarios/qiandongnan --county Taijiang --top 5 --out assessment",
    ),
    "help.option.county": (
        "只看此县（代码或名称），可重复",
        "only this county (code or name); repeatable",
    ),
    "help.option.method": (
        "权重来源，或 topsis（默认取 [fit] method）",
        "where the weights come from, or topsis (default: [fit] method)",
    ),
    "help.option.top": (
        "每县列出的产业数",
        "industries shown per county",
    ),
    "help.option.benchmark": (
        "移植检验的标杆县（代码或名称）",
        "county to compare with in the transfer test (code or name)",
    ),
    "help.option.out": (
        "把 CSV 和热力图写入此文件夹",
        "write CSV files and the heat map into this folder",
    ),
    "help.option.force": (
        "覆盖已有文件",
        "overwrite files that exist",
    ),
}
