// What opens at a mark: category, status, day, what comes next by which day, and the way to the report's page.
import { getJSON } from "./http.js";
import { categoryIcon } from "./icons.js";
import { fill, longDay, withId, words } from "./page_data.js";
import { statusLine } from "./status_style.js";

const NEXT = { new: ["read_by", "verify_by"], verifying: ["verify_by"], confirmed: ["eliminate_by"] };
const GONE = 404;

/** The summary of a report: what is known at once (`known`, may be empty), the rest when the server answers. */
export class Summary {
  constructor(id, { categories, page, report }) {
    Object.assign(this, { id, categories, address: withId(report, id) });
    this.element = document.createElement("div");
    this.element.append(document.getElementById("summary").content.cloneNode(true));
    this.find("page").href = withId(page, id);
  }

  find(name) {
    return this.element.querySelector(`[data-${name}]`);
  }

  head({ category, status }) {
    this.find("category").textContent = this.categories[category] ?? category;
    this.find("icon").replaceChildren(categoryIcon(category));
    statusLine(this.find("status"), status);
  }

  /** The place of the report as [lat, lon]; null where the server gave none. */
  async load() {
    try {
      const { properties, geometry } = await getJSON(this.address);
      this.fill(properties);
      return [geometry.coordinates[1], geometry.coordinates[0]];
    } catch (error) {
      const said = this.find("failed");
      said.textContent = error.status === GONE ? said.dataset.gone : said.dataset.failed;
      said.hidden = false;
      return null;
    }
  }

  fill(report) {
    this.head(report);
    this.find("day").textContent = longDay(report.day);
    const beat = report.beat ? `${fill(words.beat, report.beat)}, ` : "";
    this.find("where").textContent = beat + report.unit.name;
    this.next(report);
    if (report.endorsements > 0) {
      const others = this.find("endorsements");
      others.textContent = fill(others.dataset.endorsements, { n: report.endorsements });
      others.hidden = false;
    }
  }

  next(report) {
    const list = this.find("next");
    const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Warsaw" }).format(new Date()); // 2026-03-14
    const terms = (NEXT[report.status] ?? []).filter((name) => report[name]);
    const lines = terms.map((name) => {
      const sentence = fill(list.getAttribute(`data-${name}`), { day: longDay(report[name]) });
      return report[name] < today ? `${sentence} ${list.dataset.late}` : sentence;
    });
    list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  }
}
