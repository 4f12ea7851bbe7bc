// The form of filters and the query of the address: one in words of the other.
import { longDay } from "./page_data.js";

const LISTS = ["status", "category"];
const DAYS = ["from", "to"];
const ALL = "[data-group-all], [data-all-of]";

/** The query of the form; `days` stand in for its own. */
export function queryOf(form, days) {
  const fields = new FormData(form);
  const parts = [];
  for (const name of LISTS) {
    const chosen = fields.getAll(name);
    if (chosen.length > 0) {
      parts.push(`${name}=${chosen.map(encodeURIComponent).join(",")}`);
    }
  }
  for (const name of DAYS) {
    const day = days?.[name] ?? fields.get(name);
    if (day) {
      parts.push(`${name}=${encodeURIComponent(day)}`);
    }
  }
  return parts.join("&");
}

/** Wires the form where every change counts at once: `then` shows it. */
export function openFilters(form, then) {
  linkGroups(form);
  linkPeriods(form, then);
  form.querySelector("[data-show]").hidden = true;
  form.addEventListener("change", then);
  form.querySelector("[data-clear]").addEventListener("click", (event) => {
    event.preventDefault();
    clear(form);
    then();
  });
}

export function clear(form) {
  form.querySelectorAll("input[type=checkbox]").forEach((box) => (box.checked = false));
  form.querySelectorAll("input[type=date]").forEach((field) => (field.value = ""));
  form.elements.area?.remove();
  syncGroups(form);
}

/** Whether the first day is later than the last one: nothing can be asked for. */
export function isInverted(form) {
  const [from, to] = DAYS.map((name) => form.elements[name].value);
  return from !== "" && to !== "" && from > to;
}

export function linkGroups(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches(ALL)) {
      membersOf(event.target).forEach((box) => (box.checked = event.target.checked));
    }
    syncGroups(form);
  });
  syncGroups(form);
}

/** Links of spans of days, in the form and beside the months, set the two fields; `then` shows the result. */
export function linkPeriods(form, then) {
  document.querySelectorAll("[data-since]").forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.elements.from.value = link.dataset.since;
      form.elements.to.value = link.dataset.until;
      syncGroups(form);
      then();
    }),
  );
}

/** The chosen filters in words, for paper. */
export function writeChosen(form, paragraph) {
  const lists = [...form.querySelectorAll("details[data-name]")].map((part) => {
    const labels = [...part.querySelectorAll("input[name]:checked")].map((box) => box.closest("label").lastElementChild.textContent.trim());
    return labels.length > 0 ? `${part.dataset.name}: ${labels.join(", ")}.` : "";
  });
  const days = DAYS.map((name) => form.elements[name].value && `${paragraph.dataset[name]}: ${longDay(form.elements[name].value)}.`);
  const { area } = form.elements;
  const areas = area ? [`${paragraph.dataset.area}: ${area.dataset.label}.`] : [];
  paragraph.textContent = [...areas, ...lists, ...days].filter(Boolean).join(" ") || paragraph.dataset.all;
}

/** The boxes that a box for "all of them" stands for: those it names, or those of its group. */
function membersOf(all) {
  if (all.dataset.allOf) {
    const values = all.dataset.allOf.split(",");
    return [...all.form.querySelectorAll("input[name=status]")].filter((box) => values.includes(box.value));
  }
  return [...all.closest("[data-group]").querySelectorAll("input[name=category]")];
}

export function syncGroups(form) {
  for (const part of form.querySelectorAll("details")) {
    const set = part.querySelectorAll("input[name]:checked").length + [...part.querySelectorAll("input[type=date]")].filter(
      (field) => field.value,
    ).length;
    part.querySelector("[data-count]").textContent = set || "";
  }
  for (const all of form.querySelectorAll(ALL)) {
    const members = membersOf(all);
    const chosen = members.filter((box) => box.checked).length;
    all.checked = chosen === members.length;
    all.indeterminate = chosen > 0 && chosen < members.length;
  }
}
