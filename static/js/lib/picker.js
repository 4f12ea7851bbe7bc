// The pin of a new report: by click, by dragging, by keyboard at the cross, by the fields of its coordinates.
import { L } from "./leaflet.js";

export class PlacePicker {
  constructor(map, { lon, lat, onPick }) {
    Object.assign(this, { map, lon, lat, onPick });
    const cross = document.createElement("span");
    cross.className = "crosshair";
    map.getContainer().append(cross);
    map.on("click", (event) => this.pick(event.latlng));
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === map.getContainer()) {
        event.preventDefault();
        this.pick(map.getCenter());
      }
    });
    [lon, lat].forEach((field) => field.addEventListener("change", () => this.readFields()));
    this.readFields({ quiet: true });
  }

  get isSet() {
    return this.lat.value.trim() !== "" && this.lon.value.trim() !== "";
  }

  clear() {
    this.lat.value = this.lon.value = this.source = "";
    this.pin?.remove();
    this.pin = undefined;
  }

  readFields({ quiet = false } = {}) {
    const place = [this.lat, this.lon].map((field) => Number.parseFloat(field.value.replace(",", ".")));
    if (place.every(Number.isFinite) && Math.abs(place[0]) <= 90 && Math.abs(place[1]) <= 180) {
      this.put(place);
      this.map.setView(place, Math.max(this.map.getZoom(), 16), { animate: false });
      if (!quiet) {
        this.source = "fields";
        this.onPick(place, "fields");
      }
    }
  }

  put(place) {
    if (this.pin) {
      this.pin.setLatLng(place);
      return;
    }
    const shape = document.getElementById("pin").content.firstElementChild.cloneNode(true);
    const icon = L.divIcon({ className: "pin", html: shape, iconSize: [36, 48], iconAnchor: [18, 47] });
    this.pin = L.marker(place, { icon, draggable: true, keyboard: false, autoPan: true }).addTo(this.map);
    this.pin.on("dragend", () => this.pick(this.pin.getLatLng()));
  }

  pick(latlng, source = "map") {
    this.source = source;
    this.lat.value = latlng.lat.toFixed(6);
    this.lon.value = latlng.lng.toFixed(6);
    this.put([latlng.lat, latlng.lng]);
    this.onPick([latlng.lat, latlng.lng], source);
  }

  move(lat, lon, source = "list") {
    this.pick(L.latLng(lat, lon), source);
    this.map.setView([lat, lon], Math.max(this.map.getZoom(), 16), { animate: false });
  }
}
