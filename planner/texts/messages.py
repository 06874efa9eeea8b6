"""Texts: messages."""

TEXTS: dict[str, tuple[str, str]] = {
    "error.data": (
        "数据有 {count} 处错误，没有求解",
        "the data have {count} errors, nothing was solved",
    ),
    "error.infeasible": (
        "已证明：没有任何方案能同时满足全部规则；哪些规则冲突、怎样放宽：planner diagnose",
        "proved: no plan meets all the rules at once; planner diagnose tells which rules conflict "
        "and what would mend it",
    ),
    "error.unbounded": (
        "目标值没有上限：至少有一项收益不受任何约束，请检查数据",
        "the value has no end: something that pays is limited by nothing; check the data",
    ),
    "error.no_plan_in_time": (
        "在 {seconds:g} 秒内没有找到任何方案；请放宽 --time-limit",
        "no plan was found within {seconds:g} s; allow more with --time-limit",
    ),
    "error.district_kills_workers": (
        "片区 {district} 的任务反复使工作进程终止（可能内存不足）",
        "district {district} ends its workers again and again (too little memory, perhaps)",
    ),
    "error.no_plan_in_districts": (
        "至少有一个片区在分得的份额内没有方案；请改用 --method blocks",
        "a district has no plan within its share of what districts have in common; try "
        "--method blocks",
    ),
    "error.interrupted_without_plan": (
        "已按要求停止，此前还没有找到任何方案",
        "stopped as asked, before any plan was found",
    ),
    "error.solver_failed": (
        "求解器出错（{status}）",
        "the solver failed ({status})",
    ),
    "error.model_not_written": (
        "模型文件 {path} 写不了",
        "the model file {path} cannot be written",
    ),
    "error.audit_failed": (
        "独立核算与求解结果有 {count} 处不符，方案不予显示；详情存于 {folder}",
        "independent arithmetic disagrees with the solver in {count} places, so the plan "
        "is not shown; details in {folder}",
    ),
    "error.unknown_run": (
        "{folder} 中没有运行 {run}；用 planner runs list 查看",
        "there is no run {run} in {folder}; see planner runs list",
    ),
    "error.unknown_run_near": (
        "{folder} 中没有运行 {run}，是否想写 {near}？",
        "there is no run {run} in {folder}; did you mean {near}?",
    ),
    "error.ambiguous_run": (
        "{run} 对应多个运行：{matches}",
        "{run} is the beginning of several runs: {matches}",
    ),
    "error.run_damaged": (
        "运行 {run} 已损坏（{file} 缺失或被改动）",
        "run {run} is damaged ({file} is missing or was changed)",
    ),
    "error.store_full": (
        "磁盘已满，运行没有存入 {folder}（{reason}）",
        "the disk is full, the run was not stored in {folder} ({reason})",
    ),
    "error.store_forbidden": (
        "没有写入 {folder} 的权限（{reason}）；可用 --runs 另指文件夹",
        "{folder} must not be written ({reason}); name another folder with --runs",
    ),
    "error.bound_beyond_plan": (
        "求解器给出的上界 {bound} 低于它自己的方案 {objective}：结果不可信，未保存；"
        "请换 --seed 重试并告知开发者",
        "the solver's bound {bound} is worse than its own plan {objective}: the result cannot be "
        "trusted and was not kept; try another --seed and tell the developers",
    ),
    "error.store_vanished": (
        "{folder} 已不存在（{reason}）；运行没有存入",
        "{folder} is gone ({reason}); the run was not stored",
    ),
    "error.store_no_folder": (
        "{folder} 不是文件夹（{reason}）；可用 --runs 另指",
        "{folder} is no folder ({reason}); name another with --runs",
    ),
    "error.store_failed": (
        "运行没有存入 {folder}（{reason}）",
        "the run was not stored in {folder} ({reason})",
    ),
    "error.internal": (
        "程序内部错误（{what}），详情已写入 {log}，请发给维护者",
        "internal error ({what}); details are in {log}, please send it to the maintainers",
    ),
    "error.internal_without_log": (
        "程序内部错误：{what}",
        "internal error: {what}",
    ),
    "error.usage": (
        "用法不对：{message}",
        "wrong use: {message}",
    ),
    "error.usage_no_option": (
        "没有选项 {option}",
        "there is no option {option}",
    ),
    "error.usage_missing": (
        "缺少参数 {name}",
        "{name} is missing",
    ),
    "error.usage_bad": (
        "参数 {name} 的值不对：{message}",
        "wrong value for {name}: {message}",
    ),
    "error.usage_help": (
        "用法见 {command} --help",
        "see {command} --help",
    ),
    "message.init_done": (
        "已建立 {folder}；下一步：planner run {folder}",
        "{folder} is ready; next: planner run {folder}",
    ),
    "message.more_warnings": (
        "另有 {count} 处数据提醒：planner validate {scenario} 可逐条查看",
        "{count} more warnings on the data: planner validate {scenario} tells them all",
    ),
    "message.validated": (
        "{error} 处错误，{warning} 处提醒，{note} 处说明",
        "{error} errors, {warning} warnings, {note} notes",
    ),
    "message.sizes": (
        "变量 {columns} 个（整数 {integers} 个），约束 {rows} 条，系数 {nonzeros} 个",
        "{columns} variables ({integers} whole), {rows} rules, {nonzeros} coefficients",
    ),
    "message.progress": (
        "求解 {seconds} / {limit}：方案 {best}，上界 {bound}，差距 {gap}（要求 {asked}）",
        "solving {seconds} of {limit}: plan {best}, bound {bound}, gap {gap} (asked {asked})",
    ),
    "message.proof_fault": (
        "证明提前结束（{reason}）；方案和上界仍然有效。",
        "The proof ended early ({reason}); the plan and the bound stay valid.",
    ),
    "message.start_used": (
        "从指定的运行出发求解",
        "solved from the plan of the run named",
    ),
    "message.start_refused": (
        "指定的运行在这里不可行，已从头求解",
        "the plan of the run named does not fit here; solved from scratch",
    ),
    "message.interrupted": (
        "已按要求停止，保留目前最好的方案",
        "stopped as asked; the best plan so far is kept",
    ),
    "message.doctor.versions": (
        "请重新安装",
        "install again",
    ),
    "message.doctor.solver": (
        "求解器自检未通过：请重新安装 highspy",
        "the solver failed its test: install highspy again",
    ),
    "message.doctor.runs": (
        "请用 --runs 或 PLANNER_RUNS 指定一个可写的文件夹",
        "name a folder that can be written with --runs or PLANNER_RUNS",
    ),
    "message.doctor.encoding": (
        "控制台显示不了中文：请改用 UTF-8（Windows：chcp 65001），或用 --lang en",
        "this console cannot show Chinese: switch it to UTF-8 (Windows: chcp 65001) or use "
        "--lang en",
    ),
    "message.doctor.language": (
        "请设置 PLANNER_LANG=zh 或 en",
        "set PLANNER_LANG to zh or en",
    ),
    "message.doctor.fonts": (
        "随附的中文字体缺失或损坏，图中的汉字会显示为方框：请重新安装",
        "the Chinese font that ships is missing or damaged, charts will show boxes: install again",
    ),
    "error.folder_not_empty": (
        "{folder} 不是空文件夹；请换一个名称，或先清空",
        "{folder} is not an empty folder; choose another name, or empty it first",
    ),
    "error.folder_not_writable": (
        "无法写入 {folder}（{reason}）；请检查权限和磁盘空间，或换一个位置",
        "cannot write to {folder} ({reason}); check permissions and space, or choose another place",
    ),
}
