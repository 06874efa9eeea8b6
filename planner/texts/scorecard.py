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
    **{
        f"fault.fixed_but_gated_veto_{name}": (
            f"项目 {{project}} 已定必上，但落在园区 {{park}} 的{zh}为 {{found}}，越过否决线 "
            "{needed}；请核对数据、调整否决线（{source}）或取消已定",
            f"project {{project}} is fixed in but its {en} in park {{park}} is {{found}}, beyond "
            "the veto at {needed}; check the figures, change the veto ({source}) or do not fix it",
        )
        for name, (zh, en) in CRITERIA.items()
    },
    "label.gate.score": ("准入评分", "admission score"),
    "fault.fixed_but_gated_score": (
        "项目 {project} 已定必上，但在园区 {park} 的准入评分 {found} 低于门槛 {needed}；"
        "请核对数据、调低门槛（{source}）或取消已定",
        "project {project} is fixed in but scores {found} in park {park}, below the gate "
        "{needed}; check the figures, lower the gate ({source}) or do not fix it",
    ),
    "fault.score_weights_sum": (
        "准入评分各指标权重之和为 {whole}，应为 1；请调整权重",
        "the weights of the scorecard sum to {whole}, not to 1; change them",
    ),
    "fault.score_full_marks": (
        "指标有权重，须填写大于 0 的满分值；只作否决的指标权重填 0",
        "has a weight and needs a figure above 0 that earns full marks; a criterion that only "
        "vetoes has weight 0",
    ),
    "fault.score_vetoes_cross": (
        "“低于即否决”的 {value} 大于“高于即否决”的 {above}，任何项目都会被否决；请核对",
        "is above veto_above ({above}), so that every project is vetoed; check both",
    ),
    "fault.score_gate_without_card": (
        "设了准入评分门槛，但准入评分表为空；请填写评分表，或把门槛设为 0",
        "is a least score without a scorecard; fill the table scorecard or set it to 0",
    ),
    "fault.score_refuses": (
        "准入评分挡下 {count} 处选址，其中一票否决 {vetoed} 处：{projects}；各项得分见 planner assess",
        "the scorecard refuses {count} sites, {vetoed} of them by veto: {projects}; planner "
        "assess tells all scores",
    ),
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
