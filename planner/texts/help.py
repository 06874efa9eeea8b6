"""Texts: help."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.root": (
        "县域产业组合规划：选产业、选项目、排时序，并证明方案有多好。\n\n例：planner init "
        "demo && planner run demo",
        "Industry portfolio planner: which industries and projects, where and when, and "
        "how good the plan is proved to be.\n\nExample: planner init demo && planner run demo",
    ),
    "help.init.short": (
        "建立一个可直接运行的算例",
        "Write a scenario that runs at once",
    ),
    "help.init": (
        "在 FOLDER 建立一个可直接运行的算例。\n\n例：planner init demo --template prefecture "
        "--format xlsx",
        "Write a scenario that runs at once into FOLDER.\n\nExample: planner init demo "
        "--template prefecture --format xlsx",
    ),
    "help.validate.short": (
        "检查算例数据，一次列出全部错误",
        "Tell all faults of a scenario at once",
    ),
    "help.validate": (
        "检查 SCENARIO 的全部数据，一次列出所有错误、提醒和说明。\n\n例：planner validate "
        "scenarios/tiny --variant tight",
        "Check all data of SCENARIO and tell every error, warning and note at "
        "once.\n\nExample: planner validate scenarios/tiny --variant tight",
    ),
    "help.run.short": (
        "求最好的方案，核算、存档并显示",
        "Find the best plan, audit, store and print it",
    ),
    "help.run": (
        "求 SCENARIO 的最好方案，独立核算后存档并显示。Ctrl-C 保留目前最好的方案。\n\n例："
        "planner run scenarios/qiandongnan --gap 0.02 --time-limit 5m\n\n退出码：0 完成；3 "
        "数据有错；4 无可行方案；5 到时限且未达差距；6 到时限且无方案；130 被中断",
        "Find the best plan of SCENARIO, audit, store and print it. Ctrl-C keeps the best "
        "plan so far.\n\nExample: planner run scenarios/qiandongnan --gap 0.02 --time-limit "
        "5m\n\nExit codes: 0 done; 3 faulty data; 4 no plan exists; 5 time limit, gap not "
        "reached; 6 time limit, no plan; 130 interrupted",
    ),
    "help.runs.short": (
        "已存的运行",
        "Stored runs",
    ),
    "help.runs": (
        "列出或查看已存的运行。\n\n例：planner runs list",
        "List and show stored runs.\n\nExample: planner runs list",
    ),
    "help.runs.list.short": (
        "列出运行",
        "List the runs",
    ),
    "help.runs.list": (
        "按时间列出已存的运行。\n\n例：planner runs list --runs runs --json",
        "List the stored runs, oldest first.\n\nExample: planner runs list --runs runs --json",
    ),
    "help.runs.show.short": (
        "再次显示一个运行",
        "Print a run again",
    ),
    "help.runs.show": (
        "再次核算并显示运行 RUN（编号、编号开头或 latest）。\n\n例：planner runs show latest",
        "Audit and print the run RUN again (its id, a beginning of it, or "
        "latest).\n\nExample: planner runs show latest",
    ),
    "help.doctor.short": (
        "检查本机是否可用",
        "Say whether this machine can do the work",
    ),
    "help.doctor": (
        "检查版本、求解器、文件夹、编码和中文字体。\n\n例：planner doctor",
        "Look at versions, solver, folders, encoding and Chinese fonts.\n\nExample: planner doctor",
    ),
    "help.completion.short": (
        "输出命令补全脚本",
        "Print the completion script of a shell",
    ),
    "help.completion": (
        "输出 bash、zsh 或 fish 的命令补全脚本。\n\n例：planner completion bash >> ~/.bashrc",
        "Print the completion script for bash, zsh or fish.\n\nExample: planner completion "
        "bash >> ~/.bashrc",
    ),
    "help.option.lang": (
        "语言（默认取 PLANNER_LANG 或系统语言）",
        "language (default: PLANNER_LANG or that of the system)",
    ),
    "help.option.json": (
        "在标准输出打印一个 JSON 对象",
        "print one JSON object on stdout",
    ),
    "help.option.quiet": (
        "少说",
        "say less",
    ),
    "help.option.verbose": (
        "多说",
        "say more",
    ),
    "help.option.no_progress": (
        "不显示求解进度",
        "do not show how the solve goes",
    ),
    "help.option.no_color": (
        "不用颜色",
        "no colours",
    ),
    "help.option.variant": (
        "应用的变体，可重复，按次序",
        "variant to apply; repeatable, in order",
    ),
    "help.option.template": (
        "一个县，或一个州（市）",
        "one county, or a prefecture",
    ),
    "help.option.format": (
        "表格形式",
        "form of the tables",
    ),
    "help.option.runs": (
        "存放运行的文件夹",
        "folder of the stored runs",
    ),
    "help.option.gap": (
        "达到此相对差距即停",
        "stop at this relative gap",
    ),
    "help.option.time_limit": (
        "求解时限：秒，或 90s、10m、1h",
        "time limit of the solve: seconds, or 90s, 10m, 1h",
    ),
    "help.option.seed": (
        "求解器随机种子",
        "random seed of the solver",
    ),
    "help.option.threads": (
        "求解器线程数",
        "threads of the solver",
    ),
    "help.option.solve_method": (
        "direct：HiGHS 整体求解；blocks：按县分块求解；districts：建模前分片求解；auto：按规模选择",
        "direct: HiGHS on the whole; blocks: counties as blocks; districts: split before any "
        "model is built; auto: by size",
    ),
    "help.option.fresh": (
        "即使已有存档也重新求解",
        "solve again even if the answer is stored",
    ),
    "help.option.save_model": (
        "把模型写成 MPS 文件",
        "write the model as an MPS file",
    ),
    "help.option.dry_run": (
        "只报告模型大小，不求解",
        "tell the size of the model, do not solve",
    ),
    "help.bad_duration": (
        "{value} 不是时长；写成 90、90s、10m 或 1h",
        "{value} is no duration; write 90, 90s, 10m or 1h",
    ),
}
