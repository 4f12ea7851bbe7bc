// The reports of the view: tiles are asked for at every stop of the map, older questions are given up.
import { getJSON, isAborted } from "./http.js";
import { L } from "./leaflet.js";
import { cellMarker, reportMarker, sizeOf } from "./marks.js";
import { merged } from "./merge.js";
import { statusLabel } from "./status_style.js";

const WIDER = 1; // a tile covers two of the usual ones on a side
const FINE = 12; // from this zoom on tiles have cells of their own zoom; coarser ones would be half a window wide

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

  tileZoom() {
    const zoom = this.map.getZoom();
    return Math.max(zoom >= FINE ? FINE : 0, zoom - WIDER);
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

  draw(tiles) {
    const view = this.map.getBounds();
    // only what is seen: a mark outside would still be a stop of the Tab key
    const items = merged(this.map, tiles, this.tileZoom()).filter(({ place }) => view.contains(place));
    const focused = document.activeElement?.dataset?.spot;
    this.marks.clearLayers();
    items.forEach((item) => this.markerOf(item).addTo(this.marks));
    this.map.options.markBoxes = items.map(({ place, n }) => ({ place, size: sizeOf(n) }));
    this.map.fire("marksdrawn"); // names of places give way
    if (focused) {
      document.querySelector(`[data-spot="${focused}"]`)?.focus({ preventScroll: true });
    }
    this.onShown({
      count: items.reduce((sum, item) => sum + item.n, 0),
      reports: tiles.flatMap((tile) => tile.reports).filter(([lon, lat]) => view.contains([lat, lon])),
      isComplete: tiles.every((tile) => tile.cells.length === 0),
    });
  }

  markerOf({ place, n, shares, isPlace, report }) {
    if (!report) {
      return cellMarker(place, n, shares, isPlace).on("click", () => this.onCell(place, isPlace));
    }
    const title = `${this.categories[report.category] ?? report.category}. ${statusLabel(report.status)}`;
    const marker = reportMarker(place, report.status, title);
    return marker.on("click", () => this.onReport({ ...report, marker }));
  }
}
