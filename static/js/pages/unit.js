// A unit: the map of its beats and the list of their officers, in step.
import { openBeatMap } from "../lib/beat_map.js";
import { goToRow, keepInStep } from "../lib/in_step.js";

const list = document.querySelector("[data-map-list]");
const beats = await openBeatMap(document.querySelector("[data-beats-map]"), (id) => goToRow(list, id));
if (beats) {
  keepInStep(list, beats);
}
