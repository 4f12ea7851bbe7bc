// The address of the page: filters in its query; behind "#" the view, and what is open beside the map.
// Opening is a step of the browser's history, so that "back" closes; moving the map is none.
import { viewInAddress } from "./map_view.js";

export class MapAddress {
  constructor(map, { query, onOpen }) {
    Object.assign(this, { map, query, onOpen, opened: "", keepsView: false });
  }

  /** Shows what the address names, now and at every step through the history. */
  follow() {
    this.show();
    this.map.on("moveend", () => this.write());
    window.addEventListener("popstate", () => this.show());
  }

  show() {
    const found = viewInAddress();
    this.opened = found?.open ?? "";
    if (found && !this.keepsView) {
      this.map.setView(found.centre, found.zoom, { animate: false });
    }
    this.keepsView = false;
    this.onOpen(this.opened);
  }

  open(name) {
    this.opened = name;
    window.history.pushState({ steps: this.steps() + 1 }, "", this.text());
  }

  /** One step back where opening was one, else the same address without it; the map stays where it is. */
  close() {
    if (this.steps() > 0) {
      this.keepsView = true;
      window.history.back();
      return;
    }
    this.opened = "";
    this.write();
    this.onOpen("");
  }

  write() {
    window.history.replaceState(window.history.state, "", this.text());
  }

  steps() {
    return window.history.state?.steps ?? 0;
  }

  text() {
    const { lat, lng } = this.map.getCenter();
    const view = [this.map.getZoom(), lat.toFixed(5), lng.toFixed(5), this.opened].filter((part) => part !== "");
    const query = this.query();
    return `${window.location.pathname}${query ? `?${query}` : ""}#${view.join("/")}`;
  }
}
