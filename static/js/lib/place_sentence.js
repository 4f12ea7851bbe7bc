// "You are reporting a threat here: …" with the beat that will answer, or why this place cannot be taken.
import { getJSON, isAborted } from "./http.js";

export class PlaceSentence {
  constructor(element) {
    this.element = element;
    this.place = element.querySelector("[data-place]");
    this.beat = element.querySelector("[data-beat]");
  }

  hide() {
    this.asking?.abort();
    this.element.hidden = true;
  }

  async show([lat, lon], label) {
    this.asking?.abort();
    this.asking = new AbortController();
    this.place.textContent = label || `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
    this.beat.textContent = "";
    this.element.hidden = false;
    const address = `${this.element.dataset.locate}?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`;
    try {
      const found = await getJSON(address, { signal: this.asking.signal });
      const beat = found.beats[0];
      this.beat.textContent = beat ? `(${beat.name}, ${found.unit.name})` : `(${found.unit.name})`;
    } catch (error) {
      if (!isAborted(error)) {
        this.beat.textContent = error.problem?.detail ?? "";
      }
    }
  }
}
