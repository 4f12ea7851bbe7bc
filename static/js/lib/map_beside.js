// What follows the first marks: numbers and rows of the view, months, base map, search, tools, keys.
import { drawBaseMap } from "./base_map.js";
import { MapArea } from "./map_area.js";
import { openKeys } from "./map_keys.js";
import { openSearch } from "./map_search.js";
import { openLocate, openPrint, openShare } from "./map_tools.js";
import { boxOf } from "./map_view.js";
import { Rows } from "./rows.js";
import { TimeSlider } from "./time_slider.js";
import { ViewData } from "./view_data.js";

const find = (id) => document.getElementById(id);

/** `tell()` says the number again, `later()` follows changed filters, `ask()` asks the server anew at once. */
export function openBeside(page) {
  const { settings, map, filters, query } = page;
  const area = new MapArea(map, settings, filters);
  filters.followTime((form, onChange) => {
    const linkOf = (from, to) => `${settings.list}?${filters.queryWith({ from, to })}&bbox=${boxOf(map)}`;
    return new TimeSlider(find("time"), form, { onChange, linkOf });
  });
  drawBaseMap(map, settings.base);
  const search = openSearch(find("search"), map, { settings, query, onCategory: (slug) => filters.chooseCategory(slug) });
  openLocate(find("locate"), find("map-said"), map);
  openShare(find("share"), find("shared"));
  openShare(find("share-open"), find("shared-open"), find("share").dataset);
  openPrint(find("print"), map);
  openKeys(map, find("keys"), find("help"));
  document.documentElement.dataset.map = "whole";
  const numbers = followNumbers(page);
  const later = () => {
    search.follow();
    area.follow();
    numbers.later();
  };
  return { ...numbers, later };
}

function followNumbers(page) {
  const { settings, map, filters, query, layer, opened, states } = page;
  const rows = new Rows(find("rows"), {
    ...settings,
    onOpen: (report, link) => opened.go(report.id, { ...report, place: [report.lat, report.lon] }, { link }),
    onPoint: (report) => layer.point(report && [report.lat, report.lon]),
  });
  let exact; // by counting: undefined while asked, null where it takes too long

  const tell = () => {
    if (exact !== undefined) {
      states.show(exact ?? page.shown, { isAbout: exact === null, isFiltered: query() !== "" });
    }
  };
  const onRows = (answer) => {
    if (answer) {
      find("in-view").textContent = find("rows").dataset.inView;
      rows.show(answer.reports);
    }
  };
  const onMonths = (answer) => {
    filters.time.show(answer?.months ?? null);
    exact = answer?.count ?? null;
    tell();
  };
  const view = new ViewData(map, { ...settings, query, onRows, onMonths });
  return { tell, later: () => view.later(), ask: () => view.ask() };
}
