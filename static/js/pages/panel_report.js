import { withKeys } from "../lib/key_sheet.js";
import { createPanelMap } from "../lib/panel_map.js";
import { followReason } from "../lib/readings.js";

const place = document.getElementById("panel-map");
place.hidden = false;
createPanelMap(place, JSON.parse(document.getElementById("panel-map-data").textContent));
document.querySelectorAll(".verdict").forEach(followReason);
withKeys();
