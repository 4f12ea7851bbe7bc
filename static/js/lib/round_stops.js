// The visits of a round: one on the screen, the next that is not done yet after each, and their order from a place.

const METRES = 111_320; // of a degree of latitude

export class Stops {
  /** `onShow` hears which visit is on the screen. */
  constructor(list, end, onShow) {
    Object.assign(this, { end, onShow, list });
    this.all = [...document.querySelectorAll(".stop")];
    this.entries = new Map([...list.children].map((entry) => [entry.dataset.of, entry]));
    for (const stop of this.all) {
      const steps = stop.querySelector(".stop__steps");
      steps.hidden = false;
      steps.addEventListener("click", ({ target }) => {
        const step = Number(target.closest("[data-step]")?.dataset.step ?? 0);
        return step !== 0 && this.show(this.all[this.all.indexOf(stop) + step], { focus: true });
      });
    }
    list.addEventListener("click", (event) => {
      event.preventDefault();
      const id = event.target.closest("[data-of]")?.dataset.of;
      this.show(this.all.find((stop) => stop.dataset.id === id), { focus: true });
    });
  }

  show(chosen, { focus = false } = {}) {
    this.current = chosen;
    this.all.forEach((stop) => (stop.hidden = stop !== chosen));
    this.end.hidden = Boolean(chosen);
    this.entries.forEach((entry, id) => entry.toggleAttribute("aria-current", id === chosen?.dataset.id));
    if (chosen) {
      this.number(chosen);
      this.onShow(chosen);
    }
    if (focus) {
      const title = (chosen ?? this.end).querySelector("h2");
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: "start" });
    }
  }

  number(stop) {
    const [at, all] = [this.all.indexOf(stop), this.all.length];
    const count = stop.querySelector(".stop__count");
    count.textContent = count.dataset.words.replace("{n}", at + 1).replace("{all}", all);
    stop.querySelector("[data-step='-1']").disabled = at === 0;
    stop.querySelector("[data-step='1']").disabled = at === all - 1;
  }

  /** The next one that is not done, from the start again where the rest are done; the end where all are. */
  goOn(from) {
    const at = this.all.indexOf(from);
    const others = [...this.all.slice(at + 1), ...this.all.slice(0, at)];
    this.show(others.find((stop) => !this.isDone(stop)), { focus: true });
  }

  /** Somebody is at a visit that is on the screen: nothing else may take its place. */
  isBusy() {
    const form = this.current?.querySelector("form");
    return Boolean(form && (form.querySelector("[name=result]:checked") || form.elements.note.value));
  }

  isDone(stop) {
    return stop.classList.contains("stop--done");
  }

  mark(stop, done) {
    stop.classList.toggle("stop--done", done);
    const entry = this.entries.get(stop.dataset.id);
    entry.classList.toggle("is-done", done);
    entry.querySelector(".round__done").hidden = !done;
  }

  /** By deadline, then by the named time, and among equals always to the nearest next one: as the server did. */
  sortFrom(place) {
    const left = [...this.all];
    this.all = [];
    for (let here = place; left.length > 0; here = placeOf(this.all.at(-1))) {
      left.sort((one, other) => rank(one) - rank(other) || metres(here, placeOf(one)) - metres(here, placeOf(other)));
      this.all.push(left.shift());
    }
    this.list.append(...this.all.map((stop) => this.entries.get(stop.dataset.id)));
    this.all[0].parentElement.append(...this.all);
    this.show(this.all.find((stop) => !this.isDone(stop)), { focus: true });
  }
}

function placeOf(stop) {
  return stop.dataset.at.split(",").map(Number);
}

function rank({ dataset }) {
  return Number(dataset.pressing) * 10 + Number(dataset.when);
}

export function metres([lat, lon], [otherLat, otherLon]) {
  const east = (otherLon - lon) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, otherLat - lat) * METRES;
}
