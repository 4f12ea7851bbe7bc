// Categories by plain words: those that fit any word, the best first. Where nothing fits, the whole list stays.
import { ranks, wordsOf } from "./category_rank.js";
import { fill } from "./page_data.js";

const SETTLED = 700; // milliseconds without typing before the result is spoken

export function searchCategories(field, { message, said }, tiles) {
  const list = field.closest(".step");
  const groups = [...new Set(tiles.map((tile) => tile.closest("fieldset")))];
  const after = groups.at(-1).nextSibling;
  const all = tiles.map((tile) => ({
    tile,
    group: tile.closest("fieldset"),
    words: wordsOf(tile.dataset.words),
    hint: wordsOf(tile.querySelector(".tile__hint").textContent),
  }));

  /** Tiles within their group and groups among themselves by rank; equal ones as the server sent them. */
  function arrange(ranked) {
    const best = (group) => Math.max(...ranked.filter((row) => row.group === group).map((row) => row.rank));
    const byRank = [...ranked].sort((a, b) => b.rank - a.rank);
    byRank.forEach((row) => row.group.querySelector(".tiles").append(row.tile));
    [...groups].sort((a, b) => best(b) - best(a)).forEach((group) => group.parentNode.insertBefore(group, after));
  }

  function show(typed) {
    const found = ranks(typed, all);
    const ranked = all.map((row, place) => ({ ...row, rank: found[place] }));
    const count = found.filter(Boolean).length;
    arrange(ranked);
    for (const row of ranked) {
      row.tile.hidden = count > 0 && row.rank === 0 && !row.tile.querySelector("input").checked;
    }
    groups.forEach((group) => (group.hidden = !group.querySelector(".tile:not([hidden])")));
    return count;
  }

  const [count, first] = ["some", "first-hit"].map((name) => message.querySelector(`[data-${name}]`));
  let saying;

  field.addEventListener("input", () => {
    const n = show(wordsOf(field.value));
    const name = list.querySelector(".tile:not([hidden]) .tile__name").textContent;
    const isAsked = field.value.trim().length >= 3;
    list.dataset.found = n > 0 ? "some" : "none";
    count.textContent = isAsked ? fill(n > 0 ? count.dataset.some : message.dataset.none, { n }) : "";
    first.textContent = isAsked && n > 0 ? fill(first.dataset.firstHit, { name }) : "";
    window.clearTimeout(saying);
    saying = window.setTimeout(() => (said.textContent = message.textContent.trim()), SETTLED);
  });
  field.addEventListener("blur", () => window.clearTimeout(saying));
}
