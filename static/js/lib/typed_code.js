// A code typed back: which of its four groups is different. A letter O counts as 0, other characters as nothing.

const GROUP = 4;

export function digitsOf(text) {
  return text.replace(/[OoОо]/g, "0").replace(/\D/g, "");
}

/** `state` is empty, more, wrong or right; with "wrong" the number of the group, what it is and what was typed. */
export function compare(typed, code) {
  const digits = digitsOf(typed);
  if (digits === "") {
    return { state: "empty" };
  }
  if (digits === code) {
    return { state: "right" };
  }
  if (code.startsWith(digits)) {
    return { state: "more", n: code.length - digits.length };
  }
  for (let start = 0; start < Math.min(digits.length, code.length); start += GROUP) {
    const [one, other] = [digits, code].map((text) => text.slice(start, start + GROUP));
    if (!other.startsWith(one)) {
      return { state: "wrong", group: start / GROUP + 1, typed: one, right: other };
    }
  }
  return { state: "wrong", group: code.length / GROUP, typed: digits.slice(code.length - GROUP), right: code.slice(-GROUP) };
}

/** After each group of four, and not after every digit, it is worth saying how it goes. */
export function isWholeGroup(text) {
  return digitsOf(text).length % GROUP === 0;
}
