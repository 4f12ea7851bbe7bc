// The panel as a sheet at the bottom of a phone, with three heights.
const HEIGHTS = ["peek", "half", "full"];

export function openSheet(panel) {
  const handle = panel.querySelector(".sheet-handle");
  handle.addEventListener("click", () => {
    const next = HEIGHTS[(HEIGHTS.indexOf(panel.dataset.height) + 1) % HEIGHTS.length];
    panel.dataset.height = next;
    handle.setAttribute("aria-expanded", String(next !== "peek"));
    panel.scrollTop = 0;
  });
  panel.addEventListener("focusin", (event) => {
    if (event.target !== handle && panel.dataset.height === "peek") {
      panel.dataset.height = "half";
      handle.setAttribute("aria-expanded", "true");
    }
  });
}
