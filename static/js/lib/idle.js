// Starting again when nobody touches the screen: a warning with the seconds that are left, which any touch takes back.

const QUIET = 60; // seconds without a touch until the page starts again
const WARNING = 20; // of them with the question; whoever needs more time gets it as often as they ask

export function startAgainWhenIdle(dialog, { left, said, stay }) {
  let touched = Date.now();
  const start = dialog.dataset.start;

  function here() {
    touched = Date.now();
    if (dialog.open) {
      dialog.close();
    }
  }

  function look() {
    const remaining = QUIET - Math.floor((Date.now() - touched) / 1000);
    if (remaining <= 0) {
      window.location.replace(start);
    } else if (remaining <= WARNING) {
      left.textContent = left.dataset.words.replace("{n}", remaining);
      if (!dialog.open) {
        dialog.showModal();
        said.textContent = left.textContent;
      }
    }
  }

  ["pointerdown", "keydown", "wheel", "input"].forEach((name) => document.addEventListener(name, here, { capture: true, passive: true }));
  stay.addEventListener("click", here);
  window.setInterval(look, 1000);
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
}
