// The page of the map: wires the map, its marks, the search, the filters, the time, the list and the sheet.
import { drawBaseMap } from "../lib/base_map.js";
import { placeOf, zoomInto } from "../lib/cell_click.js";
import { CellLayer } from "../lib/cell_layer.js";
import { MapFilters } from "../lib/map_filters.js";
import { MapAddress } from "../lib/map_address.js";
import { openKeys } from "../lib/map_keys.js";
import { followView } from "../lib/map_links.js";
import { openSearch } from "../lib/map_search.js";
import { MapStates } from "../lib/map_states.js";
import { openLocate, openPrint, openShare } from "../lib/map_tools.js";
import { createMap } from "../lib/map_view.js";
import { Opened } from "../lib/opened.js";
import { config } from "../lib/page_data.js";
import { Rows } from "../lib/rows.js";
import { Sheet } from "../lib/sheet.js";
import { ViewData } from "../lib/view_data.js";

const settings = config();
const find = (id) => document.getElementById(id);
const map = createMap(find("map"), settings);
const filters = new MapFilters(find("filters"), { settings, map, onChange: apply });
const query = () => filters.query;
const address = new MapAddress(map, { query, onOpen: (name) => opened.show(name) });
const states = new MapStates({ onWiden: () => map.zoomOut(2), onClear: () => filters.clear(), onAgain: again });
const layer = new CellLayer({
  ...settings,
  onCell: (item, spot) => {
    const box = placeOf(map, item);
    return box ? opened.go(box, item, { spot }) : zoomInto(map, item);
  },
  onReport: (report, spot) => opened.go(report.id, report, { spot }),
  onShown: ({ count }) => {
    states.mend();
    shown = count;
    tell();
  },
  onBusy: (busy) => (find("busy").hidden = !busy),
  onFailed: () => states.fail(),
});
const opened = new Opened(find("panel"), { map, layer, sheet: new Sheet(find("panel")), address, query, settings });
const rows = new Rows(find("rows"), {
  ...settings,
  onOpen: (report, link) => opened.go(report.id, { ...report, place: [report.lat, report.lon] }, { link }),
  onPoint: (report) => layer.point(report && [report.lat, report.lon]),
});
let [shown, exact] = [0, undefined]; // by the circles; by counting: undefined while asked, null where it takes too long

layer.query = query();
address.follow();
layer.addTo(map);
drawBaseMap(map, settings.base);
const view = new ViewData(map, { ...settings, query, onRows, onMonths });
openSearch(find("search"), map, { settings, query, onCategory: (slug) => filters.chooseCategory(slug) });
openLocate(find("locate"), find("map-said"), map);
openShare(find("share"), find("shared"));
openPrint(find("print"), map);
openKeys(map, find("keys"), find("help"));
map.on("moveend", () => followView(map, query()));
followView(map, query());

function onRows(answer) {
  if (answer) {
    find("in-view").textContent = find("rows").dataset.inView;
    rows.show(answer.reports);
  }
}

function onMonths(answer) {
  filters.time.show(answer?.months ?? null);
  exact = answer?.count ?? null;
  tell();
}

function tell() {
  if (exact !== undefined) {
    states.show(exact ?? shown, { isAbout: exact === null, isFiltered: query() !== "" });
  }
}

function again() {
  layer.refresh();
  view.ask();
}

function apply() {
  address.write();
  layer.show(query());
  view.later();
  followView(map, query());
}
