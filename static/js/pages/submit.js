// The report form: the same form as without scripts, one question at a time, with a map.
import { answersOf, saySentence, showAnswers } from "../lib/answers.js";
import { openCategoryStep } from "../lib/category_step.js";
import { openDetailsStep } from "../lib/details_step.js";
import { keepAnswers, restoreAnswers } from "../lib/kept_answers.js";
import { byKeyboard } from "../lib/last_input.js";
import { NearStep } from "../lib/near_step.js";
import { openPlaceStep } from "../lib/place_step.js";
import { mayLeave, mendErrors, nameTheSkip, sayChosen, showWhatIsAsked } from "../lib/report_form.js";
import { ReportMaps } from "../lib/report_maps.js";
import { Sending } from "../lib/sending.js";
import { Steps } from "../lib/steps.js";
import { openWhenStep } from "../lib/when_step.js";

const find = (id) => document.getElementById(id);
const form = find("report");
const kept = window.history.state?.answers;
const isRestored = restoreAnswers(form, kept);
const place = openPlaceStep();
const maps = new ReportMaps(place.picker);
place.restore(kept?.label);
openWhenStep(form.querySelector("[data-step=when]"));
const details = openDetailsStep(form, kept?.questions);

function showCheck() {
  const answers = { ...answersOf(form, place.label()), details: details.said() };
  saySentence(find("said"), answers);
  showAnswers(find("answers"), answers, (step) => steps.goTo(step));
}

const near = new NearStep(form, form.querySelector("[data-step=near]"), { leave: () => steps.forget() });
const steps = new Steps(form, {
  keep: () => ("keepsNothing" in form.dataset ? undefined : { ...keepAnswers(form), label: place.chosen(), questions: details.answers() }),
  mayLeave: async (section) => {
    const isPlace = section.dataset.step === "place";
    const isAnswered = (!isPlace || (await place.mayLeave())) && mayLeave(form, section);
    return isAnswered && (isPlace ? near.look() : details.mayLeave(section));
  },
  onShow: ({ dataset: { step } }) => {
    showWhatIsAsked(form);
    details.show();
    nameTheSkip(form);
    sayChosen(form, find("chosen"), step);
    document.querySelectorAll("[data-intro]").forEach((part) => (part.hidden = step !== "category"));
    step === "check" && showCheck();
    maps.showStep(step);
  },
});
mendErrors(form);
["input", "change"].forEach((name) => form.addEventListener(name, () => nameTheSkip(form)));
find("kept").textContent = isRestored ? find("kept").dataset.words : "";
openCategoryStep(form, () => steps.next());
form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "find" && !steps.isLast) {
    event.preventDefault();
    steps.name === "place" && place.wantsSearch(byKeyboard()) ? place.find() : steps.next();
  }
});
new Sending(form, find("send"), find("not-sent"), { mayLeave: () => mayLeave(form, steps.section), forget: () => steps.forget() });
