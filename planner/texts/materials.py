"""Texts: material streams, their missing links, and what a plan hangs on."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.materials": (
        "物料平衡（最后一期每年的期望量；各期就地配套新增价值合计 {value}，逐期见 {file}）",
        "Materials, expected amounts a year in the last period (deliveries beyond today's are "
        "worth {value} in all periods; every period in {file})",
    ),
    "label.stream": ("物料", "material"),
    "label.unit": ("单位", "unit"),
    "label.column.made": ("产出", "made"),
    "label.column.used": ("使用", "used"),
    "label.column.delivered": ("就地配套", "delivered"),
    "label.column.bought": ("外购", "bought"),
    "label.column.sold": ("外销", "sold"),
    "label.missing": (
        "缺失环节：{count} 处，按补齐后的价值排列",
        "Missing links: {count}, the dearest first",
    ),
    "label.missing.side": ("缺什么", "missing"),
    "label.missing.maker": ("缺供应方", "a maker"),
    "label.missing.user": ("缺使用方", "a user"),
    "label.missing.gap": ("每年缺口（期末）", "gap a year (last period)"),
    "label.missing.worth": ("补齐价值", "worth of closing it"),
    "label.missing.fillers": (
        "名单内可补、方案未选的项目",
        "projects on the list that would fill it",
    ),
    "label.missing_note": (
        "补齐价值：规划期内逐年补齐缺口可节约的金额（万元，折现），未扣补齐项目本身的投入与风险。",
        "Worth: what closing the gap in every year of the horizon would save (wan yuan, "
        "discounted), before cost and risk of whoever closes it.",
    ),
    "label.concentration": (
        "集中度：方案期望产值的赫芬达尔指数 {herfindahl}，最大产业 {industry} 占 {share}",
        "Concentration of the plan's expected output: Herfindahl index {herfindahl}; the largest "
        "industry, {industry}, makes {share}",
    ),
}
