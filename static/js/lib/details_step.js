// What the officer should know: the questions of the category, the description with its count, and the hints to it.
import { CategoryQuestions } from "./category_questions.js";
import { PhotoField } from "./photo_field.js";
import { countText } from "./text_count.js";
import { Warnings } from "./warnings.js";

const find = (id) => document.getElementById(id);

/** `kept` are answers to the questions from before a reload. */
export function openDetailsStep(form, kept) {
  const questions = new CategoryQuestions(form, kept);
  const warnings = new Warnings(form);
  const photos = find("photos") && new PhotoField(find("photos"));
  countText(find("description"), find("description-count"), find("description-said"));
  return {
    show: () => questions.show(),
    mayLeave: (section) => warnings.mayLeave(section),
    answers: () => questions.answers,
    said: () => [...questions.said(), find("description").value.trim(), photos?.said.textContent].filter(Boolean).join("; "),
  };
}
