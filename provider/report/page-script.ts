/** The page's script: sortable tables, a filter, and matrix cells that filter. Without JavaScript the page is complete, in the given order. */
export const script = `"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
function compare(one, other) {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) ? one.localeCompare(other, undefined, { numeric: true }) : difference;
}

for (const table of all("table.sortable"))
  for (const [column, head] of all("thead th", table).entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const descending = head.ariaSort === "ascending";
      for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
      head.ariaSort = descending ? "descending" : "ascending";
      const sign = descending ? -1 : 1;
      const keyed = [...table.tBodies[0].rows].map((row) => [valueOf(row, column), row]);
      keyed.sort(([one], [other]) => sign * compare(one, other));
      table.tBodies[0].append(...keyed.map(([, row]) => row));
    });
  }

const form = document.getElementById("filter");
const words = document.getElementById("words");
const pair = document.getElementById("pair");
const output = form.querySelector("output");
const cards = all("#failures .failure");
const rows = all("#all tbody tr");
const texts = new Map();
let picked;

function textOf(element) {
  if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
  return texts.get(element);
}

function filter() {
  const wanted = words.value.trim().toLowerCase();
  const has = (element) => textOf(element).includes(wanted);
  const isPicked = ({ dataset }) => !picked || (dataset.expected === picked.expected && dataset.got === picked.got);
  for (const card of cards) card.hidden = !(isPicked(card) && has(card));
  for (const row of rows) row.hidden = !has(row);
  const shown = cards.filter((card) => !card.hidden).length;
  const found = rows.filter((row) => !row.hidden).length;
  pair.hidden = !picked;
  pair.textContent = picked ? "expected " + picked.expected + ", got " + picked.got + " ✕" : "";
  output.textContent =
    wanted || picked
      ? shown + " of " + cards.length + " failures" + (wanted ? ", " + found + " of " + rows.length + " utterances" : "")
      : "";
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
words.addEventListener("input", filter);
pair.addEventListener("click", () => {
  picked = undefined;
  filter();
  words.focus();
});
for (const cell of all(".matrix a"))
  cell.addEventListener("click", () => {
    picked = { expected: cell.dataset.expected, got: cell.dataset.got };
    words.value = "";
    filter();
  });

// A link to a failure that the filter hides shows it.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.hidden) return;
  picked = undefined;
  words.value = "";
  filter();
  target.scrollIntoView();
});
`;
