"""Texts: the workbook of a new scenario."""

TEXTS: dict[str, tuple[str, str]] = {
    "workbook.guide": ("说明", "README"),
    "workbook.columns": ("说明-各列", "README columns"),
    "workbook.lists": ("说明-下拉选项", "README lists"),
    "workbook.guide_title": (
        "示例数据均为虚构，请逐表换成本地数据",
        "All figures are invented: replace them with your own",
    ),
    "workbook.guide_howto": (
        "底色表头为必填列；不用的表可以只留表头；空白格按默认值计算，并在结果中列出",
        "Shaded headers are required columns; sheets you do not need may keep their header alone; "
        "blank cells take defaults, which the results list",
    ),
    "workbook.guide_lists": (
        "有下拉箭头的格子请从中选择；其他表里的代码也可下拉选取，新增的代码会自动出现",
        "Choose from the list where a cell has one; codes of other sheets can be chosen too, and "
        "new codes appear by themselves",
    ),
    "workbook.guide_columns": (
        "每一列的含义、单位和示例见工作表“{sheet}”，鼠标停在表头上也能看到含义",
        "The sheet “{sheet}” has the meaning, unit and an example of every column; hold the mouse "
        "over a header to see its meaning",
    ),
    "workbook.guide_next": (
        "填好后运行：planner validate 文件夹，再运行 planner run 文件夹",
        "When it is filled in: planner validate FOLDER, then planner run FOLDER",
    ),
    "workbook.guide_head": ("工作表|是否必需|含义|必填列", "sheet|needed|meaning|required columns"),
    "workbook.columns_head": (
        "工作表|列|单位|是否必填|可选的值|含义|示例",
        "sheet|column|unit|needed|allowed words|meaning|example",
    ),
    "workbook.required": ("必需", "required"),
    "workbook.optional": ("可空", "optional"),
    "workbook.codes_of": ("“{sheet}”中的代码", "a code of “{sheet}”"),
    "workbook.area": ("县、县组或园区的代码", "code of a county, group or park"),
    "workbook.supply": ("要素代码，或 land（土地）", "code of a resource, or land"),
    "workbook.group": ("县组的代码", "code of a group"),
    "workbook.helper": ("（辅助列，勿改）", "(helper, leave as it is)"),
    "workbook.lists_note": (
        "本表供下拉选项使用，不参与计算，请勿修改",
        "This sheet feeds the drop-down lists and is not read; leave it as it is",
    ),
    "workbook.not_listed": (
        "这里应填{what}；没有选项中的这个值，仍要保留吗？",
        "This takes {what}; the list does not have this value. Keep it all the same?",
    ),
    "workbook.not_a_word": (
        "请从下拉选项中选择",
        "Choose one of the listed words",
    ),
}
