// The directory of units: a field that narrows it.
import { narrowList } from "../lib/narrow_list.js";

document.querySelectorAll("[data-narrow]").forEach(narrowList);
