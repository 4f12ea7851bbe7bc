// The area that the page was asked for: its outline on the map, and in words how many reports lie within it.
import { getJSON, isAborted } from "./http.js";
import { L } from "./leaflet.js";
import { fill } from "./page_data.js";

const REST = 200; // milliseconds

export class MapArea {
  constructor(map, { area, list, months }, filters) {
    Object.assign(this, { area, list, months, filters });
    if (area) {
      this.sentence = document.getElementById("in-area");
      this.outline = L.geoJSON(area.outline, { interactive: false, className: "area-outline", style: { fill: false, weight: 4 } });
      this.outline.addTo(map);
    }
  }

  /** After a change of the filters: the area may be taken away, and cannot come back. */
  follow() {
    if (!this.area) {
      return;
    }
    window.clearTimeout(this.waiting);
    this.asking?.abort();
    if (this.filters.area) {
      this.waiting = window.setTimeout(() => this.count(), REST);
    } else {
      this.outline.remove();
      this.sentence.hidden = true;
      this.area = null;
    }
  }

  async count() {
    this.asking = new AbortController();
    const query = [this.filters.query, `area=${this.area.code}`].filter(Boolean).join("&");
    const link = this.sentence.querySelector("a");
    link.search = query;
    try {
      const { count } = await getJSON(`${this.months}?${query}`, { signal: this.asking.signal });
      link.textContent = fill(this.sentence.dataset.words, { area: this.area.name, n: count ?? "…" });
    } catch (error) {
      this.sentence.hidden = !isAborted(error); // an old number would be wrong
    }
  }
}
