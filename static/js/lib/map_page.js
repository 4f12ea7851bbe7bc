// The parts of the map page in step with one another: marks, what is open, rows, filters, numbers.
import { placeOf, zoomInto } from "./cell_click.js";
import { CellLayer } from "./cell_layer.js";
import { MapFilters } from "./map_filters.js";
import { MapAddress } from "./map_address.js";
import { followView } from "./map_links.js";
import { MapStates } from "./map_states.js";
import { createMap } from "./map_view.js";
import { Opened } from "./opened.js";
import { Rows } from "./rows.js";
import { Sheet } from "./sheet.js";
import { ViewData } from "./view_data.js";

const find = (id) => document.getElementById(id);

export function openMapPage(settings) {
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
  const view = new ViewData(map, { ...settings, query, onRows, onMonths });
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

  return { map, filters };
}
