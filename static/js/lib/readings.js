// What people will read of a verdict: of the sentences, one per reason, only that of the chosen reason stays.

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
