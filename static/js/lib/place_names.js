// Names of places: the larger ones first, none over another or over a mark, more of them the nearer one looks.
import { L } from "./leaflet.js";

const FROM_ZOOM = { 1: 5, 2: 7, 3: 8, 4: 9, 5: 10, 6: 12 };
const SIZES = { 1: 18, 2: 15, 3: 13 };
const GAP = 7; // pixels from the dot to its name
const FAR = 34; // the same past a circle that lies on the dot: the largest towns keep their names

export class PlaceNames {
  constructor(labels) {
    this.labels = [...labels].sort((a, b) => a.rank - b.rank);
    this.layer = L.layerGroup();
  }

  addTo(map) {
    this.map = map;
    map.createPane("names").classList.add("names-pane");
    this.layer.addTo(map);
    map.on("moveend marksdrawn", () => this.draw());
    this.draw();
  }

  draw() {
    const zoom = this.map.getZoom();
    const view = this.map.getBounds().pad(0.1);
    const taken = (this.map.options.markBoxes ?? []).map((mark) => around(this.map.latLngToLayerPoint(mark.place), mark));
    this.layer.clearLayers();
    for (const label of this.labels) {
      if (zoom >= FROM_ZOOM[label.rank] && view.contains([label.lat, label.lon])) {
        this.drawName(label, taken);
      }
    }
  }

  drawName(label, taken) {
    const at = this.map.latLngToLayerPoint([label.lat, label.lon]);
    const sides = Object.entries(boxesOf(label, at)).filter(([side]) => label.rank === 1 || !side.startsWith("far"));
    const free =
      sides.find(([, box]) => taken.every((other) => !overlap(box, other))) ??
      (label.rank === 1 && !this.map.options.marksFirst ? sides.at(-1) : undefined); // the largest town keeps its name
    if (free) {
      taken.push(free[1]);
      nameMarker(label, free[0]).addTo(this.layer);
    }
  }
}

function around({ x, y }, { size, wide = size }) {
  return { left: x - wide / 2, right: x + wide / 2, top: y - size / 2, bottom: y + size / 2 };
}

function boxesOf(label, { x, y }) {
  const size = SIZES[label.rank] ?? 13;
  const wide = label.name.length * size * 0.6;
  const row = { top: y - size * 0.7, bottom: y + size * 0.7 };
  const column = { left: x - wide / 2, right: x + wide / 2 };
  return {
    right: { ...row, left: x - 4, right: x + GAP + wide },
    left: { ...row, left: x - GAP - wide, right: x + 4 },
    above: { ...column, top: y - GAP - size * 1.3, bottom: y + 2 },
    below: { ...column, top: y - 2, bottom: y + GAP + size * 1.3 },
    "far-below": { ...column, top: y + FAR, bottom: y + FAR + size * 1.3 },
    "far-above": { ...column, top: y - FAR - size * 1.3, bottom: y - FAR },
  };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function nameMarker(label, side) {
  const name = document.createElement("span");
  name.textContent = label.name;
  const icon = L.divIcon({
    className: `place-name place-name--${Math.min(label.rank, 3)} place-name--${side}`,
    html: name,
    iconSize: [0, 0],
  });
  return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
}
