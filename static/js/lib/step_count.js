// Sections and questions: a section with `data-uncounted` belongs to the question before it, one with `data-empty` is
// passed over.

const counted = (sections) => sections.filter((section) => !("uncounted" in section.dataset)).length;

/** The number of the question that a section belongs to, and how many there are. */
export function countOf(sections, place) {
  return { n: counted(sections.slice(0, place + 1)), all: counted(sections) };
}

/** The next place from here on, by steps of 1 or -1, that has something to ask. */
export function passOver(sections, place, by) {
  return "empty" in (sections[place]?.dataset ?? {}) ? passOver(sections, place + by, by) : place;
}
