"""Texts: the certificate of a run."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.runs.verify.short": (
        "核验一个运行并出具证书",
        "Check a run again and write its certificate",
    ),
    "help.runs.verify": (
        "核验运行 RUN：校验文件，不用求解器重算全部总额和限额，换种子（尽可能换方法）再解一次以检验"
        "上界，并写出 certificate.json 和一页证书。\n\n例：planner runs verify latest --seconds "
        "120\n\n退出码：0 通过；1 未通过；5 第二次求解未能在时限内证明到同样的上界（未被推翻）；"
        "130 被中断",
        "Check the run RUN again: its files, every total and limit without the solver, and its "
        "bound by a second solve with another seed (and another method where possible); writes "
        "certificate.json and a one-page text.\n\nExample: planner runs verify latest --seconds "
        "120\n\nExit codes: 0 passed; 1 failed; 5 the second solve could not prove the same bound "
        "in time (not refuted); 130 interrupted",
    ),
    "help.option.verify_seconds": (
        "第二次求解的时限（秒）",
        "time for the second solve, seconds",
    ),
    "help.option.verify_seed": (
        "第二次求解的随机种子（默认：原种子加一）",
        "seed of the second solve (default: that of the run plus one)",
    ),
    "help.option.verify_method": (
        "第二次求解的方法；auto：尽可能用原运行没有用过的方法",
        "method of the second solve; auto: one that the run did not use, where possible",
    ),
    "help.option.scip": (
        "另用 SCIP 求解一次（须已安装 pyscipopt），时限相同",
        "solve once more by SCIP, for as long (pyscipopt must be installed)",
    ),
    "help.option.certificate_out": (
        "证书写入此文件夹（默认在运行旁的 .studies 中）",
        "folder for the certificate (default: in .studies beside the runs)",
    ),
    "error.no_scip": (
        "没有安装 SCIP；请 pip install pyscipopt，或去掉 --scip",
        "SCIP is not installed; pip install pyscipopt, or leave --scip out",
    ),
    "error.certificate_not_written": (
        "证书写不进 {folder}（{reason}）；可用 --out 另指文件夹",
        "the certificate cannot be written to {folder} ({reason}); name another folder with --out",
    ),
    "message.certificate_written": (
        "证书已写入 {page} 和 {data}",
        "certificate written to {page} and {data}",
    ),
    "label.certificate.verdict.passed": (
        "运行 {run} 核验证书：通过",
        "Certificate of run {run}: PASSED",
    ),
    "label.certificate.verdict.failed": (
        "运行 {run} 核验证书：未通过",
        "Certificate of run {run}: FAILED",
    ),
    "label.certificate.verdict.open": (
        "运行 {run} 核验证书：方案核对无误；上界未被推翻，但未能在时限内再次证明",
        "Certificate of run {run}: the plan is right; its bound was NOT REFUTED, but not proved "
        "again in time either",
    ),
    "label.certificate.about": (
        "{title} [{variant}]，求解于 {created}",
        "{title} [{variant}], solved {created}",
    ),
    "label.certificate.claim": (
        "运行的结论：方案值 {value}；任何方案不超过 {bound}（差距 {gap}）。",
        "What the run says: its plan is worth {value}; no plan is worth more than {bound} "
        "(gap {gap}).",
    ),
    "label.certificate.column.check": ("项目", "check"),
    "label.certificate.column.verdict": ("结果", "result"),
    "label.certificate.column.found": ("说明", "what was found"),
    "label.certificate.column.who": ("求解", "solve"),
    "label.certificate.column.method": ("方法", "method"),
    "label.certificate.column.seed": ("种子", "seed"),
    "label.certificate.column.value": ("最优值至少（万元）", "best at least, wan"),
    "label.certificate.column.bound": ("至多（万元）", "at most, wan"),
    "label.certificate.column.seconds": ("用时", "time"),
    "label.certificate.word.passed": ("通过", "passed"),
    "label.certificate.word.failed": ("未通过", "FAILED"),
    "label.certificate.word.open": ("未决", "open"),
    "label.certificate.word.none": ("不适用", "n/a"),
    "label.certificate.check.files": ("文件校验", "files"),
    "label.certificate.check.inputs": ("输入数据", "inputs"),
    "label.certificate.check.source": ("来源文件夹", "source folder"),
    "label.certificate.check.arithmetic": ("独立核算", "arithmetic"),
    "label.certificate.check.claims": ("结论自洽", "claims agree"),
    "label.certificate.check.tables": ("各表重算", "tables remade"),
    "label.certificate.check.values": ("方案与模型", "plan in the model"),
    "label.certificate.check.model": ("模型一致", "same model"),
    "label.certificate.check.bound": ("上界", "bound"),
    "label.certificate.method.direct": ("整体", "whole"),
    "label.certificate.method.blocks": ("分块", "blocks"),
    "label.certificate.method.districts": ("分片", "districts"),
    "label.certificate.files_right": (
        "{count} 个文件与存入时一致。",
        "All {count} files are as they were written.",
    ),
    "label.certificate.files_wrong": (
        "缺失、被改动或多出：{files}。其余未再核验。",
        "Missing, changed or added: {files}. Nothing else was checked.",
    ),
    "label.certificate.unreadable": (
        "内容读不成一个运行（{what}）。",
        "The content is no run ({what}).",
    ),
    "label.certificate.inputs_right": (
        "与运行编号和存档的校验码相符（{hash}…）。",
        "They match the id of the run and the stored hash ({hash}…).",
    ),
    "label.certificate.inputs_wrong": (
        "与运行编号或存档的校验码不符（现为 {hash}…）：输入或选项被改动。",
        "They do not match the id of the run or the stored hash (now {hash}…): inputs or options "
        "were changed.",
    ),
    "label.certificate.source_same": (
        "{folder} 的数据与运行所存一致。",
        "The data in {folder} are still those of the run.",
    ),
    "label.certificate.source_changed": (
        "{folder} 的数据此后有改动（或已读不了）；运行以自存数据为准。",
        "The data in {folder} have changed since (or cannot be read); the run keeps its own.",
    ),
    "label.certificate.source_gone": (
        "找不到 {folder}；运行以自存数据为准。",
        "{folder} is not here; the run keeps its own data.",
    ),
    "label.certificate.source_decided": (
        "运行带有人工决定，不与 {folder} 直接比较。",
        "The run carries human decisions; it is not compared with {folder}.",
    ),
    "label.certificate.audit_right": (
        "不用求解器，从数据表重算了全部总额和 {limits} 条限额（最大偏差 {worst}）。",
        "Every total and {limits} limits recomputed from the tables without the solver (worst "
        "deviation {worst}).",
    ),
    "label.certificate.audit_wrong": (
        "{count} 处不符，例如：{findings}",
        "{count} findings, such as: {findings}",
    ),
    "label.certificate.claims_right": (
        "方案值、上界、差距、状态互相吻合，并与核算一致。",
        "Value, bound, gap and status agree with each other and with the arithmetic.",
    ),
    "label.certificate.claims_wrong": (
        "不吻合：{what}。",
        "These do not agree: {what}.",
    ),
    "label.certificate.tables_right": (
        "{count} 个文件由输入和方案重新生成，内容相同。",
        "{count} files made again from inputs and plan say the same.",
    ),
    "label.certificate.tables_wrong": (
        "与由输入和方案重新生成的不同：{files}。",
        "These differ from what inputs and plan give: {files}.",
    ),
    "label.certificate.tables_version": (
        "由另一版本（{then}）写成，版式可能不同，未比较。",
        "Written by another version ({then}), whose layout may differ: not compared.",
    ),
    "label.certificate.values_right": (
        "重建的模型（{rows} 条约束）接受该方案，目标值相同（最大偏差 {worst}）。",
        "The rebuilt model ({rows} rules) accepts the plan at the same value (worst deviation "
        "{worst}).",
    ),
    "label.certificate.values_wrong": (
        "重建的模型（{rows} 条约束）不接受该方案，或目标值、决策不同（最大偏差 {worst}）。",
        "The rebuilt model ({rows} rules) does not accept the plan, or gives it another value or "
        "other decisions (worst deviation {worst}).",
    ),
    "label.certificate.model_right": (
        "重建的模型与求解时逐位相同（{hash}…）。",
        "The rebuilt model is the one that was solved, to the last bit ({hash}…).",
    ),
    "label.certificate.model_wrong": (
        "版本相同，重建的模型却与求解时不同。",
        "The versions are the same, yet the rebuilt model is not the one that was solved.",
    ),
    "label.certificate.model_unknown": (
        "运行没有存模型校验码（由较早的版本写成），无法比较。",
        "The run has no hash of its model (an earlier version wrote it): nothing to compare.",
    ),
    "label.certificate.model_version": (
        "规划器、Pyomo 或求解器的版本不同，模型可能逐位不同，未比较。",
        "Planner, Pyomo or solver have another version, the model may differ in the last bits: "
        "not compared.",
    ),
    "label.certificate.bound_confirmed": (
        "第二次求解再次证明：任何方案不超过 {bound}；未被推翻。",
        "Proved again by the second solve: no plan is worth more than {bound}.",
    ),
    "label.certificate.bound_open": (
        "未被推翻：时限内第二次求解只证明到 {second_bound}，未找到超过 {bound} 的方案。"
        "加大 --seconds 可再试。",
        "Not refuted: in its time the second solve proved no more than {second_bound}, and found "
        "no plan above {bound}. More --seconds may settle it.",
    ),
    "label.certificate.bound_fault": (
        "第二次求解失败（{fault}），上界未能检验。",
        "The second solve failed ({fault}); the bound could not be checked.",
    ),
    "label.certificate.bound_beaten": (
        "被推翻：第二次求解找到值 {second_value} 的方案，超过运行声称的上界 {bound}。",
        "Refuted: the second solve found a plan worth {second_value}, above the bound {bound} that "
        "the run claims.",
    ),
    "label.certificate.bound_below": (
        "矛盾：第二次求解证明任何方案不超过 {second_bound}，低于运行的方案值 {value}。",
        "Contradiction: the second solve proves that no plan is worth more than {second_bound}, "
        "which is below the plan's {value}.",
    ),
    "label.certificate.brackets": (
        "各次求解对最优值的判断",
        "What each solve knows of the best plan's value",
    ),
    "label.certificate.the_run": ("本运行", "the run"),
    "label.certificate.together": ("合并", "together"),
    "label.certificate.unknown": ("不知", "unknown"),
    "label.certificate.known": (
        "合起来：最优方案比已知最好的方案至多再好 {gap}。",
        "Together: the best plan is at most {gap} better than the best one known.",
    ),
    "label.certificate.same_versions": (
        "环境与求解时相同：{versions}。",
        "Same environment as then: {versions}.",
    ),
    "label.certificate.other_versions": (
        "环境与求解时不同（当时 > 现在）：{versions}。",
        "Environment other than then (then > now): {versions}.",
    ),
    "label.certificate.limits": (
        "证书不能说明的：数据本身是否真实；若有人改动数据后重新求解并改名，得到的仍是自洽的运行，"
        "只有输入校验码能表明它不是您的那一个。第二次求解用同一个模型：模型是否写对由独立核算和随附测试说明。",
        "What it cannot tell: whether the data are true. Somebody who changes the data, solves "
        "again and renames the run has a sound run; only the hash of the inputs tells that it is "
        "not yours. The second solve uses the same model: that the model says what it should is "
        "shown by the arithmetic and the tests that ship.",
    ),
}
