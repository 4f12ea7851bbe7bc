// What the steps of the report form need of each other: may one go on, what may be skipped, what the category asks for.

const NEEDED = {
  category: (form) => form.querySelector("input[name=category]:checked"),
  place: (form) => form.elements.lon.value.trim() && form.elements.lat.value.trim(),
  details: (form) => !needsDescription(form) || form.elements.description.value.trim(),
  check: (form) => form.elements.not_emergency.checked,
};
const GIVEN = {
  when: (form) => form.querySelector("[data-step=when] :is([name=weekdays], [name=hours]):checked") || form.elements.occurred_on.value,
  details: (form) => needsDescription(form) || form.elements.description.value.trim(),
};

function needsDescription(form) {
  return Boolean(form.querySelector("input[name=category]:checked[data-description-required]"));
}

/** What the chosen category wants to know stands above the description. */
export function showWhatIsAsked(form) {
  const hint = form.querySelector(".tile:has(input:checked) .tile__hint");
  const asked = form.querySelector("#asked");
  asked.hidden = !hint;
  asked.querySelector("[data-asked]").textContent = hint?.textContent ?? "";
  form.querySelector("[data-optional]").hidden = needsDescription(form);
  form.querySelector("[data-needed]").hidden = !needsDescription(form);
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

export function mayLeave(form, section) {
  const needed = NEEDED[section.dataset.step];
  const message = section.querySelector("[data-missing]");
  const complete = !needed || Boolean(needed(form));
  if (message) {
    message.textContent = complete ? "" : message.dataset.missing;
  }
  if (!complete) {
    const field = section.querySelector("[data-first]:not([tabindex]), [type=checkbox]");
    field?.focus();
  }
  return complete;
}
