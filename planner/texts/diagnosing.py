"""Texts: why a scenario has no plan, and what would mend it (``planner diagnose``)."""

TEXTS: dict[str, tuple[str, str]] = {
    "help.diagnose.short": (
        "说明为什么没有方案，以及怎样才有",
        "Say why no plan exists and what would mend it",
    ),
    "help.diagnose": (
        "说明 SCENARIO 有没有方案：先逐条核算必需与可用；若没有方案，给出相互冲突的规则（经证明），"
        "以及代价最小的几种放宽办法。--apply 把办法写成变体。\n\n例：planner diagnose "
        "scenarios/tiny --variant tight --apply mended\n\n退出码：0 有方案；2 用法不对；"
        "3 数据有错；4 已证明无方案；6 到时限仍未判明；130 被中断",
        "Say whether SCENARIO has a plan: first what each rule needs against what there is; if no "
        "plan exists, the rules in conflict (proved) and the cheapest ways to loosen them. --apply "
        "writes one as a variant.\n\nExample: planner diagnose scenarios/tiny --variant tight "
        "--apply mended\n\nExit codes: 0 a plan exists; 2 wrong use; 3 faulty data; 4 proved that "
        "no plan exists; 6 time limit before either; 130 interrupted",
    ),
    "help.option.diagnose_time_limit": (
        "诊断总时限：秒，或 90s、10m、1h",
        "time limit of the whole diagnosis: seconds, or 90s, 10m, 1h",
    ),
    "help.option.apply": (
        "把办法写成变体 variants/NAME.toml（不覆盖已有文件）",
        "write a repair as the variant variants/NAME.toml (never overwrites)",
    ),
    "help.option.repair": (
        "--apply 取第几个办法",
        "which repair --apply takes",
    ),
    "help.option.price": (
        "放宽一个单位的代价（万元），可重复，例如 land=50；名称见 docs/diagnosing.md",
        "price of loosening by one unit, wan yuan; repeatable, such as land=50; the names are in "
        "docs/diagnosing.md",
    ),
    "help.bad_price": (
        "{value} 不是“名称=万元”（大于 0），例如 land=50",
        "{value} is not NAME=WAN with an amount above 0, such as land=50",
    ),
    "error.unknown_price": (
        "没有名为 {name} 的代价，可用：{known}",
        "there is no price named {name}; known: {known}",
    ),
    "error.unknown_price_near": (
        "没有名为 {name} 的代价；是否应为 {near}？",
        "there is no price named {name}; did you mean {near}?",
    ),
    "error.variant_exists": (
        "{path} 已存在，不覆盖；请换一个名称",
        "{path} exists and is not overwritten; choose another name",
    ),
    "error.variant_name": (
        "{name} 不能作变体名：只用汉字、字母、数字、_ 和 -",
        "{name} cannot name a variant: use letters, digits, _ and -",
    ),
    "error.variant_not_written": (
        "变体 {path} 写不了（{reason}）",
        "the variant {path} cannot be written ({reason})",
    ),
    "error.no_such_repair": (
        "没有第 {number} 个办法：本次找到 {count} 个",
        "there is no repair {number}: {count} were found",
    ),
    "error.repair_inexpressible": (
        "变体写不了这一步：{parts}。请直接改表，或用 --repair 另选办法（可写成变体的：{others}）",
        "a variant cannot say: {parts}. Change the tables by hand, or take another repair with "
        "--repair (those a variant can say: {others})",
    ),
    "message.variant_written": (
        "办法 {number} 已写入 {path}；下一步：{command}",
        "repair {number} is in {path}; next: {command}",
    ),
    "message.diagnose_feasible": (
        "本算例有方案，没有需要放宽的规则，--apply 未写文件",
        "a plan exists, nothing has to be loosened, --apply wrote no file",
    ),
    "label.diagnose.possible": (
        "有方案：全部规则可以同时满足（已找到一个满足全部规则的方案）。",
        "A plan exists: all rules can be met at once (one that meets them was found).",
    ),
    "label.diagnose.infeasible": (
        "已证明：没有任何方案能同时满足全部规则。",
        "Proved: no plan meets all the rules at once.",
    ),
    "label.diagnose.unknown": (
        "时限内既没有找到方案，也没有证明没有方案；请放宽 --time-limit。",
        "Within the time limit neither a plan was found nor proved that there is none; allow more "
        "with --time-limit.",
    ),
    "label.diagnose.told": (
        "单凭加总即可看出达不到的规则",
        "Rules that plain sums show cannot be met",
    ),
    "label.diagnose.conflict": (
        "冲突 {number}：下列规则不能同时成立（已证明）",
        "Conflict {number}: these rules cannot all hold (proved)",
    ),
    "label.diagnose.alone": (
        "这一条单独就无法满足。",
        "This one cannot be met even alone.",
    ),
    "label.diagnose.irreducible": (
        "缺一不可：去掉其中任何一条，其余各条就不再矛盾（逐条证明）。",
        "None can be spared: without any one of them the others no longer contradict each other "
        "(proved one by one).",
    ),
    "label.diagnose.reducible": (
        "到时限为止，带 ? 的规则还没有证明必不可少：这组规则确有冲突，但可能不是最小的一组。",
        "Time ran out before the rules marked ? were proved to be needed: these rules do conflict, "
        "but perhaps a smaller set of them does too.",
    ),
    "label.diagnose.more": (
        "除此之外还有别的冲突。",
        "There are further conflicts beside these.",
    ),
    "label.diagnose.more_unknown": (
        "时限内未能判明除此之外是否还有别的冲突。",
        "Time was too short to tell whether there are further conflicts.",
    ),
    "label.diagnose.apart": (
        "这些冲突互不相干，须分别化解。",
        "These conflicts share no rule: each has to be resolved.",
    ),
    "label.diagnose.any_repair": (
        "任何办法都至少要放宽上面每组冲突中的一条。",
        "Whatever mends it loosens at least one rule of every conflict above.",
    ),
    "label.diagnose.repairs": (
        "放宽办法（代价按 docs/diagnosing.md 的单位代价合计，只用来排序，不是预算；"
        "每个办法都已改动数据后重新试算，确有方案）",
        "Ways to loosen the rules (prices per unit as in docs/diagnosing.md, for ranking only, no "
        "budget; each was tried on the changed data and has a plan)",
    ),
    "label.diagnose.no_repairs": (
        "时限内没有找到放宽办法。",
        "No repair was found within the time limit.",
    ),
    "label.diagnose.unmendable": (
        "放宽任何可放宽的规则都不能使方案存在：冲突在数据本身（选址、门槛、项目范围）。",
        "Loosening whatever can be loosened gives no plan: the conflict lies in the data (sites, "
        "gates, what is on offer).",
    ),
    "label.diagnose.repair": (
        "办法 {number}：代价 {price}（{proof}）",
        "Repair {number}: price {price} ({proof})",
    ),
    "label.diagnose.cheapest": (
        "已证明代价最小",
        "proved the cheapest",
    ),
    "label.diagnose.cheapest_other": (
        "前面办法以外，已证明代价最小",
        "proved the cheapest besides those above",
    ),
    "label.diagnose.at_least": (
        "未证明最小：已证明不会低于 {least}",
        "not proved the cheapest: proved that none is below {least}",
    ),
    "label.diagnose.value": (
        "这样改动后最好的方案值 {value}（已证明最优）",
        "the best plan is then worth {value} (proved)",
    ),
    "label.diagnose.value_between": (
        "这样改动后最好的方案至少值 {value}，至多 {bound}",
        "the best plan is then worth at least {value}, at most {bound}",
    ),
    "label.diagnose.value_open": (
        "这样改动后有方案；值多少用 planner run 求（先 --apply）",
        "a plan then exists; what it is worth, planner run tells (after --apply)",
    ),
    "label.diagnose.by_hand": (
        "变体写不了这一步，须直接改表",
        "no variant can say this: change the tables by hand",
    ),
    "label.diagnose.needs": (
        "必需与可用（最紧的在前；只计必然发生的需求：已定上马的项目、下限和规定的个数）",
        "Needed against available (tightest first; only what is certain: projects fixed in, floors "
        "and counts demanded)",
    ),
    "label.diagnose.no_needs": (
        "没有任何规则有必然的需求。",
        "No rule has a need that is certain.",
    ),
    "label.diagnose.just_met": (
        "个数刚好（需 1 有 1）：{listed}{rest}。",
        "Counts that are just met (1 of 1): {listed}{rest}.",
    ),
    "label.diagnose.just_met_rest": ("；另有 {count} 条", "; and {count} more"),
    "label.diagnose.rule": ("规则", "rule"),
    "label.diagnose.needed": ("必需", "needed"),
    "label.diagnose.available": ("可用", "available"),
    "label.diagnose.unit": ("单位", "unit"),
    "label.diagnose.share": ("占比", "share"),
    "label.diagnose.rest": (
        "另有 {count} 条（--json 列出全部）",
        "{count} more (--json has all)",
    ),
    "label.diagnose.time": (
        "用时 {seconds}",
        "took {seconds}",
    ),
    "label.diagnose.rule.land": ("{area}的用地（{amount}）", "land of {area} ({amount})"),
    "label.diagnose.rule.resource": (
        "{area}的{about}（{amount}）",
        "{about} of {area} ({amount})",
    ),
    "label.diagnose.rule.budget": ("{area}的资金（{amount}）", "money of {area} ({amount})"),
    "label.diagnose.rule.market": (
        "{about}的可达市场（{area}，{amount}）",
        "market of {about} ({area}, {amount})",
    ),
    "label.diagnose.rule.pursuits": (
        "{area}每期洽谈项目至多 {count} 个",
        "unsigned projects of {area} in a period: at most {count}",
    ),
    "label.diagnose.rule.income_floor": (
        "{area}居民收入不低于 {count} 万元",
        "income of {area} at least {count} wan yuan",
    ),
    "label.diagnose.rule.floor_jobs": (
        "{area}到 {years} 年预期就业不少于 {amount} 人",
        "jobs expected in {area} by {years}: at least {amount}",
    ),
    "label.diagnose.rule.floor_output": (
        "{area}到 {years} 年预期年产值不低于 {amount} 万元",
        "yearly output expected in {area} by {years}: at least {amount} wan yuan",
    ),
    "label.diagnose.rule.floor_resident_income": (
        "{area}到 {years} 年所开项目的居民收入不低于 {amount} 万元",
        "income of {area} from what is begun by {years}: at least {amount} wan yuan",
    ),
    "label.diagnose.rule.floor_fiscal": (
        "{area}到 {years} 年所开项目的留成税收不低于 {amount} 万元",
        "tax kept by {area} from what is begun by {years}: at least {amount} wan yuan",
    ),
    "label.diagnose.rule.floor_existing_support": (
        "{area}到 {years} 年存量企业扶持不少于 {amount} 万元",
        "support of existing firms in {area} by {years}: at least {amount} wan yuan",
    ),
    "label.diagnose.rule.fixed_in": (
        "项目 {area} 已定上马",
        "project {area} is fixed in",
    ),
    "label.diagnose.rule.fixed_out": (
        "项目 {area} 已定不上",
        "project {area} is fixed out",
    ),
    "label.diagnose.rule.designation_in": (
        "已定布局：{area}以{about}为目标产业{detail}",
        "layout decided: {about} is a target of {area}{detail}",
    ),
    "label.diagnose.rule.designation_out": (
        "已定布局：{area}不以{about}为目标产业{detail}",
        "layout decided: {about} is no target of {area}{detail}",
    ),
    "label.diagnose.role.lead": ("首位", "lead"),
    "label.diagnose.role.special": ("特色", "special"),
    "label.diagnose.rule.requires": (
        "项目 {a} 须有项目 {b}",
        "project {a} requires project {b}",
    ),
    "label.diagnose.rule.excludes": (
        "项目 {a} 与 {b} 不能并存",
        "projects {a} and {b} exclude each other",
    ),
    "label.diagnose.rule.together": (
        "项目 {a} 与 {b} 须同上同不上",
        "projects {a} and {b} go together",
    ),
    "label.diagnose.rule.follows": (
        "项目 {b} 须在项目 {a} 之后",
        "project {b} follows project {a}",
    ),
    "label.diagnose.rule.specials_min": (
        "{area}特色产业至少 {count} 个",
        "specialities of {area}: at least {count}",
    ),
    "label.diagnose.rule.specials_max": (
        "{area}特色产业至多 {count} 个",
        "specialities of {area}: at most {count}",
    ),
    "label.diagnose.rule.leads_per_park": (
        "{area}首位产业至多 {count} 个",
        "leading industries of {area}: at most {count}",
    ),
    "label.diagnose.rule.lead_required": (
        "{area}须有首位产业 {count} 个",
        "leading industries of {area}: {count} required",
    ),
    "label.diagnose.rule.leads_per_industry_max": (
        "{area}至多作 {count} 个园区的首位产业",
        "parks led by {area}: at most {count}",
    ),
    "label.diagnose.rule.lead_output_share_min": (
        "{area}首位产业占园区产出至少 {count}",
        "the lead makes at least {count} of the output of {area}",
    ),
    "label.diagnose.rule.industry_output_share_max": (
        "{area}一个产业占产值至多 {count}",
        "one industry makes at most {count} of the output of {area}",
    ),
    "label.diagnose.rule.bought": (
        "{area}外购{about}（{amount}）",
        "{about} bought in by {area} ({amount})",
    ),
    "label.diagnose.rule.sold": (
        "{area}外销{about}（{amount}）",
        "{about} sold out by {area} ({amount})",
    ),
    "label.diagnose.every_county": ("每个县", "every county"),
    "label.diagnose.every_park": ("每个园区", "every park"),
    "label.diagnose.every_industry": ("每个产业", "every industry"),
    "label.diagnose.step.more": (
        "{rule}：增加 {amount} {unit}",
        "{rule}: {amount} {unit} more",
    ),
    "label.diagnose.step.money": (
        "{rule}：{years} 年增加 {amount} 万元",
        "{rule}: {amount} wan yuan more in {years}",
    ),
    "label.diagnose.step.floor": (
        "{rule}：降低 {amount} 万元，降到 {left} 万元",
        "{rule}: {amount} wan yuan less, down to {left}",
    ),
    "label.diagnose.step.less": (
        "{rule}：降低 {amount} {unit}，降到 {left} {unit}",
        "{rule}: {amount} {unit} less, down to {left}",
    ),
    "label.diagnose.step.count": (
        "{rule}：改为 {count} 个（对所有地方）",
        "{rule}: {count} instead (everywhere)",
    ),
    "label.diagnose.step.off": (
        "{rule}：取消此规则（对所有地方）",
        "{rule}: give this rule up (everywhere)",
    ),
    "label.diagnose.step.drop": (
        "{rule}：取消这一条",
        "{rule}: drop it",
    ),
    "variant.title_zh": ("放宽办法 {number}", "放宽办法 {number}"),
    "variant.title_en": ("Repair {number}", "Repair {number}"),
}
