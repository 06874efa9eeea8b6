"""Words that all studies share."""

TEXTS = {
    "help.option.base_limit": (
        "若该情景尚未求解，先求基准方案的时限：秒，或 90s、10m、1h",
        "time limit of the base plan, if the scenario was not solved before: seconds, or 90s, 10m",
    ),
    "help.option.study_seconds": (
        "每次重新求解的时限：秒，或 90s、10m",
        "time limit of each re-solve: seconds, or 90s, 10m",
    ),
    "help.option.study_out": (
        "把表格、摘要和图写入此文件夹（默认 studies/研究-方案号，重做时覆盖）",
        "write table, summary, figures into this folder (default studies/STUDY-RUN, written over)",
    ),
    "message.stopped_early": (
        "已按要求停止，尚未开始求解或存盘",
        "stopped as asked, before anything was found",
    ),
    "message.study_interrupted": (
        "已按要求停止；已得的答案已保存，加 --resume 可继续",
        "stopped as asked; the answers so far are kept, go on with --resume",
    ),
    "error.play_start_not_allowed": (
        "博弈的起点方案不满足现行规则；请重新求解基准方案",
        "the plan from which the counties begin breaks the rules; solve the base plan anew",
    ),
    "error.variants_of_run": (
        "{run} 是已存的方案，不能再加 --variant；请给出情景文件夹",
        "{run} is a stored run and takes no --variant; name the folder of a scenario instead",
    ),
}
