// Words that call for 112 now: the lists of reports/emergency.py, written into the page.

function patternOf(stems) {
  const escaped = stems.map((stem) => stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join("|")})`, "iu");
}

export class EmergencyWords {
  constructor({ now, police }) {
    Object.assign(this, { now: patternOf(now), police: patternOf(police) });
  }

  /** The words that call for help, "" for none. */
  callIn(text) {
    return text.replace(/\s+/g, " ").match(this.now)?.[0] ?? "";
  }

  isAboutPolice(text) {
    return this.police.test(text.replace(/\s+/g, " "));
  }
}
