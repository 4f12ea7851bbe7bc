// Maps of the panel: our own base map, outlines of beats, streets and the exact places of reports.
import { drawBaseMap } from "./base_map.js";
import { L } from "./leaflet.js";
import { createMap } from "./map_view.js";
import { statusMark } from "./status_style.js";

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function drawBeats(map, beats) {
  for (const beat of beats) {
    const style = beat.own
      ? { color: color("--link"), weight: 3, fillColor: color("--link"), fillOpacity: 0.06 }
      : { color: color("--map-line"), weight: 1.5, dashArray: "5 4", fillOpacity: 0 };
    L.geoJSON(beat.area, { style, interactive: false }).addTo(map);
  }
}

function streetName(place, name) {
  const icon = L.divIcon({ className: "street-name", iconSize: null });
  const marker = L.marker(place, { icon, interactive: false, keyboard: false });
  marker.on("add", () => {
    const word = document.createElement("span");
    word.textContent = name;
    marker.getElement().replaceChildren(word);
  });
  return marker;
}

function middleOf(line) {
  const before = Math.max(0, Math.floor(line.length / 2) - 1);
  const [first, second] = [line[before], line[before + 1] ?? line[before]];
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
}

function drawStreets(map, streets) {
  const named = new Set(); // a street of many pieces says its name once
  for (const street of streets) {
    const line = street.line.map(([lon, lat]) => [lat, lon]);
    L.polyline(line, { color: color("--map-line"), weight: 7, opacity: 0.5, interactive: false }).addTo(map);
    L.polyline(line, { color: color("--map-halo"), weight: 5, interactive: false }).addTo(map);
    if (!named.has(street.name)) {
      streetName(middleOf(line), street.name).addTo(map);
    }
    named.add(street.name);
  }
}

// Marks stand above names. The list and the page say the same in words, so the marks take no focus.
function drawSpots(map, spots, addressOf) {
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
  drawStreets(map, data.streets);
  return drawSpots(map, data.spots, addressOf);
}
