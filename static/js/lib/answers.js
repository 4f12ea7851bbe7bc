// The check page: the report as one sentence, and each answer with a way back to its question.
import { fill, longDay } from "./page_data.js";
import { whenSaid } from "./when_step.js";

const lowerFirst = (text) => text.charAt(0).toLocaleLowerCase(document.documentElement.lang) + text.slice(1);

function dayInWords(day) {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? longDay(day) : "";
}

export function answersOf(form, placeLabel) {
  const tile = form.querySelector(".tile:has(input:checked) .tile__name");
  return {
    category: tile?.textContent.trim() ?? "",
    place: placeLabel,
    when: whenSaid(form.querySelector("[data-step=when]"), dayInWords),
  };
}

export function saySentence(element, { category, place, when }) {
  const parts = [lowerFirst(category), place, when].filter(Boolean).join(", ");
  element.textContent = fill(element.dataset.said, { parts });
}

export function showAnswers(list, answers, onChange) {
  const rows = Object.entries(answers).map(([step, answer]) => {
    const row = document.getElementById("answer").content.firstElementChild.cloneNode(true);
    const title = document.querySelector(`[data-step=${step}]`).dataset.title;
    row.querySelector("dt").textContent = title;
    row.querySelector("[data-label]").textContent = answer || list.dataset.empty;
    const button = row.querySelector("button");
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    button.addEventListener("click", () => onChange(step));
    return row;
  });
  list.replaceChildren(...rows);
}
