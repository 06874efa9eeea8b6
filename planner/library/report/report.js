"use strict";
// Tables sort by a click on a header: figures as figures, words as words, unknown cells last.
// The headers hold no button elements, because browsers leave those out of repeated heads in print.
const UNKNOWN = "–";

const valueOf = (cell, number) => {
  const words = cell.textContent.trim();
  if (words === UNKNOWN || words === "") return null;
  return number ? parseFloat(words.replaceAll(",", "")) : words;
};

const inOrder = (a, b) =>
  typeof a === "number"
    ? a - b
    : a.localeCompare(b, document.documentElement.lang, { numeric: true });

const sort = (table, place) => {
  const heads = [...table.tHead.rows[0].cells];
  const head = heads[place];
  const rising = head.getAttribute("aria-sort") !== "ascending";
  const number = head.classList.contains("number");
  const rows = [...table.tBodies[0].rows].map((row) => [valueOf(row.cells[place], number), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return rising ? inOrder(a, b) : inOrder(b, a);
  });
  table.tBodies[0].append(...rows.map(([, row]) => row));
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
};

for (const table of document.querySelectorAll("table")) {
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    const handle = document.createElement("span");
    handle.setAttribute("role", "button");
    handle.tabIndex = 0;
    handle.title = document.body.dataset.sort;
    handle.append(...head.childNodes);
    head.append(handle);
    handle.addEventListener("click", () => sort(table, place));
    handle.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sort(table, place);
    });
  });
}
