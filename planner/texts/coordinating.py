"""Words of ``planner coordinate``."""

TEXTS = {
    "help.coordinate": (
        "算出县际协同值多少钱：现状、打分表、先到先得、各县自主、博弈均衡、联合布局、无人受损的联合布局，"
        "同一套数据逐一求解对比；给出谁得谁失、产业在哪里撞车、怎样转移支付能让各县都同意。\n\n"
        "例：planner coordinate scenarios/qiandongnan --gap 0.03",
        "What coordination between counties is worth: today, scoring tables, first come, each "
        "alone, equilibrium, the joint plan, and the joint plan in which nobody is worse off, all "
        "on the same data; who gains, where they collide, and which transfers make all agree.\n\n"
        "Example: planner coordinate scenarios/qiandongnan --gap 0.03",
    ),
    "help.coordinate.short": (
        "县际协同值多少钱、谁得谁失、如何分享",
        "what coordination between counties is worth, and how to share it",
    ),
    "help.option.emit_counties": (
        "把联合布局折成的各县指标写成每县一个情景文件夹，可各自用 planner run 求解",
        "write the quotas of the joint plan as one scenario folder per county, each of which "
        "`planner run` solves alone",
    ),
    "label.coordinate.emitted": (
        "# {county}：由 {scenario} 的联合布局下达的指标\n\n"
        "共用的要素、资金和市场按联合布局的用量折成本县指标，适配度沿用全局评价。"
        "与邻县的同质代价未计入，选产业时请避开下列邻县目标：",
        "# {county}: quotas from the joint plan of {scenario}\n\n"
        "What is shared is this county's by its use in the joint plan; fits are those of the "
        "whole. Overlaps with neighbours are not priced here: keep clear of what they target:",
    ),
    "help.option.county_seconds": (
        "每个县自身问题的时限：秒，或 90s、10m",
        "time limit of each county's own problem: seconds, or 90s, 10m",
    ),
    "error.coordinate_one_county": (
        "该情景只有一个县（{county}），没有可协同的对象；请给出含多个县的情景",
        "the scenario has one county only ({county}): nobody to coordinate with; name one of "
        "several counties",
    ),
    "error.coordinate_maxmin": (
        "该情景以人均收入最低县优先（fairness.mode = maxmin），目标不是各县所得之和，"
        "无法比较协同收益；请改为 none 或 floor 后再算",
        "the scenario puts the least income per head first (fairness.mode = maxmin): its objective "
        "is no sum over counties, so gains cannot be compared; set none or floor",
    ),
    "error.coordinate_streams": (
        "该情景有物料平衡（表 streams）：各县单独规划时物料如何分摊没有规则，"
        "不能比较各县单独与协同的方案；请去掉表 streams 后再算",
        "the scenario has material streams (table streams): nothing says how counties that plan "
        "alone would share a material, so the schemes cannot be compared; take the table out",
    ),
    "label.coordinate.head": (
        "县际协同分析：{title}（方案 {run}）",
        "Coordination between counties: {title} (run {run})",
    ),
    "label.coordinate.basis": (
        "同一套数据、同一目标；两县重复布局的代价由双方各担一半，各县所得之和即总价值。"
        "金额为折现后万元，已乘落地概率。",
        "Same data, same objective; neighbours bear half of an overlap each, so that what the "
        "counties have adds up to the value. Wan yuan, discounted, weighted by odds.",
    ),
    "label.coordinate.schemes": ("各方案对比", "Schemes"),
    "label.coordinate.column.scheme": ("方案", "scheme"),
    "label.coordinate.column.value": ("总价值", "value"),
    "label.coordinate.column.bound": ("上界", "bound"),
    "label.coordinate.column.income": ("居民收入", "income"),
    "label.coordinate.column.fiscal": ("留成税收", "tax kept"),
    "label.coordinate.column.link": ("产业链", "links"),
    "label.coordinate.column.overlap": ("同质代价", "overlap"),
    "label.coordinate.column.collisions": ("撞车数", "collisions"),
    "label.coordinate.column.index": ("同质指数", "overlap index"),
    "label.coordinate.column.land": ("用地（亩）", "land, mu"),
    "label.coordinate.scheme.status_quo": ("现状（存量与已签约）", "today (stock and signed)"),
    "label.coordinate.scheme.scoring": ("打分表选产业", "scoring table"),
    "label.coordinate.scheme.greedy": ("先到先得", "first come, first served"),
    "label.coordinate.scheme.alone": ("各县自主", "each county alone"),
    "label.coordinate.scheme.equilibrium": ("博弈均衡", "equilibrium"),
    "label.coordinate.scheme.delegated": (
        "下达指标，各县自定",
        "quotas of the joint plan, counties choose",
    ),
    "label.coordinate.delegated": (
        "下达指标后各县自定，比联合布局少 {lost}",
        "Left to the counties at the quotas of the joint plan: {lost} less than the joint plan",
    ),
    "label.coordinate.scheme.joint": ("联合布局", "joint plan"),
    "label.coordinate.scheme.fair": ("联合布局，无人受损", "joint, nobody worse off"),
    "label.coordinate.missing": (
        "未得出：{schemes}（时限内未得解、求解失败或被中止；"
        "放宽 --seconds 和 --county-seconds 并加 --resume 可再试）",
        "Not there: {schemes} (no plan in time, failed, or stopped; try again with --resume and "
        "more --seconds and --county-seconds)",
    ),
    "label.coordinate.impossible": (
        "无方案：{schemes}（已证明没有一个县能在这些规则下自成方案，例如未作评价、份额不够或缺主导产业）",
        "No plan: {schemes} (it is proved that no county has a plan of its own by these rules: "
        "nothing is scored, its part is too small, or it finds no leading industry)",
    ),
    "label.coordinate.without": (
        "{scheme}：已证明下列县自己没有可行方案，按什么也不做计：{counties}",
        "{scheme}: it is proved that these counties have no plan of their own, and they are taken "
        "to do nothing: {counties}",
    ),
    "label.coordinate.joint_behind": (
        "均衡比已找到的联合布局还多 {more}：联合布局尚未求到最优，请缩小 --gap 或放宽 --time-limit",
        "The equilibrium is worth {more} more than the joint plan found, which is not yet the "
        "best: ask for a smaller --gap or give more --time-limit",
    ),
    "label.coordinate.delegated_more": (
        "下达指标后各县自定，比联合布局多 {lost}："
        "联合布局尚未求到最优，或合起来超出共用限额、违反跨县规则（见上）",
        "Left to the counties at the quotas of the joint plan: {lost} more than the joint plan, "
        "which is not yet the best, or together they exceed shared limits or break rules between "
        "counties (see above)",
    ),
    "label.coordinate.end.unproved": (
        "无人再动，但有县时限内未得答案",
        "nobody moved, but some county had no answer in time",
    ),
    "label.coordinate.twice": (
        "{scheme}：各县合计自以为有 {promised}，其中 {twice} 个项目被几个县同时算上，"
        "{crowded} 个市场装不下；扣除重复后为 {value}",
        "{scheme}: the counties count on {promised} together; {twice} projects are counted by "
        "several of them and {crowded} markets are too small; {value} is left",
    ),
    "label.coordinate.exceeded": (
        "{scheme}：合起来超出 {count} 项共用限额（最多用到 {most}），此处未扣罚",
        "{scheme}: together they exceed {count} shared limits (up to {most}), which is not charged "
        "here",
    ),
    "label.coordinate.plays": ("各县轮流应对的过程", "How the counties responded in turn"),
    "label.coordinate.column.start": ("起点", "from"),
    "label.coordinate.column.end": ("结果", "end"),
    "label.coordinate.column.rounds": ("轮数", "rounds"),
    "label.coordinate.column.moves": ("改变次数", "moves"),
    "label.coordinate.column.open": ("未证余量", "still open"),
    "label.coordinate.start.joint": ("联合布局，大县先动", "joint plan, large counties first"),
    "label.coordinate.start.joint-reversed": (
        "联合布局，小县先动",
        "joint plan, small counties first",
    ),
    "label.coordinate.start.unseen": (
        "不计同质代价的布局，大县先动",
        "overlaps unseen, large counties first",
    ),
    "label.coordinate.start.unseen-reversed": (
        "不计同质代价的布局，小县先动",
        "overlaps unseen, small counties first",
    ),
    "label.coordinate.end.equilibrium": ("均衡：无人愿再动", "equilibrium: nobody gains by moving"),
    "label.coordinate.end.cycle": ("循环：回到从前的布局", "cycle: an earlier plan came back"),
    "label.coordinate.end.rounds": ("轮数用尽", "too many rounds"),
    "label.coordinate.end.stopped": ("被中止", "stopped"),
    "label.coordinate.gain": (
        "协同收益（联合布局减均衡）：{low} 至 {high}，其中居民收入 {income}，留成税收 {fiscal}",
        "Gain of coordination (joint plan less equilibrium): {low} to {high}; of the plan found, "
        "{income} of resident income and {fiscal} of tax kept",
    ),
    "label.coordinate.gain_year": (
        "折成 {year} 年一年（未折现）：居民收入 {income}，税收 {tax}",
        "In the year {year} alone (not discounted): {income} of resident income, {tax} of tax",
    ),
    "label.coordinate.gain_alone": (
        "比各县自主多 {alone}，比打分表多 {scoring}",
        "{alone} more than each county alone, {scoring} more than by scoring tables",
    ),
    "label.coordinate.anarchy": (
        "无序代价（联合布局 ÷ 已找到的最差均衡）：{low} 至 {high}；"
        "由 {starts} 个起点得到，均衡未穷举，故为下估",
        "Price of anarchy (joint plan over the worst equilibrium found): {low} to {high}; from "
        "{starts} starts, not all equilibria, so a lower estimate",
    ),
    "label.coordinate.counties": ("各县得失（万元）", "Who gains and who loses, wan yuan"),
    "label.coordinate.transfers": (
        "让各县都同意的转移支付（万元，正为得、负为付）",
        "Transfers that make all agree, wan yuan (+ gets, - pays)",
    ),
    "label.coordinate.column.status_quo": ("现状", "today"),
    "label.coordinate.column.alone": ("自主", "alone"),
    "label.coordinate.column.equilibrium": ("均衡", "equilibrium"),
    "label.coordinate.column.joint": ("联合", "joint"),
    "label.coordinate.column.change": ("联合减均衡", "joint less equilibrium"),
    "label.coordinate.losers": (
        "联合布局下 {count} 个县不如均衡：{counties}",
        "{count} counties have less in the joint plan than at the equilibrium: {counties}",
    ),
    "label.coordinate.no_losers": (
        "联合布局下没有一个县不如均衡",
        "No county has less in the joint plan than at the equilibrium",
    ),
    "label.coordinate.fair_price": (
        "“{scheme}”的代价：在 {low} 至 {high} 之间",
        "Price of “{scheme}”: between {low} and {high}",
    ),
    "label.coordinate.blocs": (
        "县数超过 {most} 个，联盟按 {count} 个邻县片区计算（{bounds}）；片区内按县均分",
        "More than {most} counties: coalitions of {count} blocs of neighbours ({bounds}); within a "
        "bloc counties share equally",
    ),
    "label.coordinate.coalition_open": (
        "联盟价值最多低估 {open}；假定联盟以外各县维持均衡布局",
        "values of coalitions may be up to {open} too low; outsiders are assumed to stay at the "
        "equilibrium",
    ),
    "label.coordinate.rule.equal": ("均分", "Equal split"),
    "label.coordinate.rule.shapley": ("沙普利值", "Shapley value"),
    "label.coordinate.rule.nucleolus": ("核仁", "Nucleolus"),
    "label.coordinate.promise_core": (
        "{rule}：任何县和片区联盟都不会因退出而更好（在核心内）",
        "{rule}: no coalition would do better by leaving (in the core)",
    ),
    "label.coordinate.promise_rational": (
        "{rule}：没有谁单独退出会更好，但有 {count} 个联盟退出会更好（最多 {most}）",
        "{rule}: nobody would do better alone, but {count} coalitions would by leaving (by up to "
        "{most})",
    ),
    "label.coordinate.promise_none": (
        "{rule}：有成员单独退出会更好，最多 {most}",
        "{rule}: some would do better alone, by up to {most}",
    ),
    "label.coordinate.core_empty": (
        "核心为空：任何分法都有联盟退出会更好",
        "The core is empty: whatever the sharing, some coalition does better by leaving",
    ),
    "label.coordinate.clashes": ("产业在哪里撞车（均衡）", "Where they collide (equilibrium)"),
    "label.coordinate.column.industry": ("产业", "industry"),
    "label.coordinate.column.pair": ("邻县", "neighbours"),
    "label.coordinate.column.price": ("代价", "price"),
    "label.coordinate.column.in_joint": ("联合布局中", "in the joint plan"),
    "label.coordinate.still": ("仍在", "still there"),
    "label.coordinate.gone": ("消除", "gone"),
    "label.coordinate.similarity": (
        "邻县产业结构相似系数（UNIDO，{pairs} 对均值）："
        "今天 {today}，均衡 {equilibrium}，联合 {joint}；"
        "克鲁格曼指数：{k_today}、{k_equilibrium}、{k_joint}",
        "Similarity of neighbours (UNIDO, mean of {pairs} pairs): today {today}, equilibrium "
        "{equilibrium}, joint {joint}; Krugman index: {k_today}, {k_equilibrium}, {k_joint}",
    ),
    "label.coordinate.matrix": ("“1+N”布局矩阵", "1+N layout"),
    "label.coordinate.lead": ("● 首位产业", "● leading industry"),
    "label.coordinate.special": ("○ 特色产业", "○ speciality"),
    "label.coordinate.stock": ("· 已有", "· exists today"),
    "label.coordinate.overlap_mark": ("斜线：与邻县同质", "hatched: shared with a neighbour"),
    # Fairness per head, floors that cannot hold, and what intervals leave open.
    "help.option.floors": (
        "“无人受损”的底线取哪一个：博弈均衡所得（equilibrium），或各县自主所得（alone）",
        "what nobody goes below in “nobody worse off”: its part at the equilibrium, or what it has "
        "alone",
    ),
    "help.option.fair_rounds": (
        "人均公平求到倒数第几位：0 不求，1 只求最低县最大化，不少于县数即为完整的逐位公平",
        "how many places from below fairness per head settles: 0 none, 1 max-min only, as many as "
        "counties: lexicographic to the end",
    ),
    "label.coordinate.scheme.maxmin": ("人均最低县优先", "max-min per head"),
    "label.coordinate.scheme.lexicographic": ("人均逐位公平", "lexicographic per head"),
    "label.coordinate.scheme.fair_alone": (
        "联合布局，无人低于自主",
        "joint, nobody below alone",
    ),
    "label.coordinate.floors_conflict": (
        "“{scheme}”的底线不能同时守住。互相冲突的是这些县的底线：{counties}",
        "The floors of “{scheme}” cannot all hold. These counties' floors are in conflict: "
        "{counties}",
    ),
    "label.coordinate.floors_one": (
        "“{scheme}”的底线守不住：单是 {counties} 的底线就无法达到",
        "The floors of “{scheme}” cannot all hold: that of {counties} alone is out of reach",
    ),
    "label.coordinate.floors_unnamed": (
        "已证明“{scheme}”的底线不能同时守住，但时限内未能查明是哪几个县；请放宽 --seconds",
        "It is proved that the floors of “{scheme}” cannot all hold, but time was too short to "
        "tell whose; give more --seconds",
    ),
    "label.coordinate.floors_doubtful": (
        "其中时限内未能证明缺一不可的：{counties}",
        "Of these, time was too short to prove needed: {counties}",
    ),
    "label.coordinate.floors_apart": (
        "所列各县缺一不可：任去其一，其余底线都能守住",
        "Without any one of them the floors of the others listed can all hold",
    ),
    "label.coordinate.floors_repair": (
        "最小让步：合计 {total}（{steps}）；上表的“{scheme}”按让步后的底线求得",
        "Least repair: {total} in all ({steps}); “{scheme}” above holds the floors so lowered",
    ),
    "label.coordinate.floors_repair_only": (
        "最小让步：合计 {total}（{steps}）；时限内未得出让步后的布局",
        "Least repair: {total} in all ({steps}); there was no plan at the floors so lowered in "
        "time",
    ),
    "label.coordinate.floors_no_repair": (
        "时限内未得出最小让步",
        "There was no time to find the least repair",
    ),
    "label.coordinate.floor_step": ("{county} 让 {amount}", "{county} by {amount}"),
    "label.coordinate.between": ("{low} 至 {high}", "{low} to {high}"),
    "label.coordinate.evenness": (
        "人均公平（新增居民收入，元/人，折现后）",
        "Fairness per head (added resident income, yuan per head, discounted)",
    ),
    "label.coordinate.column.lowest": ("最低县", "lowest"),
    "label.coordinate.column.lowest_county": ("是哪个县", "which county"),
    "label.coordinate.column.highest": ("最高县", "highest"),
    "label.coordinate.column.price_value": ("总价值的代价", "price in value"),
    "label.coordinate.column.price_income": ("居民收入的代价", "price in income"),
    "label.coordinate.column.people": ("常住人口", "residents"),
    "label.coordinate.column.even_change": ("得失", "change"),
    "label.coordinate.column.maxmin": ("最低县优先", "max-min"),
    "label.coordinate.column.lexicographic": ("逐位公平", "lexicographic"),
    "label.coordinate.even_basis": (
        "公平代价：公平布局比联合布局少多少，占联合布局的比例。总价值按已找到值与上界给出区间；"
        "居民收入按已找到的两个布局计，负数表示收入反而增加",
        "Price of fairness = (joint - fair) / joint: of value as an interval by plans found and "
        "their bounds; of income between the two plans found (below zero: income rises)",
    ),
    "label.coordinate.even_nothing": (
        "联合布局的总价值不大于零，公平代价无从按比例计",
        "The joint plan is worth nothing or less, so a price of fairness as a share means nothing",
    ),
    "label.coordinate.even_round": (
        "倒数第 {place} 位的县：{level} 元/人{proof}",
        "Place {place} from below: {level} yuan per head{proof}",
    ),
    "label.coordinate.even_proved": ("（已证最优）", " (proved)"),
    "label.coordinate.even_open": (
        "（未证最优：从最低县数起 {place} 个县合计 {sum}，上界 {bound}）",
        " (not proved: the lowest {place} together {sum}, no more than {bound})",
    ),
    "label.coordinate.even_complete": (
        "逐位公平已求到最后一位（共 {count} 个县）",
        "Lexicographic fairness is settled to the last of {count} places",
    ),
    "label.coordinate.even_partial": (
        "逐位公平只求到倒数第 {places} 位（共 {count} 个县），其余各位按总价值最大安排；"
        "用 --fair-rounds 可求更多",
        "Lexicographic fairness is settled for the lowest {places} of {count} places only, the "
        "rest by value; ask for more with --fair-rounds",
    ),
    "label.coordinate.even_none": (
        "人均公平：时限内未得出任何一位（可放宽 --seconds）",
        "Fairness per head: no place was settled in time (give more --seconds)",
    ),
    "label.coordinate.even_zero": (
        "最低县为 0：在这些规则下有县得不到任何新增收入，最低县优先因此不改变它",
        "The lowest has nothing: by these rules some county cannot be given any income, and "
        "max-min leaves it so",
    ),
    "label.coordinate.even_left_out": (
        "人均公平未计常住人口未填的县：{counties}（counties 表 population_person 列）",
        "Fairness per head leaves out counties whose residents are not known: {counties} (table "
        "counties, column population_person)",
    ),
    "label.coordinate.even_few": (
        "人均公平需要至少两个县的常住人口；未填的县：{counties}"
        "（counties 表 population_person 列）",
        "Fairness per head needs the residents of two counties at least; not known: {counties} "
        "(table counties, column population_person)",
    ),
    "label.coordinate.even_gainers": (
        "{scheme}，与联合布局比人均收入：{up} 个县得（最多{county_up}，{most_up} 元/人），"
        "{down} 个县失（最多{county_down}，{most_down} 元/人）",
        "{scheme}, per head against the joint plan: {up} counties gain (most: {county_up}, "
        "{most_up} yuan), {down} lose (most: {county_down}, {most_down} yuan)",
    ),
    "label.coordinate.even_same": (
        "{scheme}：各县人均收入与联合布局相同",
        "{scheme}: every county has the same per head as in the joint plan",
    ),
    "label.coordinate.core_open": (
        "是否存在让所有联盟都不愿退出的分法，还说不准：联合布局和联盟的价值只知道区间",
        "Whether some sharing leaves no coalition better off cannot be told: the values of the "
        "joint plan and of coalitions are known between two ends only",
    ),
    "label.coordinate.promise_rational_open": (
        "{rule}：有 {count} 个联盟退出会更好（最多 {most}）；是否有谁单独退出会更好还说不准",
        "{rule}: {count} coalitions would do better by leaving (by up to {most}); whether somebody "
        "would alone cannot be told",
    ),
    "label.coordinate.promise_core_open": (
        "{rule}：没有谁单独退出会更好；是否有联盟退出会更好还说不准",
        "{rule}: nobody would do better alone; whether a coalition would cannot be told",
    ),
    "label.coordinate.promise_open": (
        "{rule}：是否有谁退出会更好，凭现有联盟价值区间还说不准",
        "{rule}: whether anybody would do better by leaving cannot be told",
    ),
    "label.coordinate.off": (
        "{rule}：联盟价值未求到底，各项转移最多相差 {most}",
        "{rule}: as values of coalitions are not proved, a transfer may be off by up to {most}",
    ),
    "label.coordinate.off_tried": (
        "{rule}：在试算过的联盟价值下，各项转移最多相差 {most}（未证，可能更多）",
        "{rule}: at the values of coalitions that were tried a transfer is off by up to {most} "
        "(not proved, may be more)",
    ),
    "label.coordinate.off_unknown": (
        "{rule}：有联盟时限内未得上界，转移会相差多少说不准",
        "{rule}: some coalition has no bound in time, so how far transfers are off cannot be told",
    ),
    "label.coordinate.broken": (
        "{scheme}：合起来违反 {count} 条跨县规则，此处未扣罚；如：{first}",
        "{scheme}: together they break {count} rules between counties, which is not charged here; "
        "the first: {first}",
    ),
}
