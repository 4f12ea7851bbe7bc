// The maps of the report form: one to put the pin on, by click, by dragging or by keyboard at the cross, and a still one
// to check. Loaded apart from the form, which works whole where the library of maps does not come.
import { drawBaseMap } from "./base_map.js";
import { L } from "./leaflet.js";
import { createMap, viewInAddress } from "./map_view.js";
import { cloneOf } from "./page_data.js";

const EXACT = 14; // zoom from which on a place is shown, not a neighbourhood
const NEARER = 3; // steps of the zoom with one touch

function pinAt(place, options) {
  const icon = L.divIcon({ className: "pin", html: cloneOf("pin"), iconSize: [36, 48], iconAnchor: [18, 47] });
  return L.marker(place, { icon, keyboard: false, ...options });
}

export class PlaceMap {
  constructor(element, settings, { said, onPick }) {
    Object.assign(this, { said, onPick, box: settings.box, map: createMap(element, settings) });
    const view = viewInAddress();
    if (view) {
      this.look(view.centre, view.zoom);
    }
    drawBaseMap(this.map, settings.base);
    this.listen(element);
  }

  listen(element) {
    const cross = document.createElement("span");
    cross.className = "crosshair";
    element.append(cross);
    this.map.on("click", ({ latlng }) => this.point(latlng));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === element) {
        event.preventDefault();
        this.point(this.map.getCenter());
      }
    });
  }

  /** From far away a finger covers half a county: the map comes nearer first. */
  point(place) {
    const zoom = this.map.getZoom();
    const isExact = zoom >= EXACT;
    this.said.textContent = isExact ? "" : this.said.dataset.nearer;
    if (isExact) {
      this.onPick(place.lat, place.lng);
    } else {
      this.look(place, Math.min(zoom + NEARER, EXACT));
    }
  }

  look(place, zoom) {
    this.isAimed = true;
    this.map.setView(place, Math.max(this.map.getZoom() ?? 0, zoom), { animate: false });
  }

  mark(place) {
    if (this.pin) {
      this.pin.setLatLng(place);
      return;
    }
    this.pin = pinAt(place, { draggable: true, autoPan: true }).addTo(this.map);
    this.pin.on("dragend", () => {
      const { lat, lng } = this.pin.getLatLng();
      this.onPick(lat, lng);
    });
  }

  unmark() {
    this.pin?.remove();
    this.pin = undefined;
  }

  /** A map that was hidden has no size: only now it can be fitted to what is served. */
  resize() {
    this.map.invalidateSize();
    if (!this.isAimed) {
      this.isAimed = true;
      const [west, south, east, north] = this.box;
      this.map.options.zoomSnap = 0.25; // so that it fills the frame
      this.map.fitBounds([[south, west], [north, east]], { animate: false });
      this.map.options.zoomSnap = 1;
    }
  }
}

/** Nothing to touch: the sentence beside it says the same. */
export class CheckMap {
  constructor(element, settings) {
    const still = { dragging: false, keyboard: false, touchZoom: false, scrollWheelZoom: false, doubleClickZoom: false };
    this.map = L.map(element, { ...still, zoomControl: false });
    this.settings = settings;
  }

  show(place) {
    if (!place) {
      return;
    }
    this.map.invalidateSize();
    this.map.setView(place, 15, { animate: false });
    if (this.pin) {
      this.pin.setLatLng(place);
      return;
    }
    drawBaseMap(this.map, this.settings.base);
    this.pin = pinAt(place, { interactive: false }).addTo(this.map);
  }
}
