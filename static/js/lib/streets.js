// Streets of the near view, from our own address book: drawn like on a paper map, named where there is room.
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { token } from "./theme.js";

const TILE_ZOOM = 13;
const FROM_ZOOM = 13;
const NAMES_FROM = 15;

export class Streets {
  constructor(url) {
    this.url = url;
    this.tiles = new Map();
  }

  addTo(map) {
    this.map = map;
    map.createPane("streets").classList.add("streets-pane");
    this.renderer = L.canvas({ pane: "streets", padding: 0.3 });
    this.lines = L.layerGroup().addTo(map);
    this.names = L.layerGroup().addTo(map);
    map.on("moveend", () => this.draw());
    this.draw();
  }

  async draw() {
    const near = this.map.getZoom() >= FROM_ZOOM;
    const tiles = near ? await Promise.all(this.keys().map((key) => this.tile(key))) : [];
    const streets = tiles.flat();
    const view = this.map.getBounds().pad(0.2);
    this.lines.clearLayers();
    this.names.clearLayers();
    const shown = streets.filter(({ line }) => view.intersects(L.latLngBounds(line)));
    shown.forEach(({ line }) => this.add(line, this.width() + 2, "--map-road-edge"));
    shown.forEach(({ line }) => this.add(line, this.width(), "--map-road"));
    if (this.map.getZoom() >= NAMES_FROM) {
      this.nameThem(shown);
    }
  }

  width() {
    return Math.max(2, (this.map.getZoom() - 12) * 2);
  }

  add(line, weight, color) {
    const options = { renderer: this.renderer, pane: "streets", interactive: false, weight, color: token(color) };
    L.polyline(line, options).addTo(this.lines);
  }

  keys() {
    const view = this.map.getBounds();
    const corner = (place) => this.map.project(place, TILE_ZOOM).divideBy(256).floor();
    const from = corner(view.getNorthWest());
    const to = corner(view.getSouthEast());
    const found = [];
    for (let { x } = from; x <= to.x; x += 1) {
      for (let { y } = from; y <= to.y; y += 1) {
        found.push(`${x}/${y}`);
      }
    }
    return found;
  }

  tile(key) {
    if (!this.tiles.has(key)) {
      const asked = getJSON(this.url.replace("0/0", key)).then(
        ({ streets }) => streets.map(({ name, line }) => ({ name, line: line.map(([lon, lat]) => [lat, lon]) })),
        () => [], // the map is readable without its streets
      );
      this.tiles.set(key, asked);
    }
    return this.tiles.get(key);
  }

  /** Along the longest straight piece of each street, where no other name lies. */
  nameThem(streets) {
    const taken = [];
    for (const { name, line } of new Map(streets.map((street) => [street.name + street.line[0], street])).values()) {
      const { at, angle } = longestPiece(line.map((place) => this.map.latLngToLayerPoint(place)));
      const half = name.length * 3.7;
      const box = { x: at.x, y: at.y, wide: half * Math.cos(angle) + 9, high: half * Math.abs(Math.sin(angle)) + 9 };
      if (taken.every((other) => isApart(box, other))) {
        taken.push(box);
        L.marker(this.map.layerPointToLatLng(at), {
          icon: L.divIcon({ className: "street-name", html: wordsOf(name, angle), iconSize: [0, 0] }),
          pane: "streets",
          interactive: false,
          keyboard: false,
        }).addTo(this.names);
      }
    }
  }
}

function isApart(a, b) {
  return Math.abs(a.x - b.x) > a.wide + b.wide || Math.abs(a.y - b.y) > a.high + b.high;
}

/** Its middle in pixels and its angle, between a quarter turn to the left and one to the right: never upside down. */
function longestPiece(points) {
  let longest = { at: points[0], angle: 0, length: 0 };
  points.slice(1).forEach((to, place) => {
    const from = points[place];
    const length = from.distanceTo(to);
    if (length > longest.length) {
      longest = { at: from.add(to).divideBy(2), angle: Math.atan((to.y - from.y) / (to.x - from.x)), length };
    }
  });
  return longest;
}

function wordsOf(name, angle) {
  const holder = document.createElement("span");
  holder.textContent = name;
  holder.style.setProperty("--angle", `${angle}rad`);
  return holder;
}
