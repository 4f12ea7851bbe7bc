// The list beside the map: single reports of the view, newest knowledge of the tiles.
import { cloneOf, withId } from "./page_data.js";
import { statusLine } from "./summary.js";

const MOST = 30;

export function listReports(list, reports, { categories, page }) {
  const rows = reports.slice(0, MOST).map(([, , id, category, status]) => {
    const row = cloneOf("row");
    const link = row.querySelector("[data-page]");
    link.href = withId(page, id);
    link.textContent = categories[category] ?? category;
    statusLine(row.querySelector("[data-status]"), status);
    return row;
  });
  list.replaceChildren(...rows);
}
