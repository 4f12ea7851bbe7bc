// The page of a beat: its map, and a field for its streets.
import { openBeatMap } from "../lib/beat_map.js";
import { narrowList } from "../lib/narrow_list.js";

document.querySelectorAll("[data-narrow]").forEach(narrowList);
openBeatMap(document.querySelector("[data-beats-map]"));
