// The months of the map: two thumbs that set the days of the filters, bars of what the view holds, the same as numbers.
import { firstDay, lastDay, monthName, monthsBetween } from "./months.js";
import { longDay } from "./page_data.js";
import { drawBars } from "./time_bars.js";

const REST = 350; // milliseconds: keys move a thumb month by month, the map follows when it rests

export class TimeSlider {
  /** `onChange()` after the thumbs have written the days; `linkOf(from, to)` is the list of those days. */
  constructor(section, form, { onChange, linkOf }) {
    Object.assign(this, { section, form, onChange, linkOf, counts: new Map() });
    this.months = monthsBetween(section.dataset.first, section.dataset.last);
    section.hidden = this.months.length < 2;
    [this.from, this.to] = ["from", "to"].map((edge) => section.querySelector(`[data-edge=${edge}]`));
    for (const thumb of [this.from, this.to]) {
      thumb.max = String(this.months.length - 1);
      thumb.addEventListener("input", () => this.slide(thumb));
      thumb.addEventListener("change", () => this.later());
    }
    section.querySelector(".time__thumbs").inert = false;
    this.follow();
  }

  later() {
    window.clearTimeout(this.resting);
    this.resting = window.setTimeout(this.onChange, REST);
  }

  get last() {
    return this.months.length - 1;
  }

  /** The thumbs never pass one another; the days follow at once, the map when the thumb rests. */
  slide(thumb) {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) {
      thumb.value = String(thumb === this.from ? to : from);
    }
    this.form.elements.from.value = Number(this.from.value) > 0 ? firstDay(this.months[this.from.value]) : "";
    this.form.elements.to.value = Number(this.to.value) < this.last ? lastDay(this.months[this.to.value]) : "";
    this.paint();
  }

  /** The thumbs where the days of the filters are. */
  follow() {
    const { from, to } = this.form.elements;
    this.from.value = String(from.value ? this.placeOf(from.value) : 0);
    this.to.value = String(to.value ? this.placeOf(to.value) : this.last);
    this.paint();
  }

  placeOf(day) {
    const place = this.months.findIndex((month) => month >= day.slice(0, 7));
    return place < 0 ? this.last : place;
  }

  show(months) {
    this.counts = new Map((months ?? []).map(({ month, n }) => [month, n]));
    this.section.querySelector("svg").classList.toggle("time__bars--unknown", months === null);
    this.list(months);
    this.paint();
  }

  paint() {
    const { lang } = document.documentElement;
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    drawBars(this.section.querySelector("svg"), this.months.map((month) => this.counts.get(month) ?? 0), from, to);
    this.from.setAttribute("aria-valuetext", monthName(this.months[from], lang));
    this.to.setAttribute("aria-valuetext", monthName(this.months[to], lang));
    this.section.style.setProperty("--from", String(from / this.last));
    this.section.style.setProperty("--to", String(to / this.last));
    const words = this.section.querySelector("#time-words");
    words.textContent = this.words(from, to, lang) || words.dataset.all;
  }

  /** Whole months by name, other spans by day, "" for everything. */
  words(from, to, lang) {
    const [since, until] = ["from", "to"].map((name) => this.form.elements[name].value);
    if (!since && !until) {
      return "";
    }
    const whole = (!since || since === firstDay(this.months[from])) && (!until || until === lastDay(this.months[to]));
    const ends = whole
      ? [monthName(this.months[from], lang), monthName(this.months[to], lang)]
      : [since ? longDay(since) : monthName(this.months[from], lang), until ? longDay(until) : monthName(this.months[to], lang)];
    return [...new Set(ends)].join(" – ");
  }

  list(months) {
    const part = this.section.querySelector(".time__numbers");
    part.hidden = !months?.length;
    const template = part.querySelector("template");
    const lines = [...(months ?? [])].reverse().map(({ month, n }) => {
      const line = template.content.cloneNode(true);
      line.querySelector("a").href = this.linkOf(firstDay(month), lastDay(month));
      line.querySelector("[data-month]").textContent = monthName(month, document.documentElement.lang);
      line.querySelector("[data-n]").textContent = n;
      return line;
    });
    part.querySelector("ul").replaceChildren(...lines);
  }
}
