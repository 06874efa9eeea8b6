"""Words for enclaves: parks hosted for a partner."""

TEXTS = {
    "label.enclaves": (
        "飞地园区：谁得多少（落地期望值，收入和税收为折现后万元）",
        "Enclaves: who has what (expected; income and tax discounted, wan yuan)",
    ),
    "label.enclave": ("园区", "park"),
    "label.enclave_column.side": ("归谁", "whose"),
    "label.enclave_column.part": ("分成", "share"),
    "label.enclave_column.output": ("年产值（万元）", "output a year"),
    "label.enclave_column.income": ("居民收入", "income"),
    "label.enclave_column.tax": ("留成税收", "tax kept"),
    "label.enclave_column.land": ("用地指标（亩）", "land quota, mu"),
    "label.enclave_all": ("合计", "whole"),
    "label.enclave_host": ("所在县 {name}", "host {name}"),
    "label.enclave_partner": ("伙伴县 {name}", "partner {name}"),
    "label.enclave_outside": ("范围外伙伴 {name}", "partner outside: {name}"),
    "label.enclaves_note": (
        "扶持资金和代建载体由所在县支付，未从税收中扣除；两方之和即合计，不重复计算。",
        "Support and carriers are paid by the host and not taken off the tax here; the two sides "
        "add up to the whole, nothing is counted twice.",
    ),
    "label.enclaves_outside": (
        "范围外伙伴的一份不计入本方案的任何合计，也不计入目标。",
        "What a partner outside has is in no total of this plan and not in its objective.",
    ),
    "label.enclave_gain.unused": (
        "{park}：方案未在此安排项目，飞地不增不减",
        "{park}: the plan starts nothing here, so the enclave gains nothing",
    ),
    "label.enclave_gain.unknown": (
        "{park}：时限内未求得不设飞地的方案（可放宽 --seconds 并加 --resume）",
        "{park}: no answer in time for the plan without the enclave (allow more --seconds, with "
        "--resume)",
    ),
    "label.enclave_gain.impossible": (
        "{park}：已证明不设该飞地就没有满足全部规则的方案",
        "{park}: it is proved that without the enclave no plan keeps all rules",
    ),
    "label.enclave_gain.open": (
        "{park}：设飞地比不设至少多 {low} 万元，上端未知",
        "{park}: the enclave is worth at least {low} wan yuan to the group; the upper end is not "
        "known",
    ),
    "label.enclave_gain.exact": (
        "{park}：设飞地比不设多 {low} 万元（全体，精确）。",
        "{park}: the enclave is worth {low} wan yuan to the group (exact).",
    ),
    "label.enclave_gain.interval": (
        "{park}：设飞地比不设多 {low} 至 {high} 万元（全体）。",
        "{park}: the enclave is worth {low} to {high} wan yuan to the group.",
    ),
    "label.enclave_gain.zero": (
        "{park}：设飞地比不设至多多 {high} 万元（全体），也可能不多。",
        "{park}: the enclave is worth at most {high} wan yuan to the group, and perhaps nothing.",
    ),
    "label.enclave_gain.sides": (
        "按找到的两个方案：{host} {host_gain}，{partner} {partner_gain}，其余各县 {others}",
        " Between the two plans found: {host} {host_gain}, {partner} {partner_gain}, all other "
        "counties {others}",
    ),
}
