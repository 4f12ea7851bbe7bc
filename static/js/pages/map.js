// The page of the map: wires the map, the filters, the count and the sheet.
import { drawBaseMap } from "../lib/base_map.js";
import { openCell } from "../lib/cell_click.js";
import { CellLayer } from "../lib/cell_layer.js";
import { isInverted, openFilters, queryOf, writeChosen } from "../lib/filters.js";
import { openGoTo } from "../lib/go_to.js";
import { followView } from "../lib/map_links.js";
import { createMap, followAddress, writeAddress } from "../lib/map_view.js";
import { config, fill, words } from "../lib/page_data.js";
import { RowsInView } from "../lib/rows.js";
import { openSheet } from "../lib/sheet.js";
import { openSummary } from "../lib/summary.js";

const settings = config();
const find = (id) => document.getElementById(id);
const form = find("filters");
const map = createMap(find("map"), settings);
const rows = new RowsInView(find("rows"), find("in-view"), settings);
const written = queryOf(form); // the filters of the page as it came
let saying;

/** A moment later, so that only the last word is read out. Tiles still on their way never talk over wrong days. */
function say(sentence) {
  window.clearTimeout(saying);
  const said = isInverted(form) ? words.inverted : sentence;
  saying = window.setTimeout(() => (find("count").textContent = said), 400);
}

followAddress(map, () => queryOf(form));
drawBaseMap(map, settings.base);
const layer = new CellLayer({
  ...settings,
  onCell: (place, isPlace) => openCell(map, place, isPlace, `${settings.list}?${queryOf(form)}`),
  onShown: (shown) => {
    say(shown.count ? fill(words.count, { n: shown.count }) : words.none);
    rows.show(shown, layer.query === written);
  },
  onReport: (report) => openSummary(map, report, settings),
  onBusy: (busy) => (find("busy").hidden = !busy),
  onFailed: () => say(words.failed),
});
layer.query = written;
layer.addTo(map);

function apply() {
  if (isInverted(form)) {
    say(words.inverted);
    return;
  }
  const query = queryOf(form);
  layer.show(query);
  writeAddress(map, query);
  writeChosen(form, find("chosen"));
  followView(map, query);
}
openFilters(form, apply);
openSheet(find("panel"));
openGoTo(find("go-to"), map);
map.on("moveend", () => followView(map, queryOf(form)));
followView(map, queryOf(form));
