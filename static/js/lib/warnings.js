// Hints to what somebody writes: personal data below the field, and a page of its own where the words call for help. They
// suggest and never block; the form says that they were given, so the server does not give them again.
import { EmergencyWords } from "./emergency.js";
import { kindsIn } from "./personal_data.js";

const find = (id) => document.getElementById(id);
const AFTER = 600; // milliseconds without typing

export class Warnings {
  constructor(form) {
    this.text = form.elements.description;
    this.words = new EmergencyWords(JSON.parse(find("stems").textContent));
    this.told = new Set();
    form.elements.warned.value = "personal,112";
    this.text.addEventListener("input", () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.suggest(), AFTER);
    });
    this.suggest();
  }

  suggest() {
    const text = this.text.value;
    const kinds = [...kindsIn(text), ...(this.words.isAboutPolice(text) ? ["police"] : [])];
    const rows = [...find("personal").querySelectorAll("[data-kind]")];
    rows.forEach((row) => (row.hidden = !kinds.includes(row.dataset.kind)));
    find("personal").hidden = kinds.length === 0;
  }

  /** True when the question may be left: once for the same words a full page asks whether somebody needs help. */
  mayLeave(section) {
    const words = section.dataset.step === "details" ? this.words.callIn(this.text.value).toLowerCase() : "";
    if (!words || this.told.has(words)) {
      return true;
    }
    this.told.add(words);
    find("call").showModal();
    return false;
  }
}
