// Words that call for 112 now: the rule and the lists of reports/emergency.py, which are written into the page.

const LOOKED_AT = 2000; // of a text that may be too long
const BEFORE = 40; // characters in front of the words in which a denial is looked for
const anyOf = (words) => words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
const patternOf = (stems, flags = "iu") => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${anyOf(stems)})`, flags);

export class EmergencyWords {
  constructor({ now, police, denials, fillers, asked, passed, past, present, others, breaks }) {
    Object.assign(this, { passed, others, police: patternOf(police), past: patternOf(past), present: patternOf(present) });
    this.now = patternOf(now, "giu");
    this.breaks = new RegExp(anyOf(breaks), "giu");
    this.denied = new RegExp(`(?:^|[^\\p{L}\\p{N}_])(?:(${anyOf(asked)}) )?(?:${anyOf(denials)})(?: (?:${anyOf(fillers)}))* $`, "iu");
  }

  /** The words that call for help, "" for none. What is denied in front of them, or told of a day that is over, does not call. */
  callIn(text) {
    const plain = text.slice(0, LOOKED_AT).trim().replace(/\s+/g, " ");
    const ends = [...plain.matchAll(this.breaks)].map(({ index }) => index);
    const found = [...plain.matchAll(this.now)].find((match) => this.calls(plain, ends, match));
    return found?.[0] ?? "";
  }

  calls(plain, ends, { 0: words, index: start }) {
    const rest = plain.slice(start, start + 10).toLowerCase();
    if (this.others.some((other) => rest.startsWith(other))) {
      return false;
    }
    const denied = plain.slice(Math.max(0, start - BEFORE), start).match(this.denied);
    if (denied && !denied[1]) {
      return false;
    }
    if (!this.passed.includes(words.toLowerCase())) {
      return true;
    }
    const clause = plain.slice(ends.findLast((end) => end < start) ?? 0, ends.find((end) => end >= start + words.length));
    return !this.past.test(clause) || this.present.test(clause);
  }

  isAboutPolice(text) {
    return this.police.test(text.slice(0, LOOKED_AT).replace(/\s+/g, " "));
  }
}
