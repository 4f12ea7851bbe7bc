// A field that narrows a list on the page to what holds every word typed, without regard to accents.
import { fill } from "./page_data.js";

const CALM = 150; // milliseconds after the last key before the count is told

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[łŁ]/g, "l").toLowerCase();
}

/** Of a branch its own words only, not those of the branches below it. */
function ownWords(item) {
  return plain([...item.childNodes].filter((node) => node.nodeName !== "UL").map((node) => node.textContent).join(" "));
}

export function narrowList(holder) {
  const field = holder.querySelector("[data-narrow-field]");
  if (!field) {
    return;
  }
  const count = holder.querySelector("[data-narrow-count]");
  const items = [...holder.querySelectorAll("[data-narrow-list] li")].map((item) => ({ item, words: ownWords(item) }));
  let waiting;
  field.addEventListener("input", () => {
    const asked = plain(field.value).split(/\s+/).filter(Boolean);
    const found = items.filter(({ words }) => asked.every((word) => words.includes(word)));
    const shown = new Set(found.map(({ item }) => item));
    for (const { item } of items) {
      item.hidden = !shown.has(item) && ![...item.querySelectorAll("li")].some((below) => shown.has(below));
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => (count.textContent = fill(holder.dataset.narrow, { n: found.length })), CALM);
  });
}
