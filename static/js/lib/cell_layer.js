// The reports of the view: tiles are asked for at every stop of the map, older questions are given up.
import { getJSON, isAborted } from "./http.js";
import { L } from "./leaflet.js";
import { cellMarker, reportMarker, sizeOf, spotOf } from "./marks.js";
import { inReadingOrder, merged } from "./merge.js";
import { statusLabel } from "./status_style.js";

const WIDER = 1; // a tile covers two of the usual ones on a side
const POINTED = 60; // pixels from a place to the circle that holds it
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
      this.forgetOther();
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

  /** Marks of other filters would be wrong beside those that are chosen now; marks of these stay where they are. */
  forgetOther() {
    if (this.drawn !== this.query) {
      this.marks.clearLayers();
    }
  }

  draw(tiles) {
    this.drawn = this.query;
    const view = this.map.getBounds();
    // only what is seen: a mark outside would still be a stop of the Tab key
    const items = merged(this.map, tiles, this.tileZoom()).filter(({ place }) => view.contains(place));
    const focused = document.activeElement?.dataset?.spot;
    this.marks.clearLayers();
    inReadingOrder(this.map, items).forEach((item) => this.markerOf(item).addTo(this.marks));
    this.point(this.pointed);
    this.map.options.markBoxes = items.map(({ place, n }) => ({ place, size: sizeOf(n) }));
    this.map.fire("marksdrawn"); // names of places give way
    if (focused) {
      const mark = document.querySelector(`[data-spot="${focused}"]`) ?? this.map.getContainer();
      mark.focus({ preventScroll: true });
    }
    this.onShown({ count: items.reduce((sum, item) => sum + item.n, 0) });
  }

  markerOf(item) {
    const { place, n, shares, isPlace, report } = item;
    if (!report) {
      return cellMarker(place, n, shares, isPlace).on("click", () => this.onCell(item, spotOf(place)));
    }
    const title = `${this.categories[report.category] ?? report.category}. ${statusLabel(report.status)}`;
    const marker = reportMarker(place, report.status, title);
    return marker.on("click", () => this.onReport({ ...report, place }, spotOf(place)));
  }

  /** Highlights the mark at a place ([lat, lon]), or the circle that holds it; null for none. Lasts until the next. */
  point(place) {
    this.pointed = place;
    const marks = this.marks.getLayers().map((mark) => ({ mark, far: place ? this.distance(mark, place) : Infinity }));
    const nearest = Math.min(...marks.map(({ far }) => far));
    marks.forEach(({ mark, far }) => {
      mark.getElement()?.classList.toggle("spot--chosen", far === nearest && far < POINTED);
    });
  }

  distance(mark, place) {
    return this.map.latLngToLayerPoint(mark.getLatLng()).distanceTo(this.map.latLngToLayerPoint(place));
  }
}
