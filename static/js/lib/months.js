// Months as the slider counts them ("2026-03"), their days and their names. Pure.

export function monthsBetween(first, last) {
  const found = [];
  let [year, month] = first.split("-").map(Number);
  for (let text = first; text <= last; ) {
    found.push(text);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    text = `${year}-${String(month).padStart(2, "0")}`;
  }
  return found;
}

export function firstDay(month) {
  return `${month}-01`;
}

export function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

const formats = new Map(); // making one takes longer than using it a hundred times

export function monthName(month, language) {
  if (!formats.has(language)) {
    formats.set(language, new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }));
  }
  return formats.get(language).format(new Date(`${month}-01T00:00:00Z`));
}
