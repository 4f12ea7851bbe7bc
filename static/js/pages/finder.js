// The finder: the device's position on a click, never before.
const button = document.getElementById("my-place");
const message = document.getElementById("my-place-message");

function failed() {
  message.textContent = message.dataset.failed;
}

button.addEventListener("click", () => {
  if (!navigator.geolocation) {
    failed();
    return;
  }
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const query = `lon=${coords.longitude.toFixed(6)}&lat=${coords.latitude.toFixed(6)}`;
    window.location.assign(`${document.getElementById("finder").action}?${query}`);
  }, failed);
});

document.getElementById("answer")?.focus();
