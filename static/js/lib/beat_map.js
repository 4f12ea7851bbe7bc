// Beats (or the areas of units) on a small map, with their numbers; any one can be brought out, and tells when chosen.
import { AreaNumbers } from "./area_numbers.js";
import { drawBaseMap } from "./base_map.js";
import { getJSON } from "./http.js";
import { L } from "./leaflet.js";
import { createMap } from "./map_view.js";

const EDGE = [16, 16];
const NEAREST = 16;

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
  map.getPane("mapPane").setAttribute("aria-hidden", "true"); // numbers and names without their list say nothing to ears
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
    Object.assign(this, { map, onChoose, layers: new Map(), numbers: new AreaNumbers(map), chosen: null });
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
    this.numbers.space();
  }

  draw(area) {
    const { label, name, faint } = area.properties;
    const className = `area${faint ? " area--faint" : ""}${this.onChoose ? " area--chosable" : ""}`;
    const style = { className, renderer: this.renderer };
    const layer = L.geoJSON(area, { style, pane: "areas", interactive: Boolean(this.onChoose) }).addTo(this.map);
    const [shape] = layer.getLayers();
    if (label) {
      this.numbers.add(shape, label, faint);
    }
    if (this.onChoose) {
      shape.bindTooltip(textNode(label ? `${label}. ${name}` : name), { sticky: true, className: "area-name" });
      shape.on("mouseover", () => this.bringOut(area.id)).on("mouseout", () => this.bringOut(null));
      shape.on("click", () => this.onChoose(area.id));
    }
    this.layers.set(area.id, shape);
    return layer;
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

function textNode(words) {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder;
}
