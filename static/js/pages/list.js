// The list: whole groups of categories can be chosen at once.
import { linkGroups } from "../lib/filters.js";

linkGroups(document.getElementById("filters"));
