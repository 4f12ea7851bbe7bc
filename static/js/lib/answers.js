// The check page: each answer in the words of the form, with a way back to its question.

import { longDay } from "./page_data.js";

function chosen(form, name) {
  const labels = [...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.closest("label"));
  return labels.map((label) => (label.querySelector(".choice__name") ?? label).textContent.trim()).join(", ");
}

export function answersOf(form, placeLabel) {
  const value = (name) => form.elements[name].value.trim();
  const point = value("lat") ? `${value("lat")}, ${value("lon")}` : "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value("occurred_on")) ? longDay(value("occurred_on")) : "";
  const when = [day, chosen(form, "weekdays"), chosen(form, "hours")].filter(Boolean).join("; ");
  return {
    category: chosen(form, "category"),
    place: placeLabel || point,
    when,
    details: value("description"),
  };
}

export function showAnswers(list, answers, onChange) {
  const rows = Object.entries(answers).flatMap(([step, answer]) => {
    const row = document.getElementById("answer").content.cloneNode(true);
    const title = document.querySelector(`[data-step=${step}]`).dataset.title;
    row.querySelector("dt").textContent = title;
    row.querySelector("[data-label]").textContent = answer || list.dataset.empty;
    const button = row.querySelector("button");
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    button.addEventListener("click", () => onChange(step));
    return [...row.children];
  });
  list.replaceChildren(...rows);
}
