// A list and a map of the same things in step: the row under the pointer or the focus is brought out on the map.

export function keepInStep(list, beats) {
  const rows = new Map([...list.querySelectorAll("[data-area]")].map((row) => [row.dataset.area, row]));
  for (const [id, row] of rows) {
    row.addEventListener("mouseenter", () => beats.bringOut(id));
    row.addEventListener("focusin", () => beats.bringOut(id));
    row.addEventListener("mouseleave", () => beats.bringOut(null));
    row.addEventListener("focusout", () => beats.bringOut(null));
  }
  beats.onBringOut = (id) => {
    for (const [other, row] of rows) {
      row.classList.toggle("is-brought-out", other === id);
    }
  };
}

/** Leads from an area on the map to its row: the link there is focused, so Enter opens it. */
export function goToRow(list, id) {
  list.querySelector(`[data-area="${CSS.escape(id)}"] a`)?.focus();
}
