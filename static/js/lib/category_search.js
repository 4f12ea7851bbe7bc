// Categories by plain words: every word typed must begin a word of the category.
import { fill } from "./page_data.js";

function plain(text) {
  return text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{Diacritic}/gu, "");
}

function fits(tile, typed) {
  const words = plain(`${tile.dataset.words} ${tile.textContent}`).split(/[^\p{L}\p{N}]+/u);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}

export function searchCategories(field, message, tiles) {
  field.addEventListener("input", () => {
    const typed = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    let found = 0;
    for (const tile of tiles) {
      const shown = tile.querySelector("input").checked || fits(tile, typed);
      tile.hidden = !shown;
      found += shown ? 1 : 0;
    }
    for (const group of new Set(tiles.map((tile) => tile.closest("fieldset")))) {
      group.hidden = !group.querySelector(".tile:not([hidden])");
    }
    message.textContent = typed.length === 0 ? "" : found ? fill(message.dataset.some, { n: found }) : message.dataset.none;
  });
}
