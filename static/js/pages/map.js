// The page of the map: wires the map, the filters, the count and the sheet.
import { drawBaseMap } from "../lib/base_map.js";
import { openCell } from "../lib/cell_click.js";
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

function onShown({ count, reports, isComplete }) {
  say(count ? fill(words.count, { n: count }) : words.none);
  if (reports.length > 0 && isComplete) {
    find("in-view").textContent = words.rows;
    listReports(find("rows"), reports, settings);
  }
}

followAddress(map, () => queryOf(form));
drawBaseMap(map, settings.base);
const layer = new CellLayer({
  ...settings,
  onCell: (place, isPlace) => openCell(map, place, isPlace, `${settings.list}?${queryOf(form)}`),
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
