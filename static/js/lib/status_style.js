// The marks and words of the statuses, cloned from the template that the server rendered.
const marks = new Map();
for (const item of document.getElementById("status-marks")?.content.children ?? []) {
  marks.set(item.dataset.status, { label: item.dataset.label, shape: item.firstElementChild });
}

export const STATUSES = [...marks.keys()];

export function statusLabel(status) {
  return marks.get(status)?.label ?? status;
}

export function statusMark(status) {
  return marks.get(status)?.shape.cloneNode(true) ?? document.createElement("span");
}

/** The mark and the word of a status, in place of what the holder had. */
export function statusLine(holder, status) {
  const line = document.createElement("span");
  line.className = "status";
  const word = document.createElement("span");
  word.textContent = statusLabel(status);
  line.append(statusMark(status), word);
  holder.replaceChildren(line);
}
