import { withKeys } from "../lib/key_sheet.js";
import { offerTemplates } from "../lib/answer_templates.js";
import { createPanelMap } from "../lib/panel_map.js";
import { followReason, showWhole } from "../lib/readings.js";
import { offerDistance } from "../lib/visit_position.js";

const place = document.getElementById("panel-map");
place.hidden = false;
createPanelMap(place, JSON.parse(document.getElementById("panel-map-data").textContent));
document.querySelectorAll(".verdict").forEach(followReason);
document.querySelectorAll(".verdict").forEach(showWhole);
withKeys();

const position = document.getElementById("visit-position");
if (position) offerDistance(position);
document.querySelectorAll("[data-templates]").forEach(offerTemplates);
