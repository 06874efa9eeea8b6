"""Words of the Word file and of the workbook, and what can be wrong with a template."""

TEXTS = {
    "office.grade": ("（依据等级：{grade}）", " (evidence: grade {grade})"),
    "office.continued": ("（续）", " (continued)"),
    "office.no_rows": ("本表没有内容。", "This table has no rows."),
    "office.not_all": (
        "本表列出 {shown} 行，全部 {count} 行见附表工作簿中同号的表。",
        "{shown} of {count} rows are shown; the workbook has all under the same number.",
    ),
    "office.figures_in": ("数据见{table}。", "Figures: {table}."),
    "office.fact": ("{label}：{value}", "{label}: {value}"),
    "office.day": ("{year}年{month}月{day}日", "{year}-{month:02}-{day:02}"),
    "office.chapter": ("章", "Chapter"),
    "office.sheet": ("表", "Table"),
    "office.rows": ("行数", "Rows"),
    "office.back": ("返回目录", "Back to contents"),
    "office.blank_cells": (
        "空白单元格表示未知或不适用。数值按 16 位有效数字存放，显示位数不影响计算。",
        "A blank cell is what is not known or does not apply. Figures are stored with 16 digits; "
        "the decimals shown do not affect calculation.",
    ),
    "office.page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "error.template_missing": (
        "没有模板文件 {path}",
        "there is no template {path}",
    ),
    "error.template_not_read": (
        "模板 {path} 读不了（{reason}）；若正在 Word 或 WPS 中打开，请先关闭",
        "the template {path} cannot be read ({reason}); close it if a word processor has it open",
    ),
    "error.template_not_word": (
        "模板 {path} 不是可用的 Word 文件：须为未加密的 .docx；.doc、.wps、.dotx "
        "请先用 Word 或 WPS 另存为 .docx",
        "the template {path} is no Word file that can be used: it must be a .docx without a "
        "password; save .doc, .wps or .dotx as .docx first",
    ),
    "error.template_style": (
        "模板 {path} 缺少样式 {styles}（“标题 1”“标题 2”）；请在 Word 或 WPS "
        "中把这两种样式各用一次再保存",
        "the template {path} lacks the styles {styles}; use each of them once in the word "
        "processor and save",
    ),
    "error.template_field": (
        "模板 {path} 中的占位符 {field} 不认识；可用的有 {known}",
        "the template {path} has an unknown placeholder {field}; known are {known}",
    ),
    "error.template_field_near": (
        "模板 {path} 中的占位符 {field} 不认识，是否想写 {near}？可用的有 {known}",
        "the template {path} has an unknown placeholder {field}; did you mean {near}? Known are "
        "{known}",
    ),
    "error.template_field_open": (
        "模板 {path} 中有一段的占位符括号不成对：“{words}”；应写成 {example}",
        "the template {path} has a paragraph whose placeholder is not closed: “{words}”; write "
        "it as {example}",
    ),
    "error.template_places": (
        "模板 {path} 中 {field} 出现了 {count} 次，只能出现一次",
        "the template {path} has {field} {count} times; once is allowed",
    ),
    "error.template_place": (
        "模板 {path} 中 {field} 必须在正文里自成一段，不能放在表格、文本框、页眉页脚里，"
        "也不能与其他文字同段；现在所在的一段是“{words}”",
        "in the template {path}, {field} must be a paragraph of its own in the body, not in a "
        "table, a text box or a page head, and without other words; it stands in “{words}”",
    ),
}
