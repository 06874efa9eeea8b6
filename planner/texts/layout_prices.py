"""Words for what the rules of the layout cost, on the page of ``planner coordinate``."""

TEXTS = {
    "help.option.no_rules": (
        "不算各条布局规则的代价（每条规则要另求解一次）",
        "leave out what each rule of the layout costs (one more solve for each)",
    ),
    "label.coordinate.rules": (
        "布局规则各花多少代价（万元）",
        "What the rules of the layout cost, wan yuan",
    ),
    "label.coordinate.rules_scope": (
        "每条规则单独去掉、全体各县重新求解：代价不小于“至少”（去掉后找到的方案减本方案上界），"
        "不大于“至多”（去掉后的上界减本方案）。规则只会减少方案，代价不会为负。",
        "Each rule alone is lifted and all counties planned anew: it costs at least what the plan "
        "found without it exceeds the bound of this plan by, at most what the bound without it "
        "exceeds this plan by. A rule only takes plans away, so it never costs less than nothing.",
    ),
    "label.coordinate.column.rule_low": ("至少", "at least"),
    "label.coordinate.column.rule_high": ("至多", "at most"),
    "label.coordinate.column.rule_says": ("结论", "so"),
    "label.coordinate.rule_exact": ("有代价（精确）", "costs this much (exact)"),
    "label.coordinate.rule_costs": ("有代价", "costs something"),
    "label.coordinate.rule_open": ("可能为零", "may cost nothing"),
    "label.coordinate.rule_free": ("不花代价（已证明）", "costs nothing (proved)"),
    "label.coordinate.rule_unknown": ("时限内未得", "no answer in time"),
    "label.coordinate.rules_open": (
        "“可能为零”的区间含 0：其中有一部分只是方案和上界之间尚未收窄的差距；"
        "缩小 --gap、放宽 --seconds 可再收窄",
        "Where it may cost nothing the interval has 0 in it, and part of its width is only the "
        "gap that the solves left; ask for a smaller --gap and more --seconds to narrow it",
    ),
    "label.coordinate.rule_name.pursuits": (
        "每县每期至多新谈 {pursuits} 个未签约项目",
        "a county begins at most {pursuits} unsigned projects a period",
    ),
    "label.coordinate.rule_name.designated_in": (
        "已定要上的 {wanted} 项产业布局",
        "targets already decided on ({wanted})",
    ),
    "label.coordinate.rule_name.designated_out": (
        "已定不上的 {banned} 项产业布局",
        "targets already ruled out ({banned})",
    ),
    "label.coordinate.gate.fit_min_share": (
        "准入：适配度不低于 {level:g}",
        "gate: fit of at least {level:g}",
    ),
    "label.coordinate.gate.fit_min_share_of_industries": (
        "准入：个别产业的最低适配度",
        "gate: least fit of some industries",
    ),
    "label.coordinate.gate.invest_min_wan_per_mu": (
        "准入：亩均投资不低于 {level:g} 万元",
        "gate: at least {level:g} wan yuan invested per mu",
    ),
    "label.coordinate.gate.invest_min_wan_per_mu_of_industries": (
        "准入：个别产业的最低亩均投资",
        "gate: least investment per mu of some industries",
    ),
    "label.coordinate.gate.output_min_wan_per_mu": (
        "准入：亩均产值不低于 {level:g} 万元",
        "gate: output of at least {level:g} wan yuan per mu",
    ),
    "label.coordinate.gate.output_min_wan_per_mu_of_industries": (
        "准入：个别产业的最低亩均产值",
        "gate: least output per mu of some industries",
    ),
    "label.coordinate.gate.tax_min_wan_per_mu": (
        "准入：亩均税收不低于 {level:g} 万元",
        "gate: tax of at least {level:g} wan yuan per mu",
    ),
    "label.coordinate.gate.tax_min_wan_per_mu_of_industries": (
        "准入：个别产业的最低亩均税收",
        "gate: least tax per mu of some industries",
    ),
    "label.coordinate.gate.energy_max_tce_per_wan": (
        "准入：单位产值能耗不高于 {level:g} 吨标煤/万元",
        "gate: at most {level:g} tce per wan yuan of output",
    ),
    "label.coordinate.gate.energy_max_tce_per_wan_of_industries": (
        "准入：个别产业的单位产值能耗上限",
        "gate: greatest energy per output of some industries",
    ),
    "label.coordinate.gate.river_distance_min_km": (
        "准入：化工项目距河岸线不少于 {level:g} 公里（法律规定，只供了解）",
        "gate: chemical projects at least {level:g} km from a river bank (law: told for "
        "information only)",
    ),
    "label.coordinate.gate.river_distance_min_km_of_industries": (
        "准入：个别产业距河岸线的最小距离",
        "gate: least distance of some industries from a river bank",
    ),
    "label.coordinate.gate.score_min_share": (
        "准入：评分不低于 {level:g}",
        "gate: admission score of at least {level:g}",
    ),
    "label.coordinate.gate.chem_only_in_chem_park": (
        "准入：化工项目只进认定的化工园区（国家规定，只供了解）",
        "gate: chemical projects only in recognised chemical parks (national rule: told for "
        "information only)",
    ),
}
