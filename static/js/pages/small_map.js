// A small map on a page: one report's mark, or the outline of a beat.
import { drawBaseMap } from "../lib/base_map.js";
import { getJSON } from "../lib/http.js";
import { L } from "../lib/leaflet.js";
import { createMap } from "../lib/map_view.js";
import { statusLabel, statusMark } from "../lib/status_style.js";

async function open(element) {
  const { lon, lat, status, area, base } = element.dataset;
  const place = [Number(lat), Number(lon)];
  const map = createMap(element, { small: true });
  map.setView(place, 14, { animate: false });
  drawBaseMap(map, base);
  if (status) {
    const icon = L.divIcon({ className: "spot", html: statusMark(status), iconSize: [44, 44] });
    L.marker(place, { icon, interactive: false, keyboard: false, title: statusLabel(status) }).addTo(map);
  }
  if (area) {
    const beat = await getJSON(area);
    const color = getComputedStyle(element).getPropertyValue("--link").trim();
    const outline = L.geoJSON(beat.area, { interactive: false, style: { color, weight: 3, fillOpacity: 0.08 } });
    outline.addTo(map);
    map.fitBounds(outline.getBounds(), { animate: false, padding: [12, 12] });
  }
}

document.querySelectorAll("[data-small-map]").forEach(open);
