// The page of the map: first the marks; what follows them is loaded when they are drawn.
import { openMapPage } from "../lib/map_page.js";
import { config } from "../lib/page_data.js";

openMapPage(config(), async (page) => {
  const { openBeside } = await import("../lib/map_beside.js");
  return openBeside(page);
});
