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
# # 一个州：各县别再争同一个产业 / A prefecture: counties that stop copying each other
#
# 相邻几个县各自规划，往往看中同一个产业：同样的水、同样的茶、同样的电池，价格往下走，落地更难。
# 州里要回答三个问题：**协同值多少钱？谁得谁失？怎样分享才没有县吃亏？**
#
# Neighbouring counties that plan alone often choose the same industry. A prefecture has three
# questions: what is coordination worth, who gains and who loses, and which transfers make everyone
# agree?
#
# 本例是 `planner init --template prefecture` 建出的虚构小州，**全部数据均为虚构**，只为说明方法。
#
# The example is the small prefecture that `planner init --template prefecture` writes. **All of its
# figures are invented** to show the method.

# %%
import os
import tempfile
from pathlib import Path

from planner.pool import SerialPool
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Asking, lent
from planner.studies.case import subject_from
from planner.studies.coordinate.schemes import Effort, compare
from planner.templates import write_template
from planner.texts import text

RUNS = Path(os.environ.get("PLANNER_RUNS", "runs"))
SCENARIO = Path(tempfile.mkdtemp()) / "zhou"
print(len(write_template(SCENARIO, "prefecture", "csv", "zh")), "个文件")

# %% [markdown]
# ## 1. 全州一盘棋 / One plan for all
#
# 先求全州的联合方案，再拿它同各县自己会做的事相比。
#
# First the joint plan of all counties; then what the counties would do by themselves.

# %%
subject = subject_from(RunRequest(SCENARIO, options=SolveOptions(gap_share=0.001), runs_dir=RUNS))
joint = subject.result.solution
print(f"联合方案：{joint.objective_wan:,.0f} 至 {joint.bound_wan:,.0f} 万元（虚构数）")

# %% [markdown]
# ## 2. 几种做法并排 / Ways to plan, side by side
#
# 从“今天已有的”“各县按打分表”“各县互不通气”，到“互相看得见、轮流调整直到没人想动”（均衡），再到联合方案和“没有县比均衡时更差”
# 的联合方案。用的是同一套数据、同一个目标；各县互不通气时，几个县都算上的项目只能归一个县，同质竞争的代价照付。
# （`planner coordinate` 还比较“先到先得”和“下达指标，各县自定”，并写出完整的表和图。）
#
# From what is there today, scoring tables and counties that do not see each other, to an equilibrium
# in which nobody wants to move, the joint plan, and the best plan in which nobody is worse off than
# there. Same data, same objective; a project that several counties counted on comes to one of them,
# and overlap is paid for. (`planner coordinate` has two more ways, and writes all tables and figures.)

# %%
with SerialPool(lent(subject.case)) as pool:
    found = compare(subject, Asking(pool), Effort(gap_share=0.001, seconds=10, county_seconds=5))
SHOWN = ("status_quo", "scoring", "alone", "equilibrium", "joint", "fair")
for name in SHOWN:
    payoffs = found.schemes[name].payoffs.values()
    income, tax, overlap, total = (
        sum(getattr(payoff, term) for payoff in payoffs)
        for term in ("income_wan", "fiscal_wan", "overlap_wan", "value_wan")
    )
    print(
        f"{text(f'label.coordinate.scheme.{name}', 'zh')}：总价值 {total:,.0f}，居民收入 {income:,.0f}，"
        f"留成税收 {tax:,.0f}，同质代价 {overlap:,.0f} 万元（虚构数）"
    )

# %% [markdown]
# ## 3. 协同值多少，归谁？ / What is it worth, and to whom?
#
# - 收益是一个**区间**：联合方案已找到的值和已证明的上界，分别减去另一种做法的合计。
# - 得失按县列出。互相看得见的几个县，在这个小州里自己就能走到（几乎）同样好的布局，所以转移支付是零；
#   真正贵的是互不通气。
# - 重复布局的代价由双方各担一半，各县所得之和正好是总价值，没有重复计算。
#
# The gain is an **interval**: the value found and the proved bound of the joint plan, each less the
# sum of the other way. In this small prefecture counties that see each other reach (almost) the same
# layout by themselves; what costs is not to see each other. Each of two counties bears half of an
# overlap, so that the counties' interests add up to the value of the plan.

# %%
for name in ("alone", "scoring", "equilibrium"):
    other = sum(payoff.value_wan for payoff in found.schemes[name].payoffs.values())
    low, high = joint.objective_wan - other, joint.bound_wan - other
    label = text(f"label.coordinate.scheme.{name}", "zh")
    print(f"比“{label}”多 {max(low, 0):,.0f} 至 {high:,.0f} 万元（虚构数）")
    assert high >= 0  # 没有做法能好过联合方案的上界
names = {row.county: row.name_zh for row in subject.result.scenario.rows("counties")}
for county, payoff in found.schemes["joint"].payoffs.items():
    rest = found.schemes["equilibrium"].payoffs[county]
    print(
        f"{names[county]}：均衡 {rest.value_wan:,.0f}，联合 {payoff.value_wan:,.0f} 万元（虚构数）"
    )

# %% [markdown]
# ## 4. 黔东南州 16 县怎么看 / The 16 counties of Qiandongnan
#
# 同样的问题放到 `scenarios/qiandongnan`（真实县界相邻关系和普查数，项目库为示例）：
#
#     planner run scenarios/qiandongnan --gap 0.02 --time-limit 5m
#     planner coordinate latest --gap 0.02 --seconds 30 --county-seconds 5
#
# 在两核机器上用了 4 分 42 秒；示例数据下，协同比“互相看得见”的各县多 2,041 至 5,503 万元，比“互不通气”的各县多 45,527
# 万元，相邻县撞车由 15 处减为 6 处（`docs/coordination.md` 记有完整数字和条件）。
#
# On two cores this took 4 minutes 42. With its partly illustrative figures, coordination is worth
# 2,041 to 5,503 wan yuan against counties that see each other, and 45,527 against counties that do
# not; collisions of neighbours fall from 15 to 6. `docs/coordination.md` has all figures and what
# they rest on.
