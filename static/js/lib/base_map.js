// The embedded base map: land with tinted towns, outlines with a soft band, names of places, all from our own server.
import { asText } from "./as_text.js";
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { PlaceNames } from "./place_names.js";
import { token } from "./theme.js";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const SMALL = 6; // places of this rank and on are too small for a tint
const EDGE = [1.05, 0.95, 0.85, 0.7]; // shares of its radius in which a town's tint grows to its full strength
const NEAR = 11; // the zoom from which borders of municipalities are drawn, and streets later
const METRES = 111_320; // of a degree of latitude
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
  whenNear(map, async () => {
    const [{ Borders }, { Streets }] = await Promise.all([import("./borders.js"), import("./streets.js")]);
    new Borders(url.replace(/\.json$/, "/gminy/0/0.json")).addTo(map);
    new Streets(url.replace(/\.json$/, "/0/0.json")).addTo(map);
  });
  new PlaceNames(data.labels).addTo(map);
  if (data.attribution) {
    map.attributionControl.addAttribution(asText(data.attribution));
  }
  if (data.tiles) {
    const { addTiles } = await import("./tile_layer.js");
    addTiles(map, url.replace(/\.json$/, "/kafle/{z}/{x}/{y}"), data.tiles);
  }
}

/** Once, as soon as the map is near enough for what only near views show. */
function whenNear(map, then) {
  const look = () => {
    if (map.getZoom() >= NEAR) {
      map.off("moveend", look);
      then();
    }
  };
  map.on("moveend", look);
  look();
}

class Outlines {
  constructor({ land, outlines, labels }) {
    Object.assign(this, { land, outlines, labels, shapes: [] });
  }

  addTo(map) {
    const renderer = L.canvas({ pane: "base", padding: 0.5 });
    const options = { renderer, pane: "base", interactive: false, smoothFactor: 1.5, noClip: false };
    const fill = { ...options, stroke: false, fillRule: "nonzero" };
    if (this.land) {
      this.keep(L.geoJSON(this.land, { ...fill, fillOpacity: 1 }), "--map-land");
    }
    const towns = this.labels.filter((label) => label.rank < SMALL);
    for (const share of towns.length > 0 ? EDGE : []) {
      const rings = towns.map((town) => [ringOf(town, share)]);
      this.keep(L.polygon(rings, { ...fill, fillOpacity: 1 / EDGE.length }), "--map-town");
    }
    const kinds = [...new Set(this.outlines.map(({ kind }) => kind))];
    const lines = kinds.map((kind) => [kind, this.outlines.filter((line) => line.kind === kind).map(placesOf)]);
    for (const [kind, places] of lines) {
      this.keep(L.polyline(places, { ...options, weight: (WEIGHTS[kind] ?? 1.2) * 4, opacity: 0.75 }), "--map-casing");
    }
    for (const [kind, places] of lines) {
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

/** A circle around a town as a ring of places: many of them in one shape cost less than as many circles. */
function ringOf({ lat, lon, size }, share) {
  const [high, corners] = [(size * share) / METRES, 24];
  return Array.from({ length: corners }, (_, step) => {
    const angle = (step / corners) * 2 * Math.PI;
    return [lat + high * Math.sin(angle), lon + (high * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180)];
  });
}

function placesOf({ coordinates }) {
  return coordinates.map(([lon, lat]) => [lat, lon]);
}
