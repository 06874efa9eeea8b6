"""Words for the ledger of a public fund."""

TEXTS: dict[str, tuple[str, str]] = {
    "label.fund": (
        "基金账（万元，未折现；投出、返还、损失为按落地概率计的期望值）",
        "The fund (wan yuan, undiscounted; paid in, back and lost are expected values)",
    ),
    "label.year": ("年份", "year"),
    "label.fund_column.committed_wan": ("承诺出资", "committed"),
    "label.fund_column.deployed_wan": ("预计投出", "paid in"),
    "label.fund_column.invested_wan": ("带动固定资产投资", "investment backed"),
    "label.fund_column.back_wan": ("预计返还", "back"),
    "label.fund_column.lost_wan": ("预计损失", "lost"),
    "label.fund_leverage": (
        "杠杆：基金每投出 1 元，对应项目固定资产投资 {leverage} 元（含基金自身出资）。",
        "Leverage: {leverage} yuan of fixed investment, the stake included, for each yuan paid in.",
    ),
    "label.fund_used": (
        "规划期内可投 {size}，预计投出 {used}（全额预留时按全额计）；不占财政扶持资金。",
        "Of {size} that may be paid in by the last period {used} is reckoned as used (whole stakes "
        "where room is kept in full); the purses do not pay it.",
    ),
}
