// One question at a time out of the form's sections. Back of the browser goes one question back and loses nothing.
import { byKeyboard } from "./last_input.js";
import { cloneOf, fill } from "./page_data.js";
import { countOf, passOver } from "./step_count.js";
import { StepHistory } from "./step_history.js";

export class Steps {
  constructor(form, { onShow, mayLeave, keep }) {
    Object.assign(this, { form, onShow, mayLeave });
    this.sections = [...form.querySelectorAll(".step")];
    this.baseTitle = document.title;
    this.bar = form.querySelector(".steps");
    this.sections.forEach((section, place) => {
      this.addCount(section, place);
      this.addButtons(section, place);
    });
    document.querySelector(".error-summary")?.addEventListener("click", (event) => this.followError(event));
    const flawed = this.sections.findIndex((section) => section.querySelector(".field--error"));
    this.history = new StepHistory(form, {
      stateOf: () => ({ step: this.current, answers: keep() }),
      onArrive: (step) => this.show(step ?? this.current, { quiet: step === undefined }),
    });
    this.show(flawed >= 0 ? flawed : this.history.step, { quiet: true });
    this.history.save();
  }

  get section() {
    return this.sections[this.current];
  }

  get name() {
    return this.section.dataset.step;
  }

  forget() {
    return this.history.forget();
  }

  get isLast() {
    return this.current === this.sections.length - 1;
  }

  /** "Step 2 of 5" begins the heading, for eyes and ears. */
  addCount(section, place) {
    const count = cloneOf("step-count");
    const words = count.querySelector("[data-count]");
    words.textContent = fill(words.dataset.count, countOf(this.sections, place));
    section.querySelector("h2").prepend(count);
  }

  addButtons(section, place) {
    const buttons = cloneOf("step-buttons");
    const [back, next] = ["back", "next"].map((name) => buttons.querySelector(`[data-${name}]`));
    back.addEventListener("click", () => this.go(place - 1, -1));
    next.addEventListener("click", () => this.next());
    const label = next.querySelector("[data-label]");
    label.textContent = section.dataset.next ?? label.textContent;
    if (place === 0) {
      back.remove();
    }
    if (place === this.sections.length - 1) {
      section.querySelector("[data-buttons]").prepend(back);
      return;
    }
    (section.querySelector("[data-foot]") ?? section).append(buttons);
  }

  followError(event) {
    const target = document.querySelector(event.target.closest("a")?.hash || null);
    const place = this.sections.findIndex((section) => section.contains(target));
    if (place >= 0) {
      event.preventDefault();
      this.go(place);
      target.focus();
      target.scrollIntoView({ block: "center" });
    }
  }

  async next() {
    const left = this.current;
    if ((await this.mayLeave(this.section)) && left === this.current) {
      this.go(left + 1);
    }
  }

  go(wanted, by = 1) {
    const place = passOver(this.sections, wanted, by);
    if (place >= 0 && place < this.sections.length) {
      this.history.push();
      this.show(place);
      this.history.save();
    }
  }

  goTo(name) {
    this.go(this.sections.findIndex((section) => section.dataset.step === name));
  }

  show(place, { quiet = false } = {}) {
    this.current = Math.min(Math.max(passOver(this.sections, place, 1), 0), this.sections.length - 1);
    const { n, all } = countOf(this.sections, this.current);
    this.sections.forEach((section, number) => (section.hidden = number !== this.current));
    [...this.bar.children].forEach((dot, number) => dot.classList.toggle("done", number < n));
    document.title = `${this.section.dataset.title} (${n}/${all}) – ${this.baseTitle}`;
    this.onShow(this.section);
    if (!quiet) {
      window.scrollTo({ top: 0, behavior: "instant" });
      this.focus();
    }
  }

  /** The heading; whoever came by the keyboard goes straight to a field that must be filled in, or to what was chosen. */
  focus() {
    const first = byKeyboard() && this.section.querySelector("[data-first]:checked, [data-first]:not([type=radio])");
    (first || this.section.querySelector("h2")).focus();
  }
}
