"""A document by hand with parts of every kind, and the edges that files must bear."""

from matplotlib.figure import Figure

from planner.report.document.parts import (
    Chapter,
    Column,
    Document,
    Paragraph,
    Picture,
    Points,
    Section,
    Table,
)
from planner.texts import Language

LONG = "满足用地、用能与财政约束，单位用地收入高于同类项目，并与邻县错位，补齐下游环节。" * 2
FORMULA = "=1+1"
BROAD = 40
MANY = 300


def bars(width: float, height: float) -> Figure:
    """Figure of a size in inches."""
    figure = Figure(figsize=(width, height))
    figure.subplots().bar(["凯里市", "黄平县"], [3, 5])
    return figure


def panel(language: Language, draft: str = "征求意见稿") -> Document:
    """The document; a Chinese one has Chinese words, an English one both."""
    zh = language == "zh"
    unit = "万元" if zh else "wan yuan"
    totals = Table(
        "totals",
        "分县账" if zh else "Ledger: counties/parks",
        (
            Column("县" if zh else "County"),
            Column("收入" if zh else "Income", unit, "amount", 1),
            Column("税收" if zh else "Tax", unit, "amount"),
            Column("岗位" if zh else "Jobs", "", "count"),
            Column("占比" if zh else "Share", "", "share", 1),
            Column("始于" if zh else "From", "", "year"),
        ),
        (
            ("凯里市", 1234.56, -0.4, 1200, 0.12345, 2026),
            ("黄平县", None, 250.0, 0, None, None),
            (FORMULA, float("nan"), 1e9, 7, 1.0, 2031),
            ("合计", 1234.56, 1000000249.6, 1207, 1.0, None),
        ),
        note="等级 C。" if zh else "Grade C.",
        total=True,
    )
    many = Table(
        "many",
        "项目清单" if zh else "Projects",
        (Column("项目"), Column("理由"), Column("用地", "亩", "amount", 2)),
        tuple((f"P{number:03}", LONG, number / 7) for number in range(MANY)),
        shown=5,
    )
    broad = Table(
        "broad",
        "适配得分" if zh else "Fits",
        (Column("县"), *(Column(f"产业 {n}", "", "amount", 2) for n in range(1, BROAD))),
        tuple((name, *(n / 10 for n in range(1, BROAD))) for name in ("凯里市", "黄平县")),
    )
    empty = Table("empty", "突破规则的县", (Column("县"), Column("数量", "", "count")), ())
    control = Paragraph("不可\x0b见的字符")
    return Document(
        language,
        "某州产业布局方案" if zh else "Layout of a prefecture",
        "示例" if zh else "Illustrative",
        (("价格年份", "2024"), ("校验码", "9f86d081")),
        (
            Chapter(
                "summary",
                "摘要" if zh else "Summary",
                (
                    Paragraph("结论。", "C", "key"),
                    Points(("甲", "乙"), numbered=True),
                    Points(("丙",)),
                    Paragraph("缺少敏感性研究。", look="missing"),
                    control,
                ),
            ),
            Chapter(
                "plan",
                "推荐方案" if zh else "The plan",
                (
                    Section(
                        "总量" if zh else "Totals",
                        (
                            totals,
                            Picture("bars", "收入", lambda: bars(5, 3), "两县收入", "totals"),
                            Section("细目", (Paragraph("细。"),)),
                        ),
                    ),
                    Section("项目" if zh else "Projects", (many,)),
                ),
            ),
            Chapter(
                "fit",
                "适配" if zh else "Fit",
                (
                    Paragraph("下表很宽。"),
                    broad,
                    Picture("matrix", "矩阵", lambda: bars(16, 6), "布局", "", "示意。"),
                    empty,
                ),
            ),
            Chapter("annex", "来源" if zh else "Sources", (Paragraph("来源。"),), annex=True),
        ),
        draft=draft,
    )
