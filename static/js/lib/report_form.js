// What the steps of the report form need of each other: may one go on, what may be skipped, what the category asks for.

import { clearError, showError } from "./field_errors.js";
import { fill } from "./page_data.js";

const NEEDED = {
  category: (form) => form.querySelector("input[name=category]:checked"),
  place: (form) => form.elements.lon.value.trim() && form.elements.lat.value.trim(),
  details: (form) => !needsDescription(form) || hasWords(form),
  check: (form) => form.elements.not_emergency.checked,
};
const GIVEN = {
  when: (form) => form.querySelector("[data-step=when] :is([name=weekdays], [name=hours]):checked") || form.elements.occurred_on.value,
  details: (form) => needsDescription(form) || hasDetails(form),
};

/** A description, an answer to a question of the category, or a photo. */
function hasDetails(form) {
  return hasWords(form) || form.elements.photo?.files.length > 0;
}

function hasWords(form) {
  return Boolean(form.elements.description.value.trim() || form.querySelector("#questions :checked"));
}

function needsDescription(form) {
  return Boolean(form.querySelector("input[name=category]:checked[data-description-required]"));
}

/** What the chosen category wants to know stands above the description. */
export function showWhatIsAsked(form) {
  const hint = form.querySelector(".tile:has(input:checked) .tile__hint");
  const asked = form.querySelector("#asked");
  asked.hidden = !hint;
  asked.querySelector("[data-asked]").textContent = hint?.textContent ?? "";
  const isNeeded = needsDescription(form);
  form.querySelector("[data-plain]").hidden = true;
  form.querySelector("[data-optional]").hidden = isNeeded;
  form.querySelector("[data-needed]").hidden = !isNeeded;
  form.elements.description.toggleAttribute("data-first", isNeeded);
}

/** The button of a question that may stay empty says so, until something is answered. */
export function nameTheSkip(form) {
  for (const section of form.querySelectorAll("[data-may-skip]")) {
    const button = section.querySelector("[data-next]");
    const label = button.querySelector("[data-label]");
    label.dataset.words ??= label.textContent;
    label.textContent = GIVEN[section.dataset.step](form) ? label.dataset.words : button.dataset.skip;
  }
}

function isComplete(form, section) {
  return Boolean((NEEDED[section.dataset.step] ?? (() => true))(form));
}

/** Whether the question is answered; where not, that is said at its field. */
export function mayLeave(form, section) {
  const complete = isComplete(form, section);
  const message = section.querySelector("[data-missing]");
  if (message) {
    complete ? clearError(message) : showError(message);
  }
  return complete;
}

/** An error goes as soon as its question is answered. */
export function mendErrors(form) {
  form.addEventListener("input", ({ target }) => {
    const section = target.closest(".step");
    const message = section?.querySelector("[data-missing]");
    if (message?.closest(".field--error") && isComplete(form, section)) {
      clearError(message);
    }
  });
}

/** What was chosen in the question before is said at the next one. */
export function sayChosen(form, line, step) {
  const name = step === "place" && form.querySelector(".tile:has(input:checked) .tile__name")?.textContent.trim();
  line.textContent = name ? fill(line.dataset.words, { name }) : "";
}
