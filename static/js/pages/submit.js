// The report form: the same form as without scripts, one question at a time, with a map.
import { answersOf, showAnswers } from "../lib/answers.js";
import { searchCategories } from "../lib/category_search.js";
import { config } from "../lib/page_data.js";
import { openPlaceStep } from "../lib/place_step.js";
import { mayLeave, sendOnce, showWhatIsOptional } from "../lib/report_form.js";
import { Steps } from "../lib/steps.js";
import { countText } from "../lib/text_count.js";

const find = (id) => document.getElementById(id);
const form = find("report");
const place = openPlaceStep(config());
const steps = new Steps(form, {
  mayLeave: async (section) => {
    if (section.dataset.step === "place" && place.mustFind()) {
      await place.find(); // what was found is looked at before going on
      return false;
    }
    return mayLeave(form, section);
  },
  onShow: (section) => {
    place.resize();
    showWhatIsOptional(form);
    showAnswers(find("answers"), answersOf(form, place.label()), (step) => steps.goTo(step));
    document.querySelector("[data-intro]").hidden = section.dataset.step !== "category";
  },
});

searchCategories(find("category-words"), find("category-found"), [...form.querySelectorAll(".tile")]);
countText(find("description"), find("description-count"), find("description-said"));
form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "find") {
    event.preventDefault();
    if (steps.name === "place") {
      place.find();
    } else {
      steps.next();
    }
  }
});
sendOnce(form, find("send"));
