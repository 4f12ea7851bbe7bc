// Maps of the panel: our own base map, outlines of beats and the exact places of reports.
import { drawBaseMap } from "./base_map.js";
import { L } from "./leaflet.js";
import { createMap } from "./map_view.js";
import { statusMark } from "./status_style.js";
import { token } from "./theme.js";

export function drawBeats(map, beats) {
  for (const beat of beats) {
    const style = beat.own
      ? { color: token("--link"), weight: 3, fillColor: token("--link"), fillOpacity: 0.04 }
      : { color: token("--map-line"), weight: 1.5, dashArray: "5 4", fillOpacity: 0 };
    L.geoJSON(beat.area, { style, interactive: false }).addTo(map);
  }
}

// Marks stand above names. The list and the page say the same in words, so the marks take no focus.
export function drawSpots(map, spots, addressOf) {
  return spots.map((spot) => {
    const icon = L.divIcon({ className: "spot", html: statusMark(spot.status), iconSize: [44, 44] });
    const options = { icon, keyboard: false, interactive: Boolean(addressOf), title: spot.title, zIndexOffset: 1000 };
    const marker = L.marker(spot.at, options).addTo(map);
    if (addressOf) {
      marker.on("click", () => window.location.assign(addressOf(spot.id)));
    }
    return { id: spot.id, marker };
  });
}

export function createPanelMap(element, data, addressOf) {
  const map = createMap(element, { small: true });
  const places = data.spots.map((spot) => spot.at);
  if (places.length > 1) {
    map.fitBounds(places, { animate: false, padding: [40, 40], maxZoom: 15 });
  } else {
    map.setView(places[0], 15, { animate: false });
  }
  drawBaseMap(map, data.base);
  drawBeats(map, data.beats);
  return drawSpots(map, data.spots, addressOf);
}
