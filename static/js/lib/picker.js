// The place of a new report as two numbers, from wherever it comes: map, list of addresses, device, typed coordinates.
// A map may be attached to it; without one everything else works.

const NEAR = 16; // zoom at which one sees the place

export class PlacePicker {
  constructor({ lon, lat, onPick }) {
    Object.assign(this, { lon, lat, onPick });
    [lon, lat].forEach((field) => field.addEventListener("change", () => this.readFields()));
  }

  attach(map) {
    this.map = map;
    if (this.place) {
      map.mark(this.place);
      map.look(this.place, NEAR);
    }
  }

  get isSet() {
    return this.lat.value.trim() !== "" && this.lon.value.trim() !== "";
  }

  /** Latitude and longitude where both fields hold numbers of the earth. */
  get place() {
    const place = [this.lat, this.lon].map((field) => Number.parseFloat(field.value.replace(",", ".")));
    const isPlace = place.every(Number.isFinite) && Math.abs(place[0]) <= 90 && Math.abs(place[1]) <= 180;
    return isPlace ? place : null;
  }

  clear() {
    this.lat.value = this.lon.value = this.source = "";
    this.map?.unmark();
  }

  readFields(source = "fields") {
    if (this.place) {
      this.map?.look(this.place, NEAR);
      this.tell(source);
    }
  }

  pick(lat, lon, source = "map") {
    this.lat.value = lat.toFixed(6);
    this.lon.value = lon.toFixed(6);
    this.tell(source);
  }

  move(lat, lon, source = "list") {
    this.pick(lat, lon, source);
    this.map?.look([lat, lon], NEAR);
  }

  tell(source) {
    this.source = source;
    this.map?.mark(this.place);
    this.onPick(this.place, source);
  }
}
