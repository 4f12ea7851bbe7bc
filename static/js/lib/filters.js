// The form of filters and the query of the address: one in words of the other.
const LISTS = ["status", "category"];
const DAYS = ["from", "to"];

export function queryOf(form) {
  const fields = new FormData(form);
  const parts = [];
  for (const name of LISTS) {
    const chosen = fields.getAll(name);
    if (chosen.length > 0) {
      parts.push(`${name}=${chosen.map(encodeURIComponent).join(",")}`);
    }
  }
  for (const name of DAYS) {
    if (fields.get(name)) {
      parts.push(`${name}=${encodeURIComponent(fields.get(name))}`);
    }
  }
  return parts.join("&");
}

export function clear(form) {
  form.querySelectorAll("input[type=checkbox]").forEach((box) => (box.checked = false));
  form.querySelectorAll("input[type=date]").forEach((field) => (field.value = ""));
  syncGroups(form);
}

export function linkGroups(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-group-all]")) {
      membersOf(event.target.closest("[data-group]")).forEach((box) => (box.checked = event.target.checked));
    }
    syncGroups(form);
  });
  syncGroups(form);
}

function membersOf(group) {
  return [...group.querySelectorAll("input[name=category]")];
}

function syncGroups(form) {
  for (const part of form.querySelectorAll("details")) {
    const set = part.querySelectorAll("input[name]:checked").length + [...part.querySelectorAll("input[type=date]")].filter(
      (field) => field.value,
    ).length;
    part.querySelector("[data-count]").textContent = set || "";
  }
  for (const group of form.querySelectorAll("[data-group]")) {
    const members = membersOf(group);
    const chosen = members.filter((box) => box.checked).length;
    const all = group.querySelector("[data-group-all]");
    all.checked = chosen === members.length;
    all.indeterminate = chosen > 0 && chosen < members.length;
  }
}
