// How far a job is: asks every few seconds, counts on, and shows the page anew when it has begun or ended.
import { getOwnJSON } from "../lib/http.js";
import { fill } from "../lib/page_data.js";

const EVERY = 3000; // milliseconds
const job = document.getElementById("job");
const bar = document.getElementById("job-bar");
const count = document.getElementById("job-count");

async function look() {
  const now = await getOwnJSON(job.dataset.address).catch(() => null);
  if (now && now.state !== job.dataset.state) {
    window.location.reload();
    return;
  }
  if (now && bar) {
    bar.value = now.done;
    count.textContent = fill(count.dataset.words, now);
  }
  window.setTimeout(look, EVERY);
}

window.setTimeout(look, EVERY);
