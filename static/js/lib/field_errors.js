// The error of a question, for eyes and ears: the message speaks, and the fields it is about point to it. `data-for` of the
// message names them by a selector; the first is where the focus goes, unless `data-focus` names another place.

const fieldsOf = (message) => [...document.querySelectorAll(message.dataset.for)];

function describe(field, id, isOn) {
  const ids = new Set((field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  ids[isOn ? "add" : "delete"](id);
  if (ids.size > 0) {
    field.setAttribute("aria-describedby", [...ids].join(" "));
  } else {
    field.removeAttribute("aria-describedby");
  }
}

export function showError(message, sentence = message.dataset.missing) {
  message.textContent = sentence;
  fieldsOf(message).forEach((field) => {
    field.setAttribute("aria-invalid", "true");
    describe(field, message.id, true);
  });
  message.closest(".field, .confirm")?.classList.add("field--error");
  document.querySelector(message.dataset.focus ?? message.dataset.for).focus();
}

/** Takes back what scripts and the server said of this question. */
export function clearError(message) {
  message.textContent = "";
  const place = message.closest(".field, .confirm");
  place?.classList.remove("field--error");
  place?.querySelectorAll(".field-message:not([role])").forEach((said) => {
    fieldsOf(message).forEach((field) => describe(field, said.id, false));
    said.remove();
  });
  fieldsOf(message).forEach((field) => {
    field.removeAttribute("aria-invalid");
    describe(field, message.id, false);
  });
}
