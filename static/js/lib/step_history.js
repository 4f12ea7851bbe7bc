// The steps of a form as entries of the browser's history. The answers go along in the state of the entry that is shown,
// so a reload keeps them; `forget` leaves no entry of this form that holds any.

const SAVE_AFTER = 300; // milliseconds without typing
const ARRIVES_WITHIN = 2_000; // milliseconds; a way back that the browser does not take must not hold up the receipt

export class StepHistory {
  constructor(form, { stateOf, onArrive }) {
    Object.assign(this, { stateOf, onArrive, index: window.history.state?.index ?? 0 });
    window.addEventListener("popstate", (event) => this.arrive(event.state));
    window.addEventListener("beforeunload", () => this.save());
    document.addEventListener("visibilitychange", () => this.save());
    ["input", "change"].forEach((name) => form.addEventListener(name, () => this.saveSoon()));
  }

  get step() {
    return window.history.state?.step ?? 0;
  }

  push() {
    this.index += 1;
    window.history.pushState(null, "");
  }

  /** An entry without our state is a jump inside the page, from a skip link. */
  arrive(state) {
    if (!this.isForgotten) {
      this.index = state?.index ?? this.index + 1;
      this.onArrive(state?.step);
      this.save();
    }
  }

  saveSoon() {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.save(), SAVE_AFTER);
  }

  save() {
    if (!this.isForgotten) {
      window.history.replaceState({ index: this.index, ...this.stateOf() }, "");
    }
  }

  /** Goes to the first entry and empties it; the page that is loaded next takes the place of all the others. */
  async forget() {
    this.isForgotten = true;
    if (this.index > 0) {
      const there = new Promise((resolve) => {
        window.addEventListener("popstate", resolve, { once: true });
        window.setTimeout(resolve, ARRIVES_WITHIN);
      });
      window.history.go(-this.index);
      await there;
    }
    window.history.replaceState(null, "");
  }
}
