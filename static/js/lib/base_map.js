// The embedded base map: land with tinted towns, outlines with a soft band, names of places, all from our own server.
import { asText } from "./as_text.js";
import { Borders } from "./borders.js";
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { PlaceNames } from "./place_names.js";
import { Streets } from "./streets.js";
import { token } from "./theme.js";
import { addTiles } from "./tile_layer.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const SMALL = 6; // places of this rank and on are too small for a tint
const EDGE = [1.05, 0.95, 0.85, 0.7]; // shares of its radius in which a town's tint grows to its full strength
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
  const outlines = new Outlines(data);
  outlines.addTo(map);
  DARK.addEventListener("change", () => outlines.restyle());
  new Borders(url.replace(/\.json$/, "/gminy/0/0.json")).addTo(map);
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
  constructor({ land, outlines, labels }) {
    Object.assign(this, { land, outlines, labels, shapes: [] });
  }

  addTo(map) {
    const renderer = L.canvas({ pane: "base", padding: 0.5 });
    const options = { renderer, pane: "base", interactive: false, smoothFactor: 1.5, noClip: false };
    if (this.land) {
      this.keep(L.geoJSON(this.land, { ...options, stroke: false, fillOpacity: 1 }), "--map-land");
    }
    for (const { lat, lon, size } of this.labels.filter((label) => label.rank < SMALL)) {
      for (const share of EDGE) {
        this.keep(L.circle([lat, lon], { ...options, radius: size * share, stroke: false, fillOpacity: 1 / EDGE.length }), "--map-town");
      }
    }
    const lines = this.outlines.map(({ kind, coordinates }) => ({ kind, places: coordinates.map(([lon, lat]) => [lat, lon]) }));
    for (const { kind, places } of lines) {
      this.keep(L.polyline(places, { ...options, weight: (WEIGHTS[kind] ?? 1.2) * 4, opacity: 0.75 }), "--map-casing");
    }
    for (const { kind, places } of lines) {
      const dashArray = kind === "county" ? "7 4" : null;
      this.keep(L.polyline(places, { ...options, weight: WEIGHTS[kind] ?? 1.2, dashArray }), "--map-line");
    }
    this.restyle();
    this.shapes.forEach(({ shape }) => shape.addTo(map));
  }

  keep(shape, color) {
    this.shapes.push({ shape, color });
  }

  restyle() {
    this.shapes.forEach(({ shape, color }) => shape.setStyle({ color: token(color), fillColor: token(color) }));
  }
}
