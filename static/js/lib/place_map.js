// The maps of the report form: one to put the pin on, by click, by dragging or by keyboard at the cross, and a still one
// to check. Loaded apart from the form, which works whole where the library of maps does not come.
import { drawBaseMap } from "./base_map.js";
import { L } from "./leaflet.js";
import { createMap, viewInAddress } from "./map_view.js";
import { cloneOf } from "./page_data.js";

function pinAt(place, options) {
  const icon = L.divIcon({ className: "pin", html: cloneOf("pin"), iconSize: [36, 48], iconAnchor: [18, 47] });
  return L.marker(place, { icon, keyboard: false, ...options });
}

export class PlaceMap {
  constructor(element, settings, onPick) {
    Object.assign(this, { onPick, map: createMap(element, settings) });
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
    this.map.on("click", ({ latlng }) => this.onPick(latlng.lat, latlng.lng));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === element) {
        event.preventDefault();
        const { lat, lng } = this.map.getCenter();
        this.onPick(lat, lng);
      }
    });
  }

  look(place, zoom) {
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

  resize() {
    this.map.invalidateSize();
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
