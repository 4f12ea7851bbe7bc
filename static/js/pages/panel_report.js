import { createPanelMap } from "../lib/panel_map.js";

const place = document.getElementById("panel-map");
const data = document.getElementById("panel-map-data");
if (place && data && window.L) {
  place.hidden = false;
  createPanelMap(window.L, place, JSON.parse(data.textContent), place.getAttribute("aria-label"));
}
