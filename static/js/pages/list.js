// The list: groups of filters are chosen at once, spans of days by one click.
import { linkGroups, linkPeriods } from "../lib/filters.js";

const form = document.getElementById("filters");
linkGroups(form);
linkPeriods(form, () => form.requestSubmit());
