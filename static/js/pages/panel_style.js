// The style page: marks of the map outside a map, drawn by the code of the map.
import { cellMarker, reportMarker } from "../lib/marks.js";
import { STATUSES } from "../lib/status_style.js";

const shown = document.getElementById("map-marks");
const draw = (marker) => shown.append(marker.options.icon.createIcon());

for (const status of STATUSES) draw(reportMarker([0, 0], status, status));
for (const n of [2, 17, 240, 3600]) {
  draw(cellMarker([0, 0], n, { confirmed: Math.ceil(n / 2), eliminated: Math.floor(n / 2) }));
}
draw(cellMarker([0, 0], 700, Object.fromEntries(STATUSES.map((status) => [status, 100]))));
