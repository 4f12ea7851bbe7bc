// One question at a time out of the form's sections. Back of the browser goes one question back and loses nothing.

export class Steps {
  constructor(form, { onShow, mayLeave }) {
    this.sections = [...form.querySelectorAll(".step")];
    this.onShow = onShow;
    this.mayLeave = mayLeave;
    this.baseTitle = document.title;
    this.bar = this.makeBar(form);
    this.sections.forEach((section) => this.addButtons(section));
    document.querySelector(".error-summary")?.addEventListener("click", (event) => this.followError(event));
    window.addEventListener("popstate", (event) => this.show(event.state?.step ?? 0));
    const flawed = this.sections.findIndex((section) => section.querySelector(".field--error"));
    this.show(flawed >= 0 ? flawed : (window.history.state?.step ?? 0), { quiet: true });
  }

  get name() {
    return this.sections[this.current].dataset.step;
  }

  makeBar(form) {
    const bar = document.createElement("ol");
    bar.className = "steps";
    bar.setAttribute("aria-hidden", "true");
    bar.append(...this.sections.map(() => document.createElement("li")));
    form.prepend(bar);
    return bar;
  }

  addButtons(section) {
    const buttons = document.getElementById("step-buttons").content.firstElementChild.cloneNode(true);
    const place = this.sections.indexOf(section);
    const back = buttons.querySelector("[data-back]");
    const next = buttons.querySelector("[data-next]");
    back.addEventListener("click", () => this.go(place - 1));
    next.addEventListener("click", () => this.next());
    if (place === 0) {
      back.remove();
    }
    if (place === this.sections.length - 1) {
      next.remove();
    }
    section.append(buttons);
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
    if ((await this.mayLeave(this.sections[left])) && left === this.current) {
      this.go(left + 1);
    }
  }

  go(place) {
    if (place < 0 || place >= this.sections.length) {
      return;
    }
    window.history.pushState({ step: place }, "");
    this.show(place);
  }

  goTo(name) {
    this.go(this.sections.findIndex((section) => section.dataset.step === name));
  }

  show(place, { quiet = false } = {}) {
    this.current = Math.min(Math.max(place, 0), this.sections.length - 1);
    this.sections.forEach((section, number) => (section.hidden = number !== this.current));
    [...this.bar.children].forEach((dot, number) => dot.classList.toggle("done", number <= this.current));
    const section = this.sections[this.current];
    document.title = `${section.dataset.title} (${this.current + 1}/${this.sections.length}) – ${this.baseTitle}`;
    this.onShow(section);
    if (!quiet) {
      section.querySelector("h2").focus();
      window.scrollTo({ top: 0 });
    }
  }
}
