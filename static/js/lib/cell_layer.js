// The reports of the view: tiles are asked for at every stop of the map, older questions are given up.
import { getJSON, isAborted } from "./http.js";
import { L } from "./leaflet.js";
import { cellMarker, reportMarker } from "./marks.js";
import { statusLabel } from "./status_style.js";

const WIDER = 2; // a tile covers four of the usual ones on a side, so its cells lie 64 pixels apart
const MOST_SINGLE = 100; // at or under this count a tile's cells are places that never split
const DEEPEST = 17; // from this zoom of tiles on a cell cannot be split by zooming

export class CellLayer {
  constructor({ tiles, categories, onReport, onCell, onShown, onBusy, onFailed }) {
    Object.assign(this, { tiles, categories, onReport, onCell, onShown, onBusy, onFailed });
    this.query = "";
    this.marks = L.layerGroup();
  }

  addTo(map) {
    this.map = map;
    this.marks.addTo(map);
    map.on("moveend", () => this.refresh());
    this.refresh();
  }

  show(query) {
    this.query = query;
    this.refresh();
  }

  async refresh() {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.onBusy(true);
    try {
      const tiles = await Promise.all(this.addresses().map((url) => getJSON(url, { signal: asking.signal })));
      this.draw(tiles);
    } catch (error) {
      if (isAborted(error)) {
        return;
      }
      this.onFailed(error);
    }
    this.onBusy(false);
  }

  addresses() {
    const zoom = this.tileZoom();
    const view = this.map.getBounds();
    const last = 2 ** zoom - 1;
    const corner = (place) => this.map.project(place, zoom).divideBy(256).floor();
    const from = corner(view.getNorthWest());
    const to = corner(view.getSouthEast());
    const found = [];
    for (let x = Math.max(from.x, 0); x <= Math.min(to.x, last); x += 1) {
      for (let y = Math.max(from.y, 0); y <= Math.min(to.y, last); y += 1) {
        found.push(this.tiles.replace("0/0/0", `${zoom}/${x}/${y}`) + (this.query ? `?${this.query}` : ""));
      }
    }
    return found;
  }

  tileZoom() {
    return Math.max(0, this.map.getZoom() - WIDER);
  }

  draw(tiles) {
    this.marks.clearLayers();
    const view = this.map.getBounds();
    const shown = { count: 0, reports: [], hasCells: false };
    for (const tile of tiles) {
      const isPlace = tile.count <= MOST_SINGLE || this.tileZoom() >= DEEPEST;
      for (const [lon, lat, n, shares] of tile.cells) {
        this.drawCell([lat, lon], n, shares, isPlace);
        shown.count += view.contains([lat, lon]) ? n : 0;
        shown.hasCells = true;
      }
      for (const row of tile.reports) {
        this.drawReport(row);
        if (view.contains([row[1], row[0]])) {
          shown.count += 1;
          shown.reports.push(row);
        }
      }
    }
    this.onShown(shown);
  }

  drawCell(place, n, shares, isPlace) {
    const marker = cellMarker(place, n, shares, isPlace);
    marker.on("click", () => this.onCell(place, isPlace)).addTo(this.marks);
  }

  drawReport([lon, lat, id, category, status]) {
    const title = `${this.categories[category] ?? category}. ${statusLabel(status)}`;
    const marker = reportMarker([lat, lon], status, title);
    marker.on("click", () => this.onReport({ id, category, status, marker })).addTo(this.marks);
  }
}
