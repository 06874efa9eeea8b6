"""Texts: the page of the commands."""

TEXTS: dict[str, tuple[str, str]] = {
    "manual.head": (
        "# 全部命令\n"
        "\n"
        "本页由 `python -m planner.cli.manual` 根据命令本身生成，请勿手工修改；"
        "`planner 命令 --help` 说的是同样的话。\n"
        "\n"
        "标准输出是数据，标准错误是说明；加 `--json` 时，答案是一个 JSON 对象。"
        "写有“…”的选项可以重复。",
        "# Commands\n"
        "\n"
        "Written by `python -m planner.cli.manual` from the commands themselves; do not edit by "
        "hand. `planner COMMAND --help` says the same.\n"
        "\n"
        "What a command prints on stdout is data, what it says on stderr is talk; with `--json` "
        "the answer is one JSON object. An option with … behind it may be repeated.",
    ),
    "manual.list": ("命令|作用", "command|does"),
    "manual.shared": ("每个命令都有的选项", "Options of every command"),
    "manual.options": ("选项|默认值|含义", "option|default|meaning"),
    "manual.required": ("必填", "required"),
    "manual.range": ("{words}（范围 {range}）", "{words} (range {range})"),
    "manual.usage": ("用法：`{usage}`", "Usage: `{usage}`"),
    "manual.only_shared": (
        "除每个命令都有的选项外，没有别的选项。",
        "No options but those of every command.",
    ),
}
