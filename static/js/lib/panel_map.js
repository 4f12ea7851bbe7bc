// The small map of one report: outlines, streets and the exact point, drawn from data in the page. No tiles, no requests.

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function label(L, at, text, kind) {
  const icon = L.divIcon({ className: `panel-map-label panel-map-label--${kind}`, html: "", iconSize: null });
  const marker = L.marker(at, { icon, interactive: false, keyboard: false });
  marker.on("add", () => {
    const word = document.createElement("span");
    word.textContent = text;
    marker.getElement().replaceChildren(word);
  });
  return marker;
}

function drawBeats(L, map, beats) {
  beats.forEach((beat) => {
    const style = beat.own
      ? { color: color("--navy"), weight: 3, fillColor: color("--map-land"), fillOpacity: 0 }
      : { color: color("--map-line"), weight: 1.5, dashArray: "4 4", fillColor: color("--map-outside"), fillOpacity: 0.6 };
    L.geoJSON(beat.area, { style, interactive: false }).addTo(map);
  });
}

function drawStreets(L, map, streets) {
  streets.forEach((street) => {
    const line = street.line.map(([lon, lat]) => [lat, lon]);
    L.polyline(line, { color: color("--map-casing"), weight: 8, interactive: false }).addTo(map);
    L.polyline(line, { color: color("--map-halo"), weight: 5, interactive: false }).addTo(map);
    label(L, line[Math.floor(line.length / 2)], street.name, "street").addTo(map);
  });
}

export function createPanelMap(L, element, data, title) {
  const [lon, lat] = data.point;
  const map = L.map(element, { scrollWheelZoom: false, attributionControl: false, minZoom: 11, maxZoom: 19 });
  map.setView([lat, lon], 16);
  drawBeats(L, map, data.beats);
  drawStreets(L, map, data.streets);
  data.towns.forEach((town) => label(L, [town.at[1], town.at[0]], town.name, "town").addTo(map));
  L.control.scale({ imperial: false }).addTo(map);
  const pin = { radius: 10, color: color("--mark-paper"), weight: 3, fillColor: color("--mark-confirmed"), fillOpacity: 1 };
  L.circleMarker([lat, lon], { ...pin, interactive: false }).addTo(map);
  map.getContainer().setAttribute("aria-label", title);
  return map;
}
