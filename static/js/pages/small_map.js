// A small map on a page: one report's mark.
import { drawBaseMap } from "../lib/base_map.js";
import { L } from "../lib/leaflet.js";
import { createMap } from "../lib/map_view.js";
import { statusLabel, statusMark } from "../lib/status_style.js";

function open(element) {
  const { lon, lat, status, base } = element.dataset;
  const place = [Number(lat), Number(lon)];
  const map = createMap(element, { small: true });
  map.getPane("mapPane").setAttribute("aria-hidden", "true"); // the words beside it say the same
  map.setView(place, 14, { animate: false });
  drawBaseMap(map, base);
  const icon = L.divIcon({ className: "spot", html: statusMark(status), iconSize: [44, 44] });
  L.marker(place, { icon, interactive: false, keyboard: false, title: statusLabel(status) }).addTo(map);
}

document.querySelectorAll("[data-small-map]").forEach(open);
