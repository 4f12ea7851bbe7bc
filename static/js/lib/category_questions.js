// The questions of the chosen category, above the description. What was answered comes back with the category.
import { cloneOf } from "./page_data.js";

const find = (id) => document.getElementById(id);

export class CategoryQuestions {
  /** `kept` are answers by the name of their field. */
  constructor(form, kept) {
    Object.assign(this, { form, holder: find("questions"), answers: kept ?? {} });
    this.all = JSON.parse(find("all-questions").textContent);
    this.take();
    this.holder.addEventListener("change", () => this.take());
  }

  take() {
    for (const { name, value } of this.holder.querySelectorAll("input:checked")) {
      this.answers[name] = value;
    }
  }

  show() {
    const slug = this.form.elements.category.value;
    if (slug !== this.shown) {
      this.shown = slug;
      this.holder.replaceChildren(...(this.all[slug] ?? []).map((question) => this.fieldset(question)));
    }
  }

  fieldset({ name, text, answers }) {
    const fieldset = cloneOf("question");
    fieldset.querySelector("legend").textContent = text;
    const choices = answers.map(([value, label]) => {
      const choice = cloneOf("question-choice");
      Object.assign(choice.querySelector("input"), { name, value, checked: this.answers[name] === value });
      choice.querySelector("span").textContent = label;
      return choice;
    });
    fieldset.querySelector("div").append(...choices);
    return fieldset;
  }

  /** What was chosen, for the page of checking. */
  said() {
    const chosen = [...this.holder.querySelectorAll("input:checked")];
    return chosen.map((input) => `${input.closest("fieldset").querySelector("legend").textContent} ${input.parentElement.textContent.trim()}`);
  }
}
