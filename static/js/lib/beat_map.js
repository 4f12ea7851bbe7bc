// Beats (or the areas of units) on a small map, with their numbers; any one can be brought out, and tells when chosen.
import { drawBaseMap } from "./base_map.js";
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { createMap } from "./map_view.js";

const EDGE = [16, 16];
const NEAREST = 16;
const NUMBER = 30; // pixels across a number

/** The map of an element with `data-beats-map`; null where its areas cannot be had: the words on the page say the same. */
export async function openBeatMap(element, onChoose) {
  let areas;
  try {
    areas = await getJSON(element.dataset.beatsMap);
  } catch {
    element.hidden = true;
    return null;
  }
  if (areas.features.length === 0) {
    element.hidden = true;
    return null;
  }
  const map = createMap(element, { small: true });
  map.options.zoomSnap = 0.5; // areas fill their frame
  if (L.Browser.mobile) {
    map.dragging.disable(); // one finger moves the page, two move the map
  }
  const beats = new BeatMap(map, areas, onChoose);
  drawBaseMap(map, element.dataset.base);
  return beats;
}

class BeatMap {
  constructor(map, areas, onChoose) {
    Object.assign(this, { map, onChoose, layers: new Map(), numbers: [], chosen: null });
    areas.features.sort((one, other) => Number(other.properties.faint) - Number(one.properties.faint));
    map.createPane("areas").classList.add("areas-pane");
    this.renderer = L.svg({ pane: "areas" });
    const shown = L.featureGroup();
    for (const area of areas.features) {
      const layer = this.draw(area);
      if (!area.properties.faint) {
        layer.addTo(shown);
      }
    }
    map.fitBounds(shown.getBounds(), { animate: false, padding: EDGE, maxZoom: NEAREST });
    shown.addTo(map);
    map.on("zoomend", () => this.spaceNumbers());
    this.spaceNumbers();
  }

  draw(area) {
    const { label, name, faint } = area.properties;
    const className = `area${faint ? " area--faint" : ""}${this.onChoose ? " area--chosable" : ""}`;
    const style = { className, renderer: this.renderer };
    const layer = L.geoJSON(area, { style, pane: "areas", interactive: Boolean(this.onChoose) }).addTo(this.map);
    const [shape] = layer.getLayers();
    if (label) {
      this.numbers.push(numberAt(centreOf(shape), label, faint));
    }
    if (this.onChoose) {
      shape.bindTooltip(textNode(label ? `${label}. ${name}` : name), { sticky: true, className: "area-name" });
      shape.on("mouseover", () => this.bringOut(area.id)).on("mouseout", () => this.bringOut(null));
      shape.on("click", () => this.onChoose(area.id));
    }
    this.layers.set(area.id, shape);
    return layer;
  }

  /** As many numbers as fit beside each other, the rest when nearer; names of places keep off them. */
  spaceNumbers() {
    const taken = [];
    for (const number of [...this.numbers].reverse()) {
      const at = this.map.latLngToLayerPoint(number.getLatLng());
      if (taken.every((other) => other.distanceTo(at) >= NUMBER)) {
        taken.push(at);
        number.addTo(this.map);
      } else {
        number.remove();
      }
    }
    this.map.options.markBoxes = taken.map((at) => ({ place: this.map.layerPointToLatLng(at), size: NUMBER }));
    this.map.fire("marksdrawn");
  }

  /** Draws one area stronger than the others; null: none. */
  bringOut(id) {
    this.layers.get(this.chosen)?.getElement()?.classList.remove("area--chosen");
    this.chosen = id;
    const shape = this.layers.get(id);
    shape?.getElement()?.classList.add("area--chosen");
    shape?.bringToFront();
    this.onBringOut?.(id);
  }

  mark(lat, lon) {
    L.circleMarker([lat, lon], { radius: 9, className: "found-place", interactive: false }).addTo(this.map);
  }
}

/** The middle of the largest part of an area. */
function centreOf(shape) {
  const parts = shape.getLatLngs().map((part) => L.polygon(part));
  const size = (part) => {
    const box = part.getBounds();
    return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
  };
  return parts.sort((one, other) => size(other) - size(one))[0].getBounds().getCenter();
}

function numberAt(place, label, faint) {
  const icon = L.divIcon({ className: `area-number${faint ? " area-number--faint" : ""}`, html: textNode(label), iconSize: [0, 0] });
  return L.marker(place, { icon, interactive: false, keyboard: false });
}

function textNode(words) {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder;
}
