// The device's position on a click, never before; every way it can fail has its sentence.

const PATIENCE = 15_000;

export function askPosition(button, message, onPlace) {
  const say = (name) => (message.textContent = message.dataset[name] ?? "");
  button.addEventListener("click", () => {
    if (!navigator.geolocation) {
      say("failed");
      return;
    }
    say("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onPlace(coords.latitude, coords.longitude),
      (error) => say(error.code === error.PERMISSION_DENIED ? "denied" : "failed"),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
