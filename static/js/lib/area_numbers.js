// The numbers of areas on a small map, each inside its area and beside the others; one that finds no room comes when nearer.
import { L } from "./leaflet.js";

const NUMBER = 30; // pixels across a number
const LETTER = 9; // pixels that each letter of a longer one adds
const ACROSS = 9; // places that are tried each way across an area

export class AreaNumbers {
  constructor(map) {
    Object.assign(this, { map, numbers: [] });
    map.options.marksFirst = true;
    map.on("zoomend", () => this.space());
  }

  add(shape, label, faint) {
    const words = document.createElement("span");
    words.textContent = label;
    const icon = L.divIcon({ className: `area-number${faint ? " area-number--faint" : ""}`, html: words, iconSize: [0, 0] });
    const places = placesIn(largestPart(shape));
    const marker = L.marker(places[0], { icon, interactive: false, keyboard: false });
    this.numbers.push({ marker, places, wide: NUMBER + Math.max(0, label.length - 2) * LETTER });
  }

  /** Names of places keep off the numbers. */
  space() {
    const taken = [];
    for (const { marker, places, wide } of [...this.numbers].reverse()) {
      const free = places.find((place) => this.isFree(place, taken));
      if (free) {
        taken.push({ place: free, size: NUMBER, wide, at: this.map.latLngToLayerPoint(free) });
        marker.setLatLng(free).addTo(this.map);
      } else {
        marker.remove();
      }
    }
    this.map.options.markBoxes = taken;
    this.map.fire("marksdrawn");
  }

  isFree(place, taken) {
    const at = this.map.latLngToLayerPoint(place);
    return taken.every((other) => other.at.distanceTo(at) >= NUMBER);
  }
}

function largestPart(shape) {
  const size = (part) => {
    const box = part.getBounds();
    return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  };
  const parts = shape.getLatLngs().map((part) => L.polygon(part));
  return parts.sort((one, other) => size(other) - size(one))[0];
}

/** Places inside of the part: the middle of its box, then those of a grid, the nearest to the middle first. */
function placesIn(part) {
  const box = part.getBounds();
  const middle = box.getCenter();
  const [high, wide] = [box.getNorth() - box.getSouth(), box.getEast() - box.getWest()];
  const steps = Array.from({ length: ACROSS }, (_, step) => (step + 1) / (ACROSS + 1));
  const grid = steps.flatMap((up) => steps.map((along) => L.latLng(box.getSouth() + up * high, box.getWest() + along * wide)));
  const far = (place) => Math.hypot((place.lat - middle.lat) / high, (place.lng - middle.lng) / wide);
  const [ring] = part.getLatLngs();
  const inside = [middle, ...grid].filter((place) => isInside(place, ring)).sort((one, other) => far(one) - far(other));
  return inside.length > 0 ? inside : [middle]; // narrower than the grid
}

/** A ray to the east crosses the ring an odd number of times. */
function isInside({ lat, lng }, ring) {
  return ring.reduce((odd, end, place) => {
    const start = ring.at(place - 1);
    const crosses = start.lat > lat !== end.lat > lat;
    return crosses && lng < start.lng + ((lat - start.lat) / (end.lat - start.lat)) * (end.lng - start.lng) ? !odd : odd;
  }, false);
}
