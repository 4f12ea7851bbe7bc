// The page of the map: wires its parts, the base map, the search and the tools.
import { drawBaseMap } from "../lib/base_map.js";
import { openKeys } from "../lib/map_keys.js";
import { openMapPage } from "../lib/map_page.js";
import { openSearch } from "../lib/map_search.js";
import { openLocate, openPrint, openShare } from "../lib/map_tools.js";
import { config } from "../lib/page_data.js";

const settings = config();
const find = (id) => document.getElementById(id);
const { map, filters } = openMapPage(settings);

drawBaseMap(map, settings.base);
openSearch(find("search"), map, { settings, query: () => filters.query, onCategory: (slug) => filters.chooseCategory(slug) });
openLocate(find("locate"), find("map-said"), map);
openShare(find("share"), find("shared"));
openPrint(find("print"), map);
openKeys(map, find("keys"), find("help"));
