// A verdict that is being given: of the sentences, one per reason, only that of the chosen reason stays.

export function followReason(verdict) {
  const select = verdict.querySelector("select[name=reason]");
  if (!select) return;
  const box = verdict.querySelector(".readings");
  const show = () => {
    box.hidden = !select.value;
    for (const line of box.querySelectorAll("[data-reason]")) line.hidden = line.dataset.reason !== select.value;
  };
  select.addEventListener("change", show);
  show();
}

/** Opening a verdict brings its button into the window; one that came open stays where the page stands. */
export function showWhole(verdict) {
  const show = () => verdict.open && verdict.scrollIntoView({ block: "nearest" });
  verdict.querySelector("summary").addEventListener("click", () => requestAnimationFrame(show));
}
