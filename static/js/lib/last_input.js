// Whether the last thing a person touched was the keyboard: then the next field may take the focus.
let last = "";

document.addEventListener("keydown", () => (last = "keyboard"), true);
document.addEventListener("pointerdown", () => (last = "pointer"), true);

export function byKeyboard() {
  return last === "keyboard";
}
