// Icons that the server wrote into templates and filters, cloned where a script needs one.

export function iconOf(name) {
  return document.getElementById(`icon-${name}`).content.firstElementChild.cloneNode(true);
}

export function categoryIcon(slug) {
  const drawn = document.querySelector(`#filters [value="${CSS.escape(slug)}"] ~ .icon`);
  return drawn ? drawn.cloneNode(true) : iconOf("category");
}
