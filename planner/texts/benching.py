"""Texts: benchmarks."""

TEXTS: dict[str, tuple[str, str]] = {
    "bench.title": (
        "基准算例：{counties} 个县、{projects} 个项目（随机种子 {seed}，数据均为虚构）",
        "Benchmark: {counties} counties, {projects} projects (seed {seed}, all figures invented)",
    ),
    "bench.readme": (
        "# 基准算例：{counties} 个县、{projects} 个项目\n\n"
        "由 `planner bench make` 以随机种子 {seed} 生成，只用于测量求解速度。县、园区、项目和全部"
        "数值均为虚构（产业系数取自随附产业库），不代表任何真实地区。",
        "# Benchmark: {counties} counties, {projects} projects\n\n"
        "Written by `planner bench make` with seed {seed}, to measure how fast plans are found. "
        "Counties, parks, projects and all figures are invented (illustrative; the coefficients of "
        "the industries are those of the library that ships) and stand for no real place.",
    ),
    "error.bench_size": (
        "没有规模 {size}；可用：{sizes}，或“县数x项目数”（如 40x4000，每县至少一个项目）",
        "there is no size {size}; there are {sizes}, or COUNTIESxPROJECTS such as 40x4000, with a "
        "project or more for every county",
    ),
    "error.bench_nothing": (
        "没有要测的算例：请给出算例文件夹，或用 --size 现场生成",
        "there is nothing to measure: name a scenario folder, or have one made with --size",
    ),
    "error.bench_option": (
        "本版求解器没有选项 {option}（所给值：{value}）",
        "the solver of this version has no option {option} (given: {value})",
    ),
    "error.bench_process": (
        "测量进程意外终止（{end}）：多半是内存不足。{told}",
        "the measuring process ended unexpectedly ({end}), most likely for lack of memory. {told}",
    ),
    "help.bench.short": (
        "生成指定规模的算例，测量求解快慢",
        "Make scenarios of stated size and measure how fast they are solved",
    ),
    "help.bench": (
        "生成指定规模的算例，测量求解快慢。\n\n例：planner bench run --size prefecture --seed 1",
        "Make scenarios of stated size and measure how fast they are solved.\n\nExample: planner "
        "bench run --size prefecture --seed 1",
    ),
    "help.bench.make.short": (
        "生成指定规模的算例",
        "Write a scenario of stated size",
    ),
    "help.bench.make": (
        "在 FOLDER 生成指定规模的算例：同一随机种子得到逐字节相同的文件，数据均为虚构。\n\n例："
        "planner bench make /tmp/p1 --size prefecture --seed 1",
        "Write a scenario of stated size into FOLDER: the same seed gives the same bytes, all "
        "figures are invented.\n\nExample: planner bench make /tmp/p1 --size prefecture --seed 1",
    ),
    "help.bench.run.short": (
        "测量：多久到 5 %、2 %、1 %，10、60、300 秒时的差距，内存",
        "Measure time to 5 %, 2 %, 1 %, the gap at 10, 60, 300 s, memory",
    ),
    "help.bench.run": (
        "逐个求解所给算例和（或）现场生成的算例，每次求解用一个新进程，测量到 5 %、2 %、1 % "
        "差距的时间、10、60、300 秒时的差距、原始积分、内存和求解器之外的时间。\n\n"
        "例：planner bench run --size prefecture --seed 1 --seed 2 --time-limit 5m",
        "Solve the named scenarios, or those made here, each in a process of its own, and measure "
        "the time to a gap of 5 %, 2 % and 1 %, the gap at 10, 60 and 300 s, the primal integral, "
        "memory, and the time outside the solver.\n\nExample: planner bench run --size prefecture "
        "--seed 1 --seed 2 --time-limit 5m",
    ),
    "help.option.bench_size": (
        "规模：county（1 县 130 个项目）、prefecture（16 县 1300）、province（100 县 10000）、"
        "national（2800 县 280000），或“县数x项目数”",
        "county (1 county, 130 projects), prefecture (16, 1,300), province (100, 10,000), national "
        "(2,800, 280,000), or COUNTIESxPROJECTS",
    ),
    "help.option.bench_seed": (
        "生成算例的随机种子",
        "seed of the generated scenario",
    ),
    "help.option.bench_method": (
        "求解方法（可多次给出以作比较）；不给则用默认方法",
        "method of solution (repeatable, to compare); the default one if not given",
    ),
    "help.option.bench_workers": (
        "求解用的进程数",
        "processes that solve together",
    ),
    "message.bench_made": (
        "试一试：planner run {folder}",
        "try: planner run {folder}",
    ),
    "message.bench_running": (
        "正在测 {scenario} {method}（限 {limit}）",
        "measuring {scenario} {method} (at most {limit})",
    ),
    "label.bench.head": (
        "差距要求 {gap}，限 {limit}；{versions}；{machine}",
        "asked gap {gap}, time limit {limit}; {versions}; {machine}",
    ),
    "label.bench.scenario": ("算例", "scenario"),
    "label.bench.method": ("方法", "method"),
    "label.bench.best": ("最好方案 万元", "best, wan"),
    "label.bench.gap": ("差距", "gap"),
    "label.bench.to_gap": ("到 {gap}", "to {gap}"),
    "label.bench.gap_at": ("{seconds} 秒时", "at {seconds} s"),
    "label.bench.integral": ("原始积分 秒", "primal integral"),
    "label.bench.memory": ("内存 MiB", "MiB"),
    "label.bench.outside": ("求解器外", "outside"),
    "label.bench.note": (
        "到某差距的时间和某时刻的差距从求解开始计；“-”为未达到或未测到。原始积分以本表中该算例的最好方案为准；"
        "求解器外＝读入、检查、组装、建模、核算和存档。",
        "Times and gaps count from the start of the solve; - means not reached, or not measured. "
        "The primal integral is against the best plan for the scenario in this table; outside is "
        "reading, checking, assembling, building, auditing and storing.",
    ),
}
