// A place with its name on the map, for a moment; the one before goes at once.
import { L } from "./leaflet.js";

const SHOWN = 12_000; // milliseconds
let shown;
let hiding;

export function markPlace(map, place, name) {
  shown?.remove();
  window.clearTimeout(hiding);
  const label = document.createElement("span");
  label.textContent = name;
  shown = L.circleMarker(place, { radius: 9, className: "found-place", interactive: false });
  shown.bindTooltip(label, { permanent: true, direction: "top", offset: [0, -10], className: "found-name" }).addTo(map);
  hiding = window.setTimeout(() => shown.remove(), SHOWN);
}
