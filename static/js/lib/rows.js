// The list beside the map: the single reports of the view, or the newest ones while the view shows sums.
import { cloneOf, withId, words } from "./page_data.js";
import { statusLine } from "./summary.js";

const MOST = 30;

export class RowsInView {
  constructor(list, heading, { categories, page }) {
    Object.assign(this, { list, heading, categories, page });
    this.newest = [...list.children];
    this.newestHeading = heading.textContent;
  }

  show({ reports, isComplete }) {
    const single = isComplete && reports.length > 0;
    this.heading.textContent = single ? words.rows : this.newestHeading;
    this.list.replaceChildren(...(single ? reports.slice(0, MOST).map((row) => this.rowOf(row)) : this.newest));
  }

  rowOf([, , id, category, status]) {
    const row = cloneOf("row");
    const link = row.querySelector("[data-page]");
    link.href = withId(this.page, id);
    link.textContent = this.categories[category] ?? category;
    statusLine(row.querySelector("[data-status]"), status);
    return row;
  }
}
