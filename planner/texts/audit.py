"""Texts: what the audit finds wrong with a plan, or with the figures it was made from."""

TEXTS: dict[str, tuple[str, str]] = {
    # The candidates against the tables.
    "audit.figure_differs": (
        "项目 {project} 的 {figure} 为 {found}，按数据表应为 {expected}",
        "{figure} of {project} is {found}, by the tables it is {expected}",
    ),
    "audit.fit_not_combined": (
        "县 {county} 产业 {industry} 的适配度为 {found}，按各要素加权几何平均应为 {expected}",
        "the fit of {county} and {industry} is {found}, its factors combine to {expected}",
    ),
    "audit.fit_differs": (
        "县 {county} 产业 {industry} 的适配度（{figure}）为 {found}，按表 fit 应为 {expected}",
        "the fit of {county} and {industry} ({figure}) is {found}, by the table fit it is "
        "{expected}",
    ),
    "audit.window_differs": (
        "项目 {project} 的可开工期为 {found}，按数据表应为 {expected}",
        "{project} may start in periods {found}, by the tables in {expected}",
    ),
    "audit.unknown_candidate": (
        "数据表中没有项目 {project}",
        "the tables have no project {project}",
    ),
    "audit.unknown_site": (
        "数据表没有把园区 {park} 列为项目 {project} 的选址",
        "the tables do not offer park {park} to {project}",
    ),
    # Starts.
    "audit.wrong_park": (
        "项目 {project} 不能落在园区 {park}",
        "{project} cannot be placed in park {park}",
    ),
    "audit.gated_site": (
        "项目 {project} 落在园区 {park} 违反准入条件 {gate}",
        "{project} in park {park} is refused by the admission rule {gate}",
    ),
    "audit.gate": (
        "项目 {project} 落在园区 {park} 违反准入条件 {gate}：现为 {found}，应为 {needed}",
        "{project} in park {park} breaks the admission rule {gate}: found {found}, needed {needed}",
    ),
    "audit.wrong_period": (
        "项目 {project} 在第 {period} 期开工，只允许第 {first} 至 {last} 期",
        "{project} starts in period {period}, allowed are periods {first} to {last}",
    ),
    "audit.wrong_count": (
        "项目 {project} 的个数 {count} 不是自然数",
        "the count {count} of {project} is not a whole number",
    ),
    "audit.too_many": (
        "项目 {project} 开工 {count} 次，最多 {most} 次",
        "{project} starts {count} times, at most {most} are allowed",
    ),
    "audit.fixed_in": (
        "项目 {project} 已定必须开工一次，方案中为 {count} 次",
        "{project} is fixed in, it must start once and starts {count} times",
    ),
    "audit.fixed_out": (
        "项目 {project} 已定不上，方案中开工 {count} 次",
        "{project} is fixed out and starts {count} times",
    ),
    "audit.no_target": (
        "项目 {project} 落在园区 {park}，但产业 {industry} 既非该园区首位产业，也非该县特色产业",
        "{project} starts in park {park}, but {industry} neither leads it nor is a speciality "
        "of its county",
    ),
    # Layout.
    "audit.unknown_role": (
        "布局（{role}）写有未知的地区 {area} 或产业 {industry}",
        "the layout names an unknown area {area} or industry {industry} as {role}",
    ),
    "audit.role_twice": (
        "{area} 的产业 {industry}（{role}）列了两次",
        "{industry} is listed twice as {role} of {area}",
    ),
    "audit.lead_and_special": (
        "产业 {industry} 在县 {county} 既是首位产业又是特色产业",
        "{industry} is both a lead and a speciality in county {county}",
    ),
    "audit.leads_per_park": (
        "园区 {area} 的首位产业超出 {excess} 个",
        "park {area} has {excess} leading industries too many",
    ),
    "audit.lead_required": (
        "园区 {area} 缺 {excess} 个首位产业",
        "park {area} lacks {excess} leading industries",
    ),
    "audit.specials_min": (
        "县 {area} 缺 {excess} 个特色产业",
        "county {area} lacks {excess} speciality industries",
    ),
    "audit.specials_max": (
        "县 {area} 的特色产业超出 {excess} 个",
        "county {area} has {excess} speciality industries too many",
    ),
    "audit.leads_per_industry_max": (
        "以产业 {area} 为首位产业的园区超出 {excess} 个",
        "industry {area} leads {excess} parks too many",
    ),
    "audit.hollow_lead": (
        "园区 {park} 的首位产业 {industry} 没有项目，也没有现有产业",
        "nothing stands behind {industry} as lead of park {park}",
    ),
    "audit.hollow_special": (
        "县 {county} 的特色产业 {industry} 没有项目，也没有现有产业",
        "nothing stands behind {industry} as speciality of county {county}",
    ),
    "audit.lead_output": (
        "园区 {park} 的首位产业 {industry} 期望产值 {found:.8g} 万元/年，至少应为 {expected:.8g}",
        "{industry} leads park {park} with an expected output of {found:.8g} wan a year, at least "
        "{expected:.8g} is needed",
    ),
    "audit.designation_in": (
        "{area} 的产业 {industry}（{role}）已定纳入布局，方案没有遵守",
        "the layout leaves out {industry} of {area} ({role}), which is fixed in",
    ),
    "audit.designation_out": (
        "{area} 的产业 {industry}（{role}）已定不纳入布局，方案没有遵守",
        "the layout has {industry} of {area} ({role}), which is fixed out",
    ),
    # Relations.
    "audit.relation_requires": (
        "项目 {project_a} 需要项目 {project_b}，方案没有遵守",
        "{project_a} requires {project_b}",
    ),
    "audit.relation_excludes": (
        "项目 {project_a} 与项目 {project_b} 互斥，方案没有遵守",
        "{project_a} and {project_b} exclude each other",
    ),
    "audit.relation_together": (
        "项目 {project_a} 与项目 {project_b} 必须同上，方案没有遵守",
        "{project_a} and {project_b} start together or not at all",
    ),
    "audit.relation_follows": (
        "项目 {project_b} 必须按规定间隔后于项目 {project_a}，方案没有遵守",
        "{project_b} must follow {project_a} after the stated lag",
    ),
    # Limits.
    "audit.land": (
        "园区 {area} 第 {period} 期用地 {used:.8g} 亩，可用 {available:.8g} 亩",
        "park {area}, period {period}: {used:.8g} mu of land used, {available:.8g} available",
    ),
    "audit.resource": (
        "{area} 第 {period} 期 {limit} 使用 {used:.8g} {unit}，可用 {available:.8g} {unit}",
        "{area}, period {period}: {used:.8g} {unit} of {limit} used, {available:.8g} available",
    ),
    "audit.overrun": (
        "{area} 第 {period} 期 {limit} 超限概率 {found:.4g} %，承诺不高于 {most:.4g} %；请重新运行 "
        "planner overbook … --apply 调整期望用量上限（cap_share、land_cap_share），或留空用保守值",
        "{area}, period {period}: {limit} is overrun with a probability of {found:.4g} %, promised "
        "are {most:.4g} % at most; tune the caps (cap_share, land_cap_share) again by planner "
        "overbook … --apply, or leave them blank for the safe ones",
    ),
    "audit.budget": (
        "{area} 第 {period} 期支出 {used:.8g} 万元，可用 {available:.8g} 万元",
        "{area}, period {period}: {used:.8g} wan yuan spent, {available:.8g} at hand",
    ),
    "audit.market": (
        "县组 {area} 第 {period} 期 {limit} 年产值 {used:.8g} 万元，市场容量 {available:.8g}",
        "group {area}, period {period}: {used:.8g} wan a year of {limit}, the market takes "
        "{available:.8g}",
    ),
    "audit.bought": (
        "{area} 第 {period} 期外购 {limit} {used:.8g} {unit}，上限 {available:.8g} {unit}",
        "{area}, period {period}: {used:.8g} {unit} of {limit} bought in a year, limit "
        "{available:.8g}",
    ),
    "audit.sold": (
        "{area} 第 {period} 期外销 {limit} {used:.8g} {unit}，上限 {available:.8g} {unit}",
        "{area}, period {period}: {used:.8g} {unit} of {limit} sold out a year, limit "
        "{available:.8g}",
    ),
    "audit.concentration": (
        "县 {area} 的产业 {limit} 期望产值 {used:.8g} 万元/年，集中度上限允许 {available:.8g}",
        "county {area}: {limit} makes {used:.8g} wan a year, its share allows {available:.8g}",
    ),
    "audit.pursuits": (
        "县 {area} 第 {period} 期推进未签约项目 {used:.8g} 个，最多 {available:.8g} 个",
        "county {area}, period {period}: {used:.8g} unsigned starts, limit {available:.8g}",
    ),
    "audit.income_floor": (
        "县 {area} 居民收入 {used:.8g} 万元，底线 {available:.8g} 万元",
        "county {area}: resident income {used:.8g} wan yuan, the floor is {available:.8g}",
    ),
    "audit.floor_jobs": (
        "{area} 到第 {period} 期预期就业 {used:.8g} 人，底线 {available:.8g} 人",
        "{area}: {used:.8g} jobs expected by period {period}, the floor is {available:.8g}",
    ),
    "audit.floor_output": (
        "{area} 到第 {period} 期预期年产值 {used:.8g} 万元，底线 {available:.8g} 万元",
        "{area}: yearly output of {used:.8g} wan yuan expected by period {period}, the floor is "
        "{available:.8g}",
    ),
    "audit.floor_resident_income": (
        "{area} 到第 {period} 期居民收入 {used:.8g} 万元，底线 {available:.8g} 万元",
        "{area}: resident income of {used:.8g} wan yuan by period {period}, the floor is "
        "{available:.8g}",
    ),
    "audit.floor_fiscal": (
        "{area} 到第 {period} 期留成税收 {used:.8g} 万元，底线 {available:.8g} 万元",
        "{area}: kept tax of {used:.8g} wan yuan by period {period}, the floor is {available:.8g}",
    ),
    "audit.floor_existing_support": (
        "{area} 到第 {period} 期存量企业扶持 {used:.8g} 万元，底线 {available:.8g} 万元",
        "{area}: support of existing firms of {used:.8g} wan yuan by period {period}, the floor "
        "is {available:.8g}",
    ),
    # Expansions and grants.
    "audit.unknown_expansion": (
        "数据表中没有扩容工程 {expansion}",
        "the tables have no expansion {expansion}",
    ),
    "audit.built_twice": (
        "扩容工程 {expansion} 建了两次",
        "expansion {expansion} is built twice",
    ),
    "audit.built_early": (
        "扩容工程 {expansion} 在第 {period} 期开工，只允许规划期内第 {first} 期及以后",
        "expansion {expansion} is begun in period {period}, allowed in the horizon from {first} on",
    ),
    "audit.grant_astray": (
        "第 {period} 期 {group} 不能向 {county} 拨款",
        "{group} cannot grant to {county} in period {period}",
    ),
    "audit.grant_negative": (
        "第 {period} 期 {group} 向 {county} 拨款 {amount} 万元，应为非负数",
        "{group} grants {amount} wan yuan to {county} in period {period}, which is no amount",
    ),
    # Totals.
    "audit.total_differs": (
        "求解器给出的 {figure} 为 {found:.10g}，复核为 {expected:.10g}",
        "{figure} is {found:.10g} by the solver and {expected:.10g} by the audit",
    ),
}
