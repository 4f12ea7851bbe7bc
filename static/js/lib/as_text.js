// Words for a control that takes markup: the same words with every sign escaped.

export function asText(words) {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder.innerHTML;
}
