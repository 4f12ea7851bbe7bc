// A ready text comes into its field as soon as it is chosen; another choice takes its place, what was typed stays.

export function offerTemplates(box) {
  const field = document.getElementById(box.dataset.templates);
  const select = box.querySelector("select");
  let put = "";
  box.querySelector("button").hidden = true;
  select.addEventListener("change", () => {
    const text = select.selectedOptions[0].dataset.text ?? "";
    const typed = (put && field.value.endsWith(put) ? field.value.slice(0, -put.length) : field.value).trimEnd();
    field.value = [typed, text].filter(Boolean).join("\n\n");
    put = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
