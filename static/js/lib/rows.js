// The list beside the map: the newest reports of the view, written like the rows of the list page.
import { categoryIcon } from "./icons.js";
import { cloneOf, fill, longDay, withId } from "./page_data.js";
import { statusLine } from "./status_style.js";

export class Rows {
  /** `onOpen(report, link)` at a click without a modifier key; `onPoint(report | null)` while one is looked at. */
  constructor(list, { categories, page, onOpen, onPoint }) {
    Object.assign(this, { list, categories, page, onOpen, onPoint });
  }

  show(reports) {
    this.list.replaceChildren(...reports.map((report) => this.rowOf(report)));
  }

  rowOf(report) {
    const row = cloneOf("row");
    const link = row.querySelector("[data-page]");
    link.href = withId(this.page, report.id);
    link.textContent = this.categories[report.category] ?? report.category;
    row.querySelector("[data-icon]").replaceWith(categoryIcon(report.category));
    statusLine(row.querySelector("[data-status]"), report.status);
    const about = row.querySelector("[data-about]");
    about.textContent = fill(about.dataset.about, { day: longDay(report.day), where: report.where });
    this.listen(row, link, report);
    return row;
  }

  listen(row, link, report) {
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        this.onOpen(report, link);
      }
    });
    ["mouseenter", "focusin"].forEach((name) => row.addEventListener(name, () => this.onPoint(report)));
    ["mouseleave", "focusout"].forEach((name) => row.addEventListener(name, () => this.onPoint(null)));
  }
}
