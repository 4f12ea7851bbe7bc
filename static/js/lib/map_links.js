// Links beside the map that lead to the same filters and the same view.
import { boxOf } from "./map_view.js";

const all = (selector) => [...document.querySelectorAll(selector)];

export function followView(map, { query, address }) {
  all("[data-as-list]").forEach((link) => (link.search = [query, `bbox=${boxOf(map)}`].filter(Boolean).join("&")));
  all("a[hreflang]").forEach((link) => {
    link.search = address;
    link.hash = window.location.hash;
  });
  document.getElementById("report-here").hash = window.location.hash;
}
