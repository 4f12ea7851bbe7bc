// Keys of the map: the same arrows and signs on a mark as on the map itself, and a help that lists them.
const STEP = 80; // pixels, as the map library moves itself
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function openKeys(map, dialog, button) {
  const container = map.getContainer();
  let spot; // marks may be drawn anew while the help is read
  const help = () => {
    ({ spot } = document.activeElement.dataset);
    dialog.showModal();
  };
  dialog.addEventListener("close", () => spot && (container.querySelector(`[data-spot="${spot}"]`) ?? container).focus());
  button.addEventListener("click", help);
  container.addEventListener("keydown", (event) => {
    if (event.key === "?") {
      help();
    } else if (event.target.closest(".spot")) {
      onMark(map, event);
    }
  });
  document.getElementById("to-map").addEventListener("click", (event) => {
    event.preventDefault(); // "#" is the view of the map
    container.focus();
  });
}

function onMark(map, event) {
  const zoom = { "+": 1, "=": 1, "-": -1 }[event.key];
  if (zoom) {
    map.setZoom(map.getZoom() + zoom);
  } else if (MOVES[event.key]) {
    event.preventDefault();
    map.panBy(MOVES[event.key]);
  }
}
