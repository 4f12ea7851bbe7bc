// The receipt: print, copy, and the check of what was written down. Nothing is kept.
import { fill } from "../lib/page_data.js";
import { compare, digitsOf, isWholeGroup } from "../lib/typed_code.js";

const PAUSE = 3000; // milliseconds without typing after which an unfinished group is spoken too
const find = (id) => document.getElementById(id);
const shown = find("code").textContent.trim();
const [copy, copied, check, result, said] = ["copy", "copied", "check", "check-result", "check-said"].map(find);
let saying;

find("print").addEventListener("click", () => window.print());
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  const done = await navigator.clipboard.writeText(shown).then(() => "done", () => "failed");
  copied.textContent = copied.dataset[done];
});

// Whoever leaves comes back to the map, not to this page.
document.querySelector("[data-leave]")?.addEventListener("click", (event) => {
  event.preventDefault();
  window.location.replace(event.currentTarget.href);
});

check.addEventListener("input", () => {
  const found = compare(check.value, digitsOf(shown));
  result.textContent = fill(result.dataset[found.state] ?? "", found);
  result.dataset.state = found.state;
  window.clearTimeout(saying);
  saying = window.setTimeout(() => (said.textContent = result.textContent), isWholeGroup(check.value) ? 0 : PAUSE);
});
