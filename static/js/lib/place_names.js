// Names of places: the larger ones first, no name over another, more of them the nearer one looks.
import { L } from "./leaflet.js";

const FROM_ZOOM = { 1: 5, 2: 8, 3: 9, 4: 10, 5: 11, 6: 12 };
const SIZES = { 1: 18, 2: 15, 3: 13 };

export class PlaceNames {
  constructor(labels) {
    this.labels = [...labels].sort((a, b) => a.rank - b.rank);
    this.markers = new Map();
  }

  addTo(map) {
    this.map = map;
    const pane = map.createPane("names");
    pane.classList.add("names-pane");
    map.on("moveend", () => this.draw());
    this.draw();
  }

  draw() {
    const wanted = new Set(this.choose());
    for (const [label, marker] of this.markers) {
      if (!wanted.has(label)) {
        marker.remove();
        this.markers.delete(label);
      }
    }
    for (const label of wanted) {
      if (!this.markers.has(label)) {
        this.markers.set(label, nameMarker(label).addTo(this.map));
      }
    }
  }

  choose() {
    const zoom = this.map.getZoom();
    const view = this.map.getBounds().pad(0.1);
    const taken = [];
    return this.labels.filter((label) => {
      if (zoom < FROM_ZOOM[label.rank] || !view.contains([label.lat, label.lon])) {
        return false;
      }
      const box = this.boxOf(label);
      const free = taken.every((other) => !overlap(box, other));
      if (free) {
        taken.push(box);
      }
      return free;
    });
  }

  boxOf(label) {
    const size = SIZES[label.rank] ?? 13;
    const { x, y } = this.map.latLngToLayerPoint([label.lat, label.lon]);
    return { left: x - 6, right: x + 12 + label.name.length * size * 0.56, top: y - size, bottom: y + size };
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function nameMarker(label) {
  const name = document.createElement("span");
  name.textContent = label.name;
  const icon = L.divIcon({
    className: `place-name place-name--${Math.min(label.rank, 3)}`,
    html: name,
    iconSize: [0, 0],
  });
  return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
}
