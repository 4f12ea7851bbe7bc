// Keys of the map: the same arrows and signs on a mark as on the map itself, and a help that lists them.
const STEP = 80; // pixels, as the map library moves itself
const MOST = 160; // pixels that a covered mark is moved, past any control
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
  let reached; // once for each: where the map cannot move any farther it does not try again
  container.addEventListener("focusin", ({ target }) => {
    if (target.matches(".spot") && target.dataset.spot !== reached) {
      reached = target.dataset.spot;
      uncover(map, target);
    }
  });
  document.getElementById("to-map").addEventListener("click", (event) => {
    event.preventDefault(); // "#" is the view of the map
    container.focus();
  });
}

/** A mark that keys have reached must not lie under a control: the map moves it towards its middle. */
function uncover(map, mark) {
  const { left, top, right, bottom } = mark.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const isUnder = [[x, y], [left, y], [right, y], [x, top], [x, bottom]].some((point) => isControl(document.elementFromPoint(...point)));
  if (isUnder) {
    const size = map.getSize();
    const at = map.mouseEventToContainerPoint({ clientX: x, clientY: y });
    const step = (far) => Math.max(-MOST, Math.min(MOST, far));
    map.panBy([step(at.x - size.x / 2), step(at.y - size.y / 2)], { animate: false });
  }
}

function isControl(above) {
  return above !== null && !above.closest(".leaflet-pane") && !above.matches(".leaflet-container");
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
