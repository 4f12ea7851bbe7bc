// What the view holds beside its marks: the newest reports and the months, asked for when the map rests.
import { getJSON, isAborted } from "./http.js";
import { boxOf } from "./map_view.js";

const REST = 200; // milliseconds

export class ViewData {
  /** `onRows({reports, more})`, `onMonths({months, count})`; what the server does not answer is not called. */
  constructor(map, { rows, months, query, onRows, onMonths }) {
    Object.assign(this, { map, addresses: { rows, months }, query, onRows, onMonths });
    map.on("moveend", () => this.later());
    this.later(); // the marks come first
  }

  later() {
    this.asking?.abort();
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.ask(), REST);
  }

  ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const asked = [this.query(), `bbox=${boxOf(this.map)}`].filter(Boolean).join("&");
    const tell = async (address, then) => {
      try {
        then(await getJSON(`${address}?${asked}`, { signal }), asked);
      } catch (error) {
        if (!isAborted(error)) {
          then(null, asked);
        }
      }
    };
    tell(this.addresses.rows, this.onRows);
    tell(this.addresses.months, this.onMonths);
  }
}
