"""Words of the store of runs: filters, index, repeating, handing over, removing."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.runs.rerun.short": (
        "按存档的输入重新求解",
        "Solve a run again from its stored inputs",
    ),
    "help.runs.rerun": (
        "按运行 RUN 存档的输入和选项重新求解，另存为一个新运行。加 --check 则不存档，只核对能否"
        "复现："
        "输入、模型和选项相同，且两次的价值区间相容，否则列出变化（版本、平台、模型、选项、"
        "价值）。\n\n例：planner runs rerun latest --check\n\n退出码：0 已复现（不加 --check 时同 "
        "planner run）；1 未复现；130 被中断",
        "Solve the run RUN again from its stored inputs with its options, and store the answer "
        "as a "
        "new run. With --check nothing is stored; it tells whether the run is reproduced: inputs, "
        "model and options are the same and the values agree within what both proved; else what "
        "has changed (versions, platform, model, options, value).\n\nExample: planner runs rerun "
        "latest --check\n\nExit codes: 0 reproduced (without --check as planner run); 1 not "
        "reproduced; 130 interrupted",
    ),
    "help.option.rerun_check": (
        "只核对能否复现，不存档",
        "only see whether it is reproduced, store nothing",
    ),
    "help.runs.export.short": (
        "把运行连同输入交给别人",
        "Hand over a run with its inputs",
    ),
    "help.runs.export": (
        "把运行 RUN 写成一个文件夹或 zip 包：存档的输入是普通算例（变体和人工决定已并入），运行"
        "本身在"
        "其中的 runs 里。要么完整写出，要么不写。\n\n例：planner runs export latest plan.zip",
        "Write the run RUN to a folder or a zip archive: its stored inputs as an ordinary scenario "
        "(variants and decisions applied), the run itself below runs. It is written whole or not "
        "at all.\n\nExample: planner runs export latest plan.zip",
    ),
    "help.option.export_force": (
        "覆盖已有的 zip 包（已有内容的文件夹从不覆盖）",
        "write over an archive (never over a folder that holds something)",
    ),
    "help.runs.rm.short": (
        "删除运行",
        "Remove runs",
    ),
    "help.runs.rm": (
        "删除运行 RUN 及存放在旁边的研究，先说明哪些会一起删除、哪些依赖它，再询问。\n\n例："
        "planner runs rm "
        "3f2a --yes",
        "Remove the runs RUN and the studies kept beside them, after telling what goes with them "
        "and what depends on them, and asking.\n\nExample: planner runs rm 3f2a --yes",
    ),
    "help.option.rm_yes": ("不询问", "do not ask"),
    "help.option.of_scenario": (
        "只列此算例的运行（名称或文件夹）",
        "only runs of this scenario (name or folder)",
    ),
    "help.option.since": (
        "只列此时之后的运行，如 2026-11-26 或 2026-11-26T08:00",
        "only runs since then, such as 2026-11-26 or 2026-11-26T08:00",
    ),
    "help.option.where": (
        "只列标签如此的运行，可重复；也可用 status、variant、method、planner、run、request、"
        "rerun_of",
        "only runs with this tag, repeatable; also status, variant, method, planner, run, request, "
        "rerun_of",
    ),
    "help.option.reindex": (
        "重建运行索引",
        "make the index of the runs again",
    ),
    "help.option.tag": (
        "给运行加标签，可重复；标签随运行存档，不影响编号",
        "tag of the run, repeatable; stored with it, no part of its id",
    ),
    "message.tags_kept": (
        "答案来自已存运行 {run}，标签没有加上；要加标签请用 --fresh 重新求解",
        "the answer is the stored run {run}, which keeps its own tags; --fresh solves again and "
        "stores these",
    ),
    "message.no_such_tag": (
        "没有运行带标签 {tag}",
        "no run has the tag {tag}",
    ),
    "message.runs_chosen": (
        "{all} 个运行中的 {shown} 个",
        "{shown} of {all} runs",
    ),
    "message.index_made": (
        "{folder} 的索引已重建",
        "the index of {folder} was made again",
    ),
    "message.index_not_made": (
        "{folder} 写不了索引；列表直接读自各运行文件夹",
        "no index can be written to {folder}; the list was read from the run folders",
    ),
    "message.rerun_stored": (
        "重新求解 {origin}，存为 {run}",
        "{origin} was solved again and stored as {run}",
    ),
    "message.exported": (
        "运行 {run} 已写出 {count} 个文件",
        "run {run}: {count} files written",
    ),
    "message.export_differs": (
        "注意：本程序的产业库或读取规则与运行 {run} 当时不同，用导出的算例重新求解会得到另一个编号",
        "note: the industry library or the reading of this planner is another than that of run "
        "{run}; the exported scenario will be solved under another id",
    ),
    "message.rm_studies": (
        "随 {run} 一起删除的研究：{names}",
        "removed with {run}: {names}",
    ),
    "message.rm_begun": (
        "从 {run} 出发或重解它的运行，予以保留：{names}；它们今后不能再用 runs rerun 从它出发",
        "runs that began from {run} or repeat it stay: {names}; those that began from it can no "
        "longer be solved again from it",
    ),
    "message.rm_written": (
        "关于 {run} 的研究文件，予以保留：{names}",
        "files about {run} stay: {names}",
    ),
    "message.rm_ask": (
        "删除 {count} 个运行，无法恢复。继续？",
        "Remove {count} run(s) for good?",
    ),
    "message.rm_declined": ("没有删除任何运行", "nothing was removed"),
    "error.rm_needs_yes": (
        "没有终端可以询问，{runs} 没有删除；加 --yes 直接删除",
        "there is no terminal to ask on, nothing was removed ({runs}); --yes removes without "
        "asking",
    ),
    "error.run_of_other_schema": (
        "运行 {run} 的存档格式为 {schema}，本程序只读格式 {known}；请用当时的版本打开，或用其输"
        "入重新求解",
        "run {run} is stored in format {schema} and this planner reads format {known}; open it "
        "with "
        "the version that wrote it, or solve its scenario again",
    ),
    "error.rerun_start_gone": (
        "运行 {run} 是从 {start} 的方案出发求解的，而 {start} 已不在，无法照样重解；可用 "
        "planner runs "
        "export 导出输入后重新求解",
        "run {run} began from the plan of {start}, which is gone, so it cannot be solved again in "
        "the same way; planner runs export gives its inputs to solve anew",
    ),
    "error.tag_wrong": (
        "{word} 不是标签；应为 键=值，键中无空格",
        "{word} is no tag; write KEY=VALUE, without blanks in the key",
    ),
    "error.tag_twice": (
        "标签 {tag} 给了两次",
        "the tag {tag} is given twice",
    ),
    "error.tag_taken": (
        "标签不能叫 {tag}：{taken} 是运行自带的信息；请换一个名称",
        "a tag cannot be called {tag}: {taken} are facts that every run has; choose another name",
    ),
    "error.since_wrong": (
        "--since {word} 不是日期；请写成 2026-11-26 或 2026-11-26T08:00",
        "--since {word} is no date; write 2026-11-26 or 2026-11-26T08:00",
    ),
    "runs.export_readme": (
        "# {scenario}\n\n由运行 {run} 导出：求解时的全部输入（变体和人工决定已并入），数据来源"
        "见原算例的"
        "说明和各表的 source 列。输入校验码 {hash}。\n\n`planner run . --runs runs` 用同样的选"
        "项即得到"
        "同一运行；`planner runs verify {run} --runs runs` 核验，`planner runs rerun {run} "
        "--runs runs "
        "--check` 核对能否复现。",
        "# {scenario}\n\nExported from run {run}: all inputs as they were solved (variants and "
        "decisions applied); where the figures came from is told by the README of the original "
        "scenario and the column source of the tables. Hash of the inputs {hash}.\n\n`planner run "
        ". --runs runs` with the same options gives the same run; `planner runs verify {run} "
        "--runs runs` checks it, `planner runs rerun {run} --runs runs --check` tells whether it "
        "is reproduced.",
    ),
    "label.tags": ("标签", "tags"),
    "label.rerun.title": ("重新求解 {run}", "{run} solved again"),
    "label.rerun.what": ("项", "what"),
    "label.rerun.then": ("当时", "then"),
    "label.rerun.now": ("现在", "now"),
    "label.rerun.outcome": ("结果", "outcome"),
    "label.rerun.outcome_same": ("相同", "same"),
    "label.rerun.outcome_changed": ("不同", "changed"),
    "label.rerun.outcome_unknown": ("未知", "not known"),
    "label.rerun.inputs": ("输入", "inputs"),
    "label.rerun.reading": ("输入（含新增默认值）", "inputs with the defaults of today"),
    "label.rerun.model": ("模型", "model"),
    "label.rerun.options": ("求解选项", "options"),
    "label.rerun.value": ("价值（万元）", "value (wan yuan)"),
    "label.rerun.status": ("状态", "status"),
    "label.rerun.method": ("求解方法", "method"),
    "label.rerun.planner": ("planner 版本", "planner"),
    "label.rerun.pyomo": ("Pyomo 版本", "Pyomo"),
    "label.rerun.highspy": ("HiGHS 版本", "HiGHS"),
    "label.rerun.python": ("Python 版本", "Python"),
    "label.rerun.platform": ("平台", "platform"),
    "label.rerun.decisions": ("不同的决策（项）", "decisions that differ"),
    "label.rerun.verdict_yes": (
        "{run} 已复现：输入、模型、选项相同，价值相容，其余也都一致",
        "{run} is reproduced: same inputs, model and options, values that agree, all else the same",
    ),
    "label.rerun.verdict_yes_but": (
        "{run} 已复现：输入、模型、选项相同，价值相容；不同的有：{what}",
        "{run} is reproduced: same inputs, model and options, and values that agree; different "
        "are: "
        "{what}",
    ),
    "label.rerun.verdict_no": (
        "{run} 未能复现；不同的有：{what}",
        "{run} is not reproduced; different are: {what}",
    ),
}
