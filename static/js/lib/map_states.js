// What the panel says of the reports: how many there are, that there are none, that they cannot be loaded.
import { fill, words } from "./page_data.js";

const SETTLED = 700; // milliseconds after the last answer, so that only the last word is read out
const [SOON, SELDOM] = [3_000, 60_000]; // milliseconds to the next try: doubled each time, up to a half more by chance

export class MapStates {
  constructor({ onWiden, onClear, onAgain }) {
    [this.count, this.said, this.none, this.failed] = ["count", "count-said", "none", "failed"].map((id) => document.getElementById(id));
    this.link = this.count.querySelector("a");
    this.none.querySelector("[data-widen]").addEventListener("click", onWiden);
    this.clear = this.none.querySelector("[data-clear-all]");
    this.clear.addEventListener("click", onClear);
    this.failed.querySelector("[data-again]").addEventListener("click", onAgain);
    Object.assign(this, { onAgain, pause: SOON });
    window.addEventListener("online", () => !this.failed.hidden && onAgain());
  }

  /** `isAbout`: the number comes from the circles, not from a count. */
  show(n, { isAbout = false, isFiltered }) {
    if (!this.failed.hidden) {
      return; // a number beside marks that are missing would be wrong
    }
    this.none.hidden = n > 0;
    this.clear.hidden = !isFiltered;
    this.say(n > 0 ? fill(isAbout ? words.about : words.count, { n }) : words.none, n > 0);
  }

  mend() {
    this.failed.hidden = true;
    this.pause = SOON;
    window.clearTimeout(this.trying);
  }

  /** Tried again by itself: a browser says "online" before the network answers, and nobody should have to press. */
  fail() {
    const isKnown = !this.failed.hidden;
    const sentence = this.failed.querySelector("p");
    sentence.textContent = navigator.onLine ? sentence.dataset.server : sentence.dataset.offline;
    this.failed.hidden = false;
    this.none.hidden = true;
    window.clearTimeout(this.trying);
    this.trying = window.setTimeout(this.onAgain, this.pause * (1 + Math.random() / 2));
    this.pause = Math.min(2 * this.pause, SELDOM);
    if (!isKnown) {
      this.say(words.failed);
    }
  }

  /** Written at once, read out a moment later. A number is a link to the list that holds as many. */
  say(sentence, isLink = false) {
    this.link.textContent = isLink ? sentence : "";
    this.link.hidden = !isLink;
    this.count.lastElementChild.textContent = isLink ? "" : sentence;
    window.clearTimeout(this.saying);
    this.saying = window.setTimeout(() => (this.said.textContent = sentence), SETTLED);
  }
}
