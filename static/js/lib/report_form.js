// What the steps of the report form need of each other: may one go on, what was chosen, sending once.
import { prove } from "./proof_of_work.js";

const NEEDED = {
  category: (form) => form.querySelector("input[name=category]:checked"),
  place: (form) => form.elements.lon.value.trim() && form.elements.lat.value.trim(),
  details: (form) => !needsDescription(form) || form.elements.description.value.trim(),
};

function needsDescription(form) {
  return Boolean(form.querySelector("input[name=category]:checked[data-description-required]"));
}

export function showWhatIsOptional(form) {
  form.querySelector("[data-optional]").hidden = needsDescription(form);
  form.querySelector("[data-needed]").hidden = !needsDescription(form);
}

export function mayLeave(form, section) {
  const needed = NEEDED[section.dataset.step];
  const message = section.querySelector("[data-missing]");
  const complete = !needed || Boolean(needed(form));
  if (message) {
    message.textContent = complete ? "" : message.dataset.missing;
  }
  if (!complete) {
    section.querySelector("input:not([type=hidden]), textarea")?.focus();
  }
  return complete;
}

export function sendOnce(form, button) {
  let sending = false;
  const label = button.textContent;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || event.submitter !== button) {
      return;
    }
    if (sending) {
      event.preventDefault();
      return;
    }
    sending = true;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-disabled", "true");
    window.history.replaceState(null, "");
    const proof = form.elements.proof;
    if (Number(proof.dataset.cost) > 0) {
      event.preventDefault();
      proof.value = await prove(proof).catch(() => "");
      form.submit();
    }
  });
  window.addEventListener("pageshow", () => {
    sending = false;
    button.textContent = label;
    button.removeAttribute("aria-disabled");
  });
}
