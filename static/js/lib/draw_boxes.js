// Boxes over a photo: a box that is drawn fills the next empty row of numbers, and numbers that are typed show as a box.

const SVG = "http://www.w3.org/2000/svg";
const SIDES = ["left", "top", "width", "height"];
const LEAST = 0.5; // percent: a smaller box is a slip of the hand

const rowsOf = (form) => [...form.querySelectorAll("fieldset")].map((row) => SIDES.map((name) => row.querySelector(`[name=${name}]`)));
const numberOf = ({ value }) => (value.trim() === "" ? NaN : Number(value.replace(",", ".")));

function show(svg, boxes) {
  svg.replaceChildren(
    ...boxes.map((box) => {
      const rect = document.createElementNS(SVG, "rect");
      ["x", "y", "width", "height"].forEach((name, n) => rect.setAttribute(name, String(box[n] * 10)));
      return rect;
    }),
  );
}

/** An empty row of numbers; one more is made where all are full. */
function emptyRow(form) {
  const isEmpty = (fields) => fields.every(({ value }) => value.trim() === "");
  const rows = rowsOf(form);
  if (!rows.some(isEmpty) && rows.length < Number(form.dataset.most)) {
    const last = [...form.querySelectorAll("fieldset")].at(-1);
    const fresh = last.cloneNode(true);
    fresh.querySelectorAll("input").forEach((field) => (field.value = ""));
    const legend = fresh.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, String(rows.length + 1));
    last.after(fresh);
  }
  return rowsOf(form).find(isEmpty);
}

function boxBetween(one, other) {
  const [left, right] = [one[0], other[0]].sort((a, b) => a - b);
  const [top, bottom] = [one[1], other[1]].sort((a, b) => a - b);
  return [left, top, right - left, bottom - top].map((value) => Math.round(value * 10) / 10);
}

export function drawBoxes(picture, form) {
  const svg = picture.querySelector("svg");
  const typed = () => rowsOf(form).map((row) => row.map(numberOf)).filter((box) => box.every(Number.isFinite));
  const placeOf = ({ clientX, clientY }) => {
    const frame = svg.getBoundingClientRect();
    const percent = (at, from, size) => Math.min(100, Math.max(0, ((at - from) / size) * 100));
    return [percent(clientX, frame.left, frame.width), percent(clientY, frame.top, frame.height)];
  };
  let from = null;
  document.querySelectorAll("[data-drawing]").forEach((words) => (words.hidden = false));
  svg.addEventListener("pointerdown", (event) => {
    from = placeOf(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => from && show(svg, [...typed(), boxBetween(from, placeOf(event))]));
  svg.addEventListener("pointercancel", () => {
    from = null;
    show(svg, typed());
  });
  svg.addEventListener("pointerup", (event) => {
    const box = from && boxBetween(from, placeOf(event));
    from = null;
    if (box && box[2] > LEAST && box[3] > LEAST) {
      emptyRow(form)?.forEach((field, n) => (field.value = String(box[n])));
    }
    show(svg, typed());
  });
  form.addEventListener("input", () => show(svg, typed()));
}
