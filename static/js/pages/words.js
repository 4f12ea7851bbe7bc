// Pages of words: a link to a question opens it; on paper every question is open.
import { openAll, openTarget } from "../lib/questions.js";

openTarget();
addEventListener("hashchange", openTarget);
openAll("beforeprint", "afterprint");
