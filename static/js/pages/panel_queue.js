// The map beside the queue: what is in the list, where. On narrow screens there is only the list.
import { withKeys } from "../lib/key_sheet.js";
import { createPanelMap } from "../lib/panel_map.js";
import { rowMoves } from "../lib/queue_keys.js";

const place = document.getElementById("panel-map");
const wide = window.matchMedia("(min-width: 75rem)");
const rows = new Map();
document.querySelectorAll(".queue-row").forEach((row) => rows.set(row.dataset.id, row));

function light(row, marker, on) {
  row.classList.toggle("queue-row--chosen", on);
  marker.getElement()?.classList.toggle("spot--chosen", on);
}

function connect(row, marker) {
  ["mouseenter", "focusin"].forEach((name) => row.addEventListener(name, () => light(row, marker, true)));
  ["mouseleave", "focusout"].forEach((name) => row.addEventListener(name, () => light(row, marker, false)));
  marker.on("mouseover", () => light(row, marker, true));
  marker.on("mouseout", () => light(row, marker, false));
}

function open() {
  if (!place || !wide.matches || !place.hidden) {
    return;
  }
  place.hidden = false;
  const data = JSON.parse(document.getElementById("panel-map-data").textContent);
  const addressOf = (id) => rows.get(id).querySelector("a").href;
  createPanelMap(place, data, addressOf).forEach(({ id, marker }) => connect(rows.get(id), marker));
}

withKeys(rowMoves(rows.values()));
open();
wide.addEventListener("change", open);
