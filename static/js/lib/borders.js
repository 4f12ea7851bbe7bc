// Borders of municipalities, faint, where one looks near enough to ask in whose area a place is.
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { token } from "./theme.js";

const TILE_ZOOM = 9;
const FROM_ZOOM = 11;
const LOOK = { weight: 1, opacity: 0.6, dashArray: "2 4", interactive: false };

export class Borders {
  constructor(url) {
    this.url = url;
    this.tiles = new Map();
  }

  addTo(map) {
    this.map = map;
    this.lines = L.layerGroup();
    this.renderer = L.canvas({ pane: "base", padding: 0.3 });
    map.on("moveend", () => this.draw());
    this.draw();
  }

  draw() {
    if (this.map.getZoom() < FROM_ZOOM) {
      this.lines.remove();
      return;
    }
    this.lines.addTo(this.map);
    this.keys().filter((key) => !this.tiles.has(key)).forEach((key) => this.load(key));
  }

  keys() {
    const view = this.map.getBounds();
    const corner = (place) => this.map.project(place, TILE_ZOOM).divideBy(256).floor();
    const [from, to] = [corner(view.getNorthWest()), corner(view.getSouthEast())];
    const columns = Array.from({ length: to.x - from.x + 1 }, (_, step) => from.x + step);
    return columns.flatMap((x) => Array.from({ length: to.y - from.y + 1 }, (_, step) => `${x}/${from.y + step}`));
  }

  async load(key) {
    this.tiles.set(key, true);
    try {
      const { lines } = await getJSON(this.url.replace("0/0", key));
      const options = { ...LOOK, renderer: this.renderer, pane: "base", color: token("--map-line") };
      lines.forEach((line) => L.polyline(line.map(([lon, lat]) => [lat, lon]), options).addTo(this.lines));
    } catch {
      this.tiles.delete(key); // the map is readable without them; the next move asks again
    }
  }
}
