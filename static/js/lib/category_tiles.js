// A tile chosen by mouse or finger answers the question and goes on; arrow keys only move the choice. Enter in the
// search takes the first tile that fits.

export function chooseByTile(tiles, onChoose) {
  let pressed;
  document.addEventListener("keydown", () => (pressed = undefined), true);
  for (const tile of tiles) {
    tile.addEventListener("pointerdown", () => (pressed = tile));
    tile.querySelector("input").addEventListener("click", () => {
      if (pressed === tile) {
        pressed = undefined;
        window.setTimeout(onChoose); // after the event, when the choice is made
      }
    });
  }
}

export function takeFirst(field, onChoose) {
  const list = field.closest(".step");
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector(".tile:not([hidden]) input");
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (field.value.trim() && list.dataset.found === "some") {
        first.checked = true;
        first.dispatchEvent(new Event("change", { bubbles: true }));
        onChoose();
      }
    }
  });
}
