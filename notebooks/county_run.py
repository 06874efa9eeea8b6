# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 一个县：没有项目清单，该主攻什么产业？ / One county: which industries, without a project list?
#
# 三穗县手里没有一个有名有姓的项目。它问的是：**以现有的土地、电力、用水和用工，该去争取哪些产业、各争取几个、先做什么？**
# 本例的人口、就业和产业代码来自公开资料，适配度、土地和限额是**示例数**（见 `scenarios/one_county/README.md`）：
# 下面的数字说明方法，不是给三穗县的结论。
#
# Sansui county has no named project. It asks which industries to seek with the land, power, water and
# workers it has, how many projects of each, and in what order. Population, employment and industry
# codes are public; fits, land and limits are **illustrative** (see `scenarios/one_county/README.md`).
# The figures below show the method; they are no advice to the county.

# %%
import os
from pathlib import Path

from planner.assess import assess_scenario
from planner.report.frames import area_totals, binding_limits, money_by_period
from planner.report.screen import screen
from planner.run import RunRequest, judge, run_scenario
from planner.solve import SolveOptions

ROOT = next(home for home in (Path.cwd(), *Path.cwd().parents) if (home / "scenarios").is_dir())
RUNS = Path(os.environ.get("PLANNER_RUNS", "runs"))
SCENARIO = ROOT / "scenarios" / "one_county"

# %% [markdown]
# ## 1. 数据站得住吗？ / Are the data sound?
#
# 先查错，再谈方案。错误会逐条写明表、行、列和改法；没有错误才会求解。
#
# Faults come first: each names table, row, column and the way to mend it. Nothing is solved while
# there is an error.

# %%
for fault in judge(SCENARIO, ()).faults:
    print(fault.severity, fault.sentence("zh"))

# %% [markdown]
# ## 2. 适合什么？ / What suits the county?
#
# 适配度由六项要素合成，一项太差不能用别的补上；低于准入线的产业直接挡在门外。每亩收入和每亩留成税收是两份不同的名单，
# 所以要看权衡，不能只看一个排名。
#
# Fit joins six factors, and a bad one cannot be bought off by the others; below the gate an industry
# is out. Income per mu and kept tax per mu are two different lists, which is why one ranking is not
# enough.

# %%
found = assess_scenario(SCENARIO, top=5)
names = {row.industry: row.name_zh for row in found.scenario.rows("industries")}
for county, best in found.targets.items():
    print(county)
    for cell in best:
        print(
            f"  {cell.rank}. {names[cell.industry]}  适配度 {cell.fit.share:.2f}（{cell.fit.grade} 级）"
            f"  落地概率 {cell.odds_share:.2f}  亩均居民收入 {cell.income_wan_per_mu:.1f} 万元/年"
        )
gated = [cell for cell in found.cells.values() if cell.gates]
for cell in gated:
    rules = "；".join(f"{gate.rule} {gate.found} < {gate.needed}" for gate in cell.gates)
    print(f"  挡下：{names[cell.industry]}（{rules}）")

# %% [markdown]
# ## 3. 求方案 / The plan
#
# 求解后，方案由一套不看模型的算术重新核算一遍；核算不过就不会显示。“已证明”指：任何别的方案最多再好这么多。
#
# After the solve a second arithmetic, which does not look at the model, recomputes everything; a plan
# that fails is not shown. "Proved" means: no other plan is better by more than this.

# %%
result = run_scenario(RunRequest(SCENARIO, options=SolveOptions(gap_share=0.01), runs_dir=RUNS))
print(screen(result, "zh"))

# %% [markdown]
# ## 4. 什么卡住了？ / What holds it back?

# %%
for limit in binding_limits(result):
    print(
        f"{limit.limit}（{limit.area}）：用 {limit.used:.1f}，限 {limit.available:.1f} {limit.unit}"
    )
for period, (support, build) in money_by_period(result).items():
    print(f"第 {period} 期：扶持资金期望值 {support:,.0f} 万元，扩容工程 {build:,.0f} 万元")

# %% [markdown]
# ## 5. 换一种小心程度 / How careful to be
#
# 大多数意向不会落地，所以方案只按概率预留土地和电力。若每个在追的项目都留足（变体 `full_reserve`），方案会小得多：
# 这是最谨慎的一头，两头之间怎样取，见 `planner overbook`。
#
# Most leads never land, so room is kept at the odds. The variant `full_reserve` keeps all of it for
# every lead, and the plan shrinks: that is the cautious end. `planner overbook` looks between the two.

# %%
cautious = run_scenario(RunRequest(SCENARIO, ("full_reserve",), SolveOptions(gap_share=0.01), RUNS))
for name, run in (("按概率预留", result), ("全部留足", cautious)):
    totals = area_totals(run)[0]
    value = run.solution
    print(
        f"{name}：推进 {totals.starts} 个，预计落地 {totals.expected:.1f} 个，用地期望 {totals.land_mu:.0f} 亩；"
        f"目标值 {value.objective_wan:,.0f} 至 {value.bound_wan:,.0f} 万元（示例数）"
    )
# 能留足的方案按概率预留也一定放得下，所以谨慎的一头不会更好。
assert cautious.solution.objective_wan <= result.solution.bound_wan
