// The page of the map: wires the map, the filters, the count and the sheet.
import { drawBaseMap } from "../lib/base_map.js";
import { CellLayer } from "../lib/cell_layer.js";
import { clear, linkGroups, queryOf } from "../lib/filters.js";
import { createMap, followAddress, writeAddress } from "../lib/map_view.js";
import { config, fill, words } from "../lib/page_data.js";
import { listReports } from "../lib/rows.js";
import { openSheet } from "../lib/sheet.js";
import { openSummary } from "../lib/summary.js";

const settings = config();
const find = (id) => document.getElementById(id);
const form = find("filters");
const map = createMap(find("map"), settings);
let saying;

function say(sentence) {
  window.clearTimeout(saying);
  saying = window.setTimeout(() => (find("count").textContent = sentence), 400);
}

function onShown({ count, reports, hasCells }) {
  say(count ? fill(words.count, { n: count }) : words.none);
  if (reports.length > 0 && !hasCells) {
    find("in-view").textContent = words.rows;
    listReports(find("rows"), reports, settings);
  }
}

function onCell([lat, lon], isPlace) {
  if (!isPlace && map.getZoom() < map.getMaxZoom()) {
    map.setView([lat, lon], Math.min(map.getZoom() + 2, map.getMaxZoom()));
    return;
  }
  const box = [lon - 0.0001, lat - 0.0001, lon + 0.0001, lat + 0.0001].map((degrees) => degrees.toFixed(6));
  window.location.assign(`${settings.list}?${[queryOf(form), `bbox=${box.join(",")}`].filter(Boolean).join("&")}`);
}

followAddress(map, () => queryOf(form));
drawBaseMap(map, settings.base);
const layer = new CellLayer({
  ...settings,
  onCell,
  onShown,
  onReport: (report) => openSummary(map, report, settings),
  onBusy: (busy) => (find("busy").hidden = !busy),
  onFailed: () => say(words.failed),
});
layer.query = queryOf(form);
layer.addTo(map);

function apply() {
  const query = queryOf(form);
  layer.show(query);
  writeAddress(map, query);
  find("as-list").search = query;
}
linkGroups(form);
form.querySelector("[data-show]").hidden = true;
form.addEventListener("change", apply);
form.querySelector("[data-clear]").addEventListener("click", (event) => {
  event.preventDefault();
  clear(form);
  apply();
});
openSheet(find("panel"));
