"""Words for the admission scorecard."""

CRITERIA: dict[str, tuple[str, str]] = {
    "invest_wan_per_mu": ("亩均投资", "investment per mu"),
    "output_wan_per_mu": ("亩均产值", "output per mu"),
    "tax_wan_per_mu": ("亩均税收", "tax per mu"),
    "jobs_per_mu": ("亩均就业", "jobs per mu"),
    "energy_tce_per_wan": ("单位产值能耗", "energy per output"),
    "fit_share": ("适配度", "fit"),
    "capex_wan": ("投资规模", "investment"),
}
"""Criteria as they stand in headers, Chinese and English."""

TEXTS: dict[str, tuple[str, str]] = {
    **{f"label.criterion.{name}": words for name, words in CRITERIA.items()},
    **{
        f"label.gate.veto_{name}": (f"一票否决：{zh}", f"veto: {en}")
        for name, (zh, en) in CRITERIA.items()
    },
    "label.gate.score": ("准入评分", "admission score"),
    "label.scores": (
        "准入评分（满分 100，门槛 {least}）：{count} 处选址，挡下 {refused} 处",
        "Admission scores (of 100, least {least}): {count} sites, {refused} refused",
    ),
    "label.scores_without_gate": (
        "准入评分（满分 100，未设门槛）：{count} 处选址，一票否决 {refused} 处",
        "Admission scores (of 100, no least score): {count} sites, {refused} vetoed",
    ),
    "label.score": ("得分", "score"),
    "label.score_weakest": ("失分最多的指标", "weakest criterion"),
    "label.score_verdict": ("结论", "verdict"),
    "label.score_admitted": ("准入", "admitted"),
    "label.score_below": ("低于门槛", "below the least score"),
    "label.scores_note": (
        "百分比为该指标得到满分的几成；不用地的项目不评亩均指标，由其余指标按权重分摊；其他推进路径得分相同，不重复列。",
        "Per cent: part of the criterion's full marks. A project without land is not marked per "
        "mu; the other criteria share the weight. Other ways to pursue it score the same.",
    ),
}
