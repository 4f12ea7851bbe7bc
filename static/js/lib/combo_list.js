// The list of a combobox as elements: groups with a name, options with an icon, a label and a note.

export function groupOf({ name, options }, nextId) {
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", name);
  const heading = span("combo__group", name);
  heading.setAttribute("aria-hidden", "true"); // the group has the name already
  group.append(heading, ...options.map((option) => optionOf(option, nextId())));
  return group;
}

function optionOf({ label, note, icon }, id) {
  const option = document.createElement("div");
  Object.assign(option, { id, className: "combo__option" });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const text = span("combo__text", label);
  if (note) {
    text.append(" ", span("combo__note", note));
  }
  option.append(...[icon, text].filter(Boolean));
  return option;
}

function span(className, text) {
  const made = document.createElement("span");
  Object.assign(made, { className, textContent: text });
  return made;
}

/** The option at `place` becomes the chosen one, in view; gives its element. */
export function markChosen(list, place) {
  const options = [...list.querySelectorAll("[role=option]")];
  options.forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
  options[place].scrollIntoView({ block: "nearest" });
  return options[place];
}
