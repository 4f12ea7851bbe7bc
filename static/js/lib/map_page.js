// The parts of the map page that the first look needs: marks, filters, the address, what is open. The rest comes after.
import { placeOf, zoomInto } from "./cell_click.js";
import { CellLayer } from "./cell_layer.js";
import { MapAddress } from "./map_address.js";
import { MapFilters } from "./map_filters.js";
import { followView } from "./map_links.js";
import { MapStates } from "./map_states.js";
import { createMap } from "./map_view.js";
import { Opened } from "./opened.js";
import { Sheet } from "./sheet.js";

const find = (id) => document.getElementById(id);

/** `onFirst(page)` once, when the first marks are drawn or could not be had; it gives what follows the view then. */
export function openMapPage(settings, onFirst) {
  const map = createMap(find("map"), settings);
  const filters = new MapFilters(find("filters"), { onChange: apply });
  const query = () => filters.query;
  const address = new MapAddress(map, { query: () => filters.address, onOpen: (name) => opened.show(name) });
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
      page.shown = count;
      answered();
    },
    onBusy: (busy) => (find("busy").hidden = !busy),
    onFailed: () => {
      states.fail();
      answered();
    },
  });
  const opened = new Opened(find("panel"), { map, layer, sheet: new Sheet(find("panel")), address, query, settings });
  const page = { settings, map, filters, query, states, layer, opened, shown: 0, beside: null };
  let [isFirst, isChanged] = [true, false];

  layer.query = query();
  address.follow();
  layer.addTo(map);
  map.on("moveend", () => followView(map, filters));
  followView(map, filters);

  async function answered() {
    page.beside?.tell();
    if (isFirst) {
      isFirst = false;
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      page.beside = await onFirst(page);
      if (isChanged) {
        page.beside.later(); // a filter was quicker than what follows it
      }
    }
  }

  function again() {
    layer.refresh();
    page.beside?.ask();
  }

  function apply() {
    isChanged = true;
    address.write();
    layer.show(query());
    page.beside?.later();
    followView(map, filters);
  }
}
