// The answers of the form as plain data for the state of the history, and back. Nothing of it leaves the open page.

const TEXTS = ["token", "place", "lon", "lat", "occurred_on", "description"];
const CHOICES = ["category", "weekdays", "hours", "not_emergency"];

const boxes = (form, name) => [...form.querySelectorAll(`input[name=${name}]`)];

export function keepAnswers(form) {
  const texts = TEXTS.map((name) => [name, form.elements[name].value]);
  const choices = CHOICES.map((name) => [name, boxes(form, name).filter((box) => box.checked).map((box) => box.value)]);
  return Object.fromEntries([...texts, ...choices]);
}

/** Whether anything came back: a page that the server filled in itself keeps what the server wrote. */
export function restoreAnswers(form, answers) {
  if (!answers) {
    return false;
  }
  TEXTS.forEach((name) => (form.elements[name].value = answers[name] ?? ""));
  for (const name of CHOICES) {
    boxes(form, name).forEach((box) => (box.checked = (answers[name] ?? []).includes(box.value)));
  }
  return ["place", "lon", "description"].some((name) => answers[name]) || CHOICES.some((name) => answers[name]?.length > 0);
}
