// "When?" in words: today, yesterday, another day, again and again. The fields of the form stay what they are: one day,
// weekdays, hours; the quick choices only fill them in.

const find = (id) => document.getElementById(id);
const all = (place, selector) => [...place.querySelectorAll(selector)];
const daysOf = (shortcut) => shortcut.dataset.days.split(" ");

export function openWhenStep(section) {
  const day = find("occurred_on");
  const [choices, shortcuts, weekdays] = ["[name=day]", "[data-days]", "[name=weekdays]"].map((wanted) => all(section, wanted));
  const chosen = () => choices.find((choice) => choice.checked)?.value;

  function showFitting() {
    find("other-day").hidden = chosen() !== "other" && !find("other-day").matches(".field--error");
    find("weekdays").hidden = !find("again").checked && !find("weekdays").matches(".field--error");
    const checked = weekdays.filter((box) => box.checked).map((box) => box.value);
    for (const shortcut of shortcuts) {
      shortcut.checked = daysOf(shortcut).every((number) => checked.includes(number));
    }
  }

  function readFields() {
    const fitting = choices.find((choice) => choice.value === day.value) ?? choices.find((choice) => choice.value === "other");
    fitting.checked = true;
    find("again").checked = weekdays.some((box) => box.checked);
    showFitting();
  }

  section.addEventListener("change", ({ target }) => {
    if (target.name === "day" && target.value !== "other") {
      day.value = target.value;
    }
    if (target.matches("[data-days]")) {
      weekdays.filter((box) => daysOf(target).includes(box.value)).forEach((box) => (box.checked = target.checked));
    }
    if (target.id === "again" && !target.checked) {
      weekdays.forEach((box) => (box.checked = false));
    }
    showFitting();
  });
  readFields();
}

const join = (phrases) => new Intl.ListFormat(document.documentElement.lang).format(phrases);

/** The answer as a part of a sentence: "yesterday in the evening", "on Mondays and Fridays at night"; "" if none. */
export function whenSaid(section, longDay) {
  const said = (selector) => all(section, selector).map((box) => box.dataset.said);
  const day = said("[name=day]:checked")[0] ?? longDay(find("occurred_on").value);
  const shortcut = said("[data-days]:checked").at(-1);
  const numbers = all(section, "[name=weekdays]:checked").length;
  const isWhole = shortcut && all(section, "[data-days]:checked").some((box) => daysOf(box).length === numbers);
  const days = isWhole ? shortcut : join(said("[name=weekdays]:checked"));
  const again = day && days ? `, ${find("day-choice").dataset.again.replace("{days}", days)}` : days;
  return [`${day}${again}`, join(said("[name=hours]:checked"))].filter(Boolean).join(" ");
}
