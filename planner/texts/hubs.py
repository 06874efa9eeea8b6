"""Words for hubs: outside cities on whose demand a plan leans."""

TEXTS = {
    "label.hubs": (
        "对外部枢纽城市的依赖（折现后落地期望值，万元）",
        "What leans on outside hubs (expected, discounted, wan yuan)",
    ),
    "label.hub_column.hub": ("枢纽城市", "hub"),
    "label.hub_column.industries": ("涉及产业", "industries"),
    "label.hub_column.starts": ("项目数", "starts"),
    "label.hub_column.income": ("居民收入", "income"),
    "label.hub_column.share": ("占全部", "of all"),
    "label.hub_column.alone": ("仅靠该城", "on it alone"),
    "label.hub_joined": ("、", ", "),
    "label.hubs_note": (
        "依赖两个枢纽的项目在两处各计一次。这是受其影响的部分，不是其需求下降时的损失。",
        "What leans on two hubs is counted at both. It is what is exposed to the hub, not what a "
        "fall of its demand would cost.",
    ),
    "plan.hubs.words": (
        "居民收入中有 {share} 来自依托外部枢纽 {hub} 的产业；"
        "只依托这一个枢纽的，占全部居民收入的 {alone}。",
        "{share} of resident income comes from industries that lean on the outside hub {hub}; "
        "{alone} of all income leans on this hub alone.",
    ),
    "plan.hubs.table": ("对外部枢纽城市的依赖", "What leans on outside hubs"),
    "plan.column.hub": ("枢纽城市", "hub"),
    "plan.column.hub_industries": ("涉及产业", "industries"),
    "plan.column.hub_starts": ("项目数", "starts"),
    "plan.column.hub_income": ("居民收入", "income"),
    "plan.column.hub_share": ("占全部收入", "of all income"),
    "plan.column.hub_alone": ("仅靠该城", "on it alone"),
}
