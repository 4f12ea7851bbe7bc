// Photos that are going to be sent: seen, counted, taken out again. The files stay in the field, so the form sends them itself.
import { fill } from "./page_data.js";

const MEGABYTE = 1024 * 1024;
const KINDS = /^image\/(jpeg|png|webp|heic|heif)$|\.(jpe?g|png|webp|hei[cf])$/i;

export class PhotoField {
  constructor(element) {
    this.words = element.dataset;
    this.input = element.querySelector("input[type=file]");
    this.list = element.querySelector("[data-list]");
    this.row = element.querySelector("template").content;
    this.refusal = element.querySelector("[data-refused]");
    this.said = element.querySelector("[data-said]");
    this.files = [];
    this.input.addEventListener("change", () => this.add([...this.input.files]));
    this.add([...this.input.files]);
  }

  /** What was chosen before stays: a second choice adds to the first. */
  add(chosen) {
    const known = new Set(this.files.map(({ name, size }) => `${name} ${size}`));
    const fresh = chosen.filter(({ name, size }) => !known.has(`${name} ${size}`));
    const fitting = fresh.filter((file) => !this.flaw(file));
    const all = [...this.files, ...fitting];
    const most = Number(this.words.most);
    const flaws = fresh.map((file) => this.flaw(file)).filter(Boolean);
    this.refusal.textContent = flaws[0] ?? (all.length > most ? fill(this.words.tooMany, { most }) : "");
    this.keep(all.slice(0, most));
  }

  flaw({ name, size, type }) {
    if (!KINDS.test(type) && !KINDS.test(name)) {
      return fill(this.words.notPhoto, { name });
    }
    return size > Number(this.words.bytes) ? fill(this.words.tooLarge, { name }) : "";
  }

  keep(files) {
    this.files = files;
    const held = new DataTransfer();
    files.forEach((file) => held.items.add(file));
    this.input.files = held.files;
    this.list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    this.list.replaceChildren(...files.map((file) => this.rowOf(file)));
    this.list.hidden = files.length === 0;
    this.said.textContent = files.length > 0 || this.said.textContent ? fill(this.words.count, { n: files.length }) : "";
  }

  rowOf(file) {
    const row = this.row.firstElementChild.cloneNode(true);
    const image = row.querySelector("img");
    image.addEventListener("error", () => (image.hidden = true));
    image.src = URL.createObjectURL(file);
    row.querySelectorAll("[data-name]").forEach((place) => (place.textContent = file.name));
    row.querySelector("[data-size]").textContent = fill(this.words.size, { mb: this.megabytes(file.size) });
    row.querySelector("button").addEventListener("click", () => this.remove(file));
    return row;
  }

  megabytes(bytes) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return Math.max(bytes / MEGABYTE, 0.1).toLocaleString(document.documentElement.lang, digits);
  }

  remove(file) {
    const at = this.files.indexOf(file);
    this.refusal.textContent = "";
    this.keep(this.files.filter((other) => other !== file));
    const buttons = this.list.querySelectorAll("button");
    (buttons[Math.min(at, buttons.length - 1)] ?? this.input).focus();
  }

  forget() {
    this.keep([]);
  }
}
