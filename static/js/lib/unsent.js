// Forms that wait for the network, in this page alone: sent one after the other, each until the server has answered for
// good. Each carries a key of its own, so a form whose answer was lost on the way is not saved twice.
import { freshToken, postSignedIn } from "./http.js";

const AGAIN_AFTER = 15_000; // milliseconds
const LATER = new Set([0, 401, 408, 429]);

const mayComeLater = (status) => LATER.has(status) || status >= 500;

export class Unsent {
  /** `onChange` hears how many wait and whether somebody has to sign in. */
  constructor(url, onChange) {
    Object.assign(this, { url, onChange, waiting: [], isSending: false });
    window.addEventListener("online", () => this.send());
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.length > 0) {
        event.preventDefault();
        event.returnValue = true; // older Safari asks for this alone
      }
    });
  }

  /** `onAnswer` gets the status and the sentences of the answer that ends the waiting. */
  add(fields, onAnswer) {
    this.waiting.push({ fields, onAnswer });
    this.send();
  }

  async send() {
    window.clearTimeout(this.timer);
    if (this.isSending) {
      return;
    }
    this.isSending = true;
    let status = 200;
    while (this.waiting.length > 0 && !mayComeLater(status)) {
      status = await this.sendFirst();
    }
    this.isSending = false;
    this.onChange(this.waiting.length, status === 401);
    if (this.waiting.length > 0) {
      this.timer = window.setTimeout(() => this.send(), AGAIN_AFTER);
    }
  }

  async sendFirst() {
    const [{ fields, onAnswer }] = this.waiting;
    let answer = await this.ask(fields);
    if (answer.status === 403 && (await this.renew(fields))) {
      answer = await this.ask(fields);
    }
    if (!mayComeLater(answer.status)) {
      this.waiting.shift();
      onAnswer(answer.status, answer.said?.sentences ?? []);
    }
    return answer.status;
  }

  async ask(fields) {
    try {
      return await postSignedIn(this.url, fields);
    } catch {
      return { status: 0, said: null };
    }
  }

  /** After a new sign-in the token of the page is no longer good. */
  async renew(fields) {
    const token = await freshToken(this.url).catch(() => "");
    if (token) {
      fields.set("csrfmiddlewaretoken", token);
    }
    return Boolean(token);
  }
}
