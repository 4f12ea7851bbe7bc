// How much of a text's room is used, counted as the server counts: code points after composition.
import { fill } from "./page_data.js";

export function countText(field, shown, said) {
  const most = Number(field.dataset.most);
  let saying;
  const count = () => {
    const n = [...field.value.normalize("NFC").trim()].length;
    shown.textContent = fill(shown.dataset.words, { n, most });
    shown.classList.toggle("count--over", n > most);
    window.clearTimeout(saying);
    saying = window.setTimeout(() => (said.textContent = n > most * 0.9 ? shown.textContent : ""), 1000);
  };
  field.addEventListener("input", count);
  count();
}
