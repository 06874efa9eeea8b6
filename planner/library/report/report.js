"use strict";
// Tables sort by a click on a header: figures as figures, words as words, unknown cells last.
for (const table of document.querySelectorAll("table")) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = document.body.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const rising = head.getAttribute("aria-sort") !== "ascending";
      const number = head.classList.contains("number");
      const value = (row) => {
        const words = row.cells[place].textContent.trim();
        if (words === "–" || words === "") return null;
        return number ? parseFloat(words.replace(/,/g, "")) : words;
      };
      const order = (a, b) =>
        number ? a - b : a.localeCompare(b, document.documentElement.lang, { numeric: true });
      const rows = [...body.rows].map((row) => [value(row), row]);
      rows.sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null);
        return rising ? order(a, b) : order(b, a);
      });
      body.append(...rows.map(([, row]) => row));
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    });
  });
}
