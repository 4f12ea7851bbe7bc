// Colours for drawings on a canvas, from the same tokens as everything else.

export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
