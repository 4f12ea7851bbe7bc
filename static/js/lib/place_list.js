// The reports that share a place, beside the map: the same rows as the list page of that box.
import { getJSON } from "./http.js";
import { fill } from "./page_data.js";
import { Rows } from "./rows.js";

export class PlaceList {
  constructor(box, query, settings, { onOpen, onPoint }) {
    this.address = `${settings.rows}?${[query, `bbox=${box}`].filter(Boolean).join("&")}`;
    this.element = document.createElement("div");
    this.element.append(document.getElementById("place-list-part").content.cloneNode(true));
    this.find("[data-list]").href = `${settings.list}?${[query, `bbox=${box}`].filter(Boolean).join("&")}`;
    this.rows = new Rows(this.find(".rows"), { ...settings, onOpen, onPoint });
    this.months = `${settings.months}?${[query, `bbox=${box}`].filter(Boolean).join("&")}`;
    this.head("…");
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  head(n) {
    const heading = this.find("[data-heading]");
    heading.textContent = fill(heading.dataset.heading, { n });
  }

  async load(known) {
    this.head(known ?? "…");
    try {
      const { reports, more } = await getJSON(this.address);
      this.rows.show(reports);
      this.head(more ? ((await getJSON(this.months)).count ?? known ?? `${reports.length}+`) : reports.length);
    } catch {
      this.find("[data-failed]").hidden = false;
    }
    this.find("[data-loading]").hidden = true;
  }
}
