// Sending a report. First the form goes to the server in the background: where the line is dead or the server does not
// answer, the page stays with everything in it and tries again by itself. Photos stay out of it: they are large. Only then
// the form is sent as a form, with them: it repeats the same report by its token and shows the receipt, so that the receipt
// can be loaded again.
import { post } from "./http.js";
import { forgetProof, startProof } from "./proof_of_work.js";

const LAST_STEPS = "[data-step=details], [data-step=check]"; // the proof is found while somebody is at them
const AGAIN_AFTER = 15_000; // milliseconds

function why(status, { dataset, value }) {
  if (status === 429) {
    return Number(dataset.cost) > 0 && !value ? "unproved" : "busy";
  }
  return status === 0 && !window.navigator.onLine ? "offline" : "unanswered";
}

export class Sending {
  constructor(form, button, message, { mayLeave, forget }) {
    Object.assign(this, { form, button, message, mayLeave, forget });
    this.label = button.querySelector("[data-label]");
    this.words = this.label.textContent;
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented && event.submitter?.name !== "swap") {
        event.preventDefault();
        this.start();
      }
    });
    form.addEventListener("focusin", ({ target }) => target.closest(LAST_STEPS) && startProof(form.elements.proof));
    window.addEventListener("online", () => this.isWaiting && this.start());
    window.addEventListener("pageshow", (event) => event.persisted && this.isSent && window.location.reload());
  }

  async start() {
    window.clearTimeout(this.timer);
    if (this.isSending || this.isSent || !this.mayLeave()) {
      return;
    }
    this.isWaiting = false;
    this.showBusy(true);
    const status = await this.try();
    if (status === 0 || status === 429 || status >= 500) {
      this.wait(why(status, this.form.elements.proof));
      return;
    }
    this.isSent = true;
    await this.forget();
    this.form.submit();
  }

  /** The status of the answer; 0 where there was none. */
  async try() {
    const { proof } = this.form.elements;
    try {
      proof.value = await startProof(proof);
      const words = new FormData(this.form);
      words.delete("photo");
      return await post(this.form.action, new URLSearchParams(words));
    } catch {
      return 0;
    }
  }

  wait(reason) {
    forgetProof();
    this.isWaiting = true;
    this.showBusy(false);
    this.label.textContent = this.button.dataset.again;
    this.message.textContent = this.message.dataset[reason];
    this.timer = window.setTimeout(() => this.start(), AGAIN_AFTER);
  }

  showBusy(isBusy) {
    this.isSending = isBusy;
    this.label.textContent = isBusy ? this.button.dataset.busy : this.words;
    this.button.setAttribute("aria-busy", String(isBusy));
  }
}
