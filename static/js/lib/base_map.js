// The embedded base map: outlines with a soft band and names of places, both from our own server.
import { asText } from "./as_text.js";
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { PlaceNames } from "./place_names.js";
import { Streets } from "./streets.js";
import { token } from "./theme.js";
import { addTiles } from "./tile_layer.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const WEIGHTS = { country: 3, voivodeship: 2.6, county: 1.4 };

export async function drawBaseMap(map, url) {
  let data;
  try {
    data = await getJSON(url);
  } catch {
    return; // the marks are readable without it
  }
  const pane = map.createPane("base");
  pane.classList.add("base-pane");
  const outlines = new Outlines(data.outlines);
  outlines.addTo(map);
  DARK.addEventListener("change", () => outlines.restyle());
  new Streets(url.replace(/\.json$/, "/0/0.json")).addTo(map);
  new PlaceNames(data.labels).addTo(map);
  if (data.attribution) {
    map.attributionControl.addAttribution(asText(data.attribution));
  }
  if (data.tiles) {
    addTiles(map, url.replace(/\.json$/, "/kafle/{z}/{x}/{y}"), data.tiles);
  }
}

class Outlines {
  constructor(lines) {
    this.bands = [];
    this.lines = [];
    this.data = lines;
  }

  addTo(map) {
    const renderer = L.canvas({ pane: "base", padding: 0.5 });
    const options = { renderer, pane: "base", interactive: false, smoothFactor: 1.5, noClip: false };
    for (const line of this.data) {
      const places = line.coordinates.map(([lon, lat]) => [lat, lon]);
      const weight = WEIGHTS[line.kind] ?? 1.2;
      this.bands.push(L.polyline(places, { ...options, weight: weight * 4, opacity: 0.75 }));
      const dashes = line.kind === "county" ? "7 4" : null;
      this.lines.push(L.polyline(places, { ...options, weight, dashArray: dashes }));
    }
    this.restyle();
    [...this.bands, ...this.lines].forEach((line) => line.addTo(map));
  }

  restyle() {
    this.bands.forEach((band) => band.setStyle({ color: token("--map-casing") }));
    this.lines.forEach((line) => line.setStyle({ color: token("--map-line") }));
  }
}
