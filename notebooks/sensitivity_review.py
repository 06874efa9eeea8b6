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
# # 评审：数字错了，方案还站得住吗？ / A review: does the plan stand if the figures are wrong?
#
# 评审专家不问“最优值是多少”，而问：**哪几个数最要紧？错到什么程度方案就该改？**
# 本例是手算得出来的三县六项目（`scenarios/tiny/README.md`），**全部数据均为虚构**，只为说明方法。
#
# A review panel does not ask for the optimum. It asks which figures matter most, and how wrong they
# may be before the plan should change. The case is `scenarios/tiny`, three counties and six projects
# that can be solved by hand (see its README); **all of its figures are invented**.

# %%
import os
from pathlib import Path

from planner.pool import SerialPool
from planner.report.fonts import chart_style
from planner.report.sensitivity import sensitivity_files, sensitivity_screen
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Asking, lent
from planner.studies.case import subject_from
from planner.studies.sensitivity.grammar import inputs_of
from planner.studies.sensitivity.one_at_a_time import lent_for_sensitivity, one_at_a_time
from planner.studies.sensitivity.switching import switching_values

ROOT = next(home for home in (Path.cwd(), *Path.cwd().parents) if (home / "scenarios").is_dir())
RUNS = Path(os.environ.get("PLANNER_RUNS", "runs"))
SCENARIO = ROOT / "scenarios" / "tiny"

# %% [markdown]
# ## 1. 待审的方案 / The plan under review

# %%
subject = subject_from(RunRequest(SCENARIO, options=SolveOptions(gap_share=0.0), runs_dir=RUNS))
result = subject.result
print(
    f"目标值 {result.solution.objective_wan:,.0f} 至 {result.solution.bound_wan:,.0f} 万元（虚构数）"
)

# %% [markdown]
# ## 2. 一次动一个数 / One figure at a time
#
# 动同质竞争的代价、变电站的造价和电力上限，各看两头。每一档要么解出来，要么由相邻档的证明直接得出；
# 没有证明到底的，一律写成区间。临界值是方案不再最优的那一点。
#
# The price of overlap, the cost of the substation and the power limit are moved to both ends. Each
# level is solved, or settled by what is proved of its neighbours; what is not proved to the end is
# an interval. The switching value is where the plan is no longer the best.

# %%
inputs = inputs_of(
    (
        "objective.overlap_price_wan:-50%..+50%",
        "expansions.substation.cost_wan:-50%..+50%",
        "limits.power:-25%..+25%",
    ),
    result.scenario,
)
shared = {**lent(subject.case), **lent_for_sensitivity(result.scenario)}
with SerialPool(shared) as pool:
    asking = Asking(pool)
    found = one_at_a_time(subject, inputs, asking, 0.0, 10, shares=(-0.5, 0.5))
    flips = switching_values(result.plan, found, asking, 10)
print(sensitivity_screen(result, found, "zh", flips))

# %% [markdown]
# ## 3. 手算核对 / Checked by hand
#
# 乙县既上玻璃又上木材，得 800 + 700 + 450 − 200（变电站）+ 60（链条）= 1,810，减去同质竞争 0.4 × 代价；只上木材得
# 1,280。两者在代价为 530 / 0.4 = 1,325 万元时相等，即比现值 1,000 高 32.5 %。上面的临界值应当正好是它。
#
# With glass and wood in county B the plan has 1,810 less 0.4 times the price of overlap; with wood
# alone 1,280. They are even at a price of 530 / 0.4 = 1,325, which is 32.5 % above today's 1,000. The
# switching value above must be just that.

# %%
overlap = next(one for one in flips if one.input.column == "objective.overlap_price_wan")
even = [(1 + flip.low) * 1000 for flip in overlap.flips if flip.rising == "out"]
print(even)
assert len(even) == 1 and abs(even[0] - 1325) < 0.5

# %% [markdown]
# ## 4. 龙卷风图 / The tornado
#
# 条越长，这个数越要紧，越值得先花钱查实。颜色之外还有纹样，黑白打印也能分辨。
#
# The longer the bar, the more the figure matters, and the sooner it is worth being measured. It reads
# in grey, too.

# %%
with chart_style():
    files = sensitivity_files(result, found, "zh", flips)
    for name, draw in files.figures.items():
        draw().savefig(RUNS / f"{name}.png", dpi=120)
        print(RUNS / f"{name}.png")

# %% [markdown]
# ## 5. 怎样写进评审意见 / What to write in the review
#
# - 排在最前面的数，请提出单位补充出处，等级由 C 提到 B。
# - 临界值落在合理误差之内的，应附上届时更好的另一方案；在误差之外的，写“本方案不因此数改变”。
# - 多个数同时变动，用 `planner uncertainty`；要看与它差不多好的其他方案，用 `planner alternatives`。
#
# Ask for a better source for the figures at the top. Where the plan would change within the error one
# must expect, attach the plan that is better there; where it would not, say so. Several figures at
# once: `planner uncertainty`; plans nearly as good: `planner alternatives`.
