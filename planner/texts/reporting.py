"""Texts: the reviewer's document and the verb that writes it."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.report.short": (
        "生成供评审的报告（网页、Word、Excel、PDF）",
        "Write the document a review panel reads (HTML, Word, Excel, PDF)",
    ),
    "help.report": (
        "由运行 RUN（编号或 latest）及其研究（含 summary.json 的文件夹）生成报告。第一个运行是"
        "推荐方案，其余用于比选。研究可与运行一并列出，或用 --study 指定；studies 文件夹中属于"
        "这些运行的研究会自动采用并逐一告知。文件要么全部写成，要么一个不写。\n\n例："
        "planner report latest --to html,docx,xlsx --lang zh --out report",
        "Write a document from runs RUN (id or latest) and their studies (folders with a "
        "summary.json). The first run is the plan recommended, the others are compared with it. "
        "Studies stand among the runs or after --study; those of the runs in the folder studies "
        "are found and told. All files are written, or none.\n\nExample: planner report latest "
        "--to html,docx,xlsx --lang zh --out report",
    ),
    "help.option.report_lang": (
        "报告及提示的语言：zh、en，或 both（两种各一份）",
        "language of document and messages: zh, en, or both (a document in each)",
    ),
    "help.option.report_study": (
        "研究的文件夹，可重复",
        "folder of a study; repeatable",
    ),
    "help.option.report_to": (
        "格式，用逗号分隔：html、docx、xlsx、pdf",
        "formats, separated by commas: html, docx, xlsx, pdf",
    ),
    "help.option.report_out": (
        "写入此文件夹（默认 report）",
        "folder to write to",
    ),
    "help.option.redact": (
        "隐去项目和投资方名称：项目以代码相称，其来源不列出",
        "hide names of projects and investors: projects go by their code, their sources are left "
        "out",
    ),
    "help.option.report_template": (
        "本单位的 Word 模板（.docx），用于 docx",
        "your own Word template (.docx), for docx",
    ),
    "help.option.sections": (
        "只写这些章（代码，用逗号分隔）；不加则全部写",
        "only these chapters (keys, separated by commas); all without it",
    ),
    "help.option.draft": (
        "封面和页眉标注“征求意见稿”",
        "mark cover and page heads as a draft",
    ),
    "message.study_found": (
        "采用研究 {kind}：{folder}",
        "uses the study {kind} in {folder}",
    ),
    "message.study_unreadable": (
        "未采用 {folder}：摘要读不出（{reason}）；请重做该研究",
        "{folder} is not used: its summary cannot be read ({reason}); make the study again",
    ),
    "message.glyphs_missing": (
        "有 {count} 个字符不在内嵌字体中，将由读者电脑的字体显示：{characters}",
        "{count} characters are not in the embedded fonts; the reader's own fonts show them: "
        "{characters}",
    ),
    "message.report_file": ("{path}  {size} KB", "{path}  {size} KB"),
    "error.no_study": (
        "{folder} 不是可用的研究（{reason}）；请给出研究所写的文件夹，或用现版本重做该研究",
        "{folder} holds no study that can be used ({reason}); name the folder that a study wrote, "
        "or make the study again with this version",
    ),
    "error.study_lacks": (
        "研究 {folder} 的摘要里没有 {entry}（由别的版本写出，或文件不全）；请用现在的版本"
        "重做这项研究",
        "the summary of the study {folder} has no {entry} (written by another version, or not "
        "whole); make the study again with this version",
    ),
    "error.study_unknown": (
        "没有文件夹 {folder}；请给出研究所写、含 summary.json 的文件夹",
        "there is no folder {folder}; name one that a study wrote, with a summary.json",
    ),
    "error.study_of_other_run": (
        "{folder} 是运行 {run} 的研究，而报告只含 {runs}；请把该运行一并列出，或去掉这个研究",
        "{folder} is a study of run {run}, and the report is about {runs}; name that run as well, "
        "or leave the study out",
    ),
    "error.study_changed": (
        "研究 {folder} 的 {file} 读不出（{reason}）；请重做该研究",
        "{file} of the study {folder} cannot be read ({reason}); make the study again",
    ),
    "error.report_without_run": (
        "没有给出运行；请写上运行编号或 latest",
        "no run is named; give the id of a run, or latest",
    ),
    "error.run_of_other_version": (
        "运行 {run} 由 {planner} 版本写成，现版本读不了；请用 planner run 重新求解",
        "run {run} was written by version {planner}, and this one cannot read it; solve it again "
        "with planner run",
    ),
    "error.report_format": (
        "没有格式 {format}；可用：{known}",
        "there is no format {format}; known are {known}",
    ),
    "error.report_section": (
        "没有代码为 {section} 的章；可用：{known}",
        "there is no chapter {section}; known are {known}",
    ),
    "error.template_unused": (
        "--template 只用于 docx，而 --to 没有 docx",
        "--template is for docx, which --to does not name",
    ),
    "error.no_font": (
        "随带字体 {path} 读不出（{reason}）；请重新安装本工具",
        "the font that ships, {path}, cannot be read ({reason}); install the planner again",
    ),
    "error.no_browser": (
        "没有找到可打印 PDF 的浏览器（{tried}）；请安装其一，或用 --to html 后自行打印",
        "no browser to print the PDF was found ({tried}); install one, or use --to html and print "
        "that",
    ),
    "error.browser_failed": (
        "浏览器 {browser} 没有打印出 PDF（{reason}）；可用 --to html 后自行打印",
        "the browser {browser} printed no PDF ({reason}); use --to html and print that",
    ),
    "error.code_is_name": (
        "项目代码 {code} 本身像名称，--redact 无法隐去；请在项目表中改用不含名称的代码"
        "（字母、数字）再求解",
        "the code {code} of a project looks like a name, which --redact cannot hide; use codes of "
        "letters and digits in the table of projects and solve again",
    ),
    "label.redacted.project": ("项目 {code}", "Project {code}"),
    "label.redacted.source": ("（来源已隐去）", "(source withheld)"),
    "label.report.contents": ("目录", "Contents"),
    "label.report.draft": ("征求意见稿", "Draft"),
    "label.report.sort": ("点击排序", "click to sort"),
    "label.report.no_rows": ("无。", "None."),
    "label.report.rows_left_out": (
        "此处列 {shown} 行，另有 {left} 行见附表工作簿（xlsx）。",
        "{shown} rows are shown; the annex workbook (xlsx) has {left} more.",
    ),
    "label.report.note": ("注：{note}", "Note: {note}"),
    "label.report.figures_in": ("数据见{table}。", "Figures in {table}."),
    "label.report.grade_A": ("证据等级 A：实测", "evidence grade A: measured"),
    "label.report.grade_B": ("证据等级 B：抽样或公开资料", "evidence grade B: sampled or public"),
    "label.report.grade_C": ("证据等级 C：专家先验", "evidence grade C: expert prior"),
}
