"""A document with every kind of part, made by hand."""

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

COUNTIES = ("凯里市", "黄平县", "施秉县", "三穗县")
ROWS = tuple(
    (name, number * 1234.5678, number, number / 40, 2026 + number)
    for number, name in enumerate(COUNTIES)
)
INCOME = Table(
    "income",
    "分县居民收入",
    (
        Column("县市"),
        Column("居民收入现值", "万元", "amount", 1),
        Column("项目数", "个", "count"),
        Column("占比", "", "share", 1),
        Column("首个投产年", "年", "year"),
    ),
    (*ROWS, ("合计", 7407.4068, 6, 1.0, None)),
    note="来源为示例数据（等级 C）。",
    total=True,
)
LONG = Table(
    "projects",
    "项目清单",
    (Column("代码"), Column("名称"), Column("用地", "亩", "amount")),
    tuple((f"P{number:04d}", f"示例项目{number}", 10.0 * number) for number in range(1, 301)),
    shown=60,
)
WIDE = Table(
    "balance",
    "分年要素平衡",
    (Column("县市"), *(Column(f"{year}", "万元", "amount", 1) for year in range(2026, 2042))),
    tuple((name, *(1000.25 * (year + 1) for year in range(16))) for name in COUNTIES),
)
EMPTY = Table("nothing", "超出上限的约束", (Column("约束"), Column("用量", "", "amount")), ())


def bars(title: str = "用地占用率 20%") -> Figure:
    """Bars with a hatch and a clip path, whose ids charts share."""
    figure = Figure(figsize=(6, 3), layout="constrained")
    axes = figure.add_subplot()
    axes.barh(COUNTIES, range(4), hatch="//", color="#cccccc", edgecolor="#333333")
    axes.set_title(title)
    axes.set_xlabel("CO₂，吨")
    return figure


SHARE = Picture("share", "用地占用率", bars, "四县横条图", "income")


def document(**changes: object) -> Document:
    """Summary, a chapter with sections, an annex."""
    summary = Chapter(
        "summary",
        "摘要",
        (
            Paragraph("推荐方案布局 12 个产业，居民收入 150,766 万元。", "C", "key"),
            Paragraph("证据以公开资料为主 <示例> & “引号”。", "B"),
            Points(("土地按期供应", "电力增容 2028 年前完成"), numbered=True),
            INCOME,
        ),
    )
    layout = Chapter(
        "layout",
        "推荐方案",
        (
            Paragraph("本章说明布局。", "A"),
            Section(
                "布局矩阵", (Picture("share", "用地占用率", bars, "四县横条图", "income"), LONG)
            ),
            Section(
                "年度平衡",
                (
                    WIDE,
                    Picture("twin", "同一张图", bars, "又一张", "balance", note="示意图。"),
                    Paragraph("尚无敏感性分析：planner sensitivity latest 可做。", look="missing"),
                    Section("细目", (Points(("一项",)),)),
                ),
            ),
        ),
    )
    annex = Chapter("annex_inputs", "输入数据", (EMPTY, Paragraph("CO₂ 与 √ 见口径。")), annex=True)
    parts: dict[str, object] = {
        "language": "zh",
        "title": "黔东南州“1+N”产业布局（示例）",
        "subtitle": "规划方案评审稿",
        "facts": (("运行", "ca3dab6bef64"), ("价格年份", "2024")),
        "chapters": (summary, layout, annex),
        "draft": "征求意见稿",
    }
    return Document(**{**parts, **changes})  # type: ignore[arg-type]
