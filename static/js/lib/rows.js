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

  /** `fits`: the newest ones were written with the filters that are chosen now. */
  show({ reports, isComplete }, fits) {
    const single = isComplete && reports.length > 0;
    this.heading.hidden = !single && !fits;
    this.heading.textContent = single ? words.rows : this.newestHeading;
    this.list.replaceChildren(...(single ? reports.slice(0, MOST).map((row) => this.rowOf(row)) : fits ? this.newest : []));
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
