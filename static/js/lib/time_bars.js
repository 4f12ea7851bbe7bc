// Bars of the months: one per month, those inside the chosen span stronger.
const SVG = "http://www.w3.org/2000/svg";
const [WIDE, HIGH, LEAST] = [10, 40, 2];

export function drawBars(svg, counts, from, to) {
  const most = Math.max(1, ...counts);
  svg.setAttribute("viewBox", `0 0 ${counts.length * WIDE} ${HIGH}`);
  const bars = counts.map((n, place) => {
    const high = n > 0 ? Math.max(LEAST, (n / most) * HIGH) : 0;
    const bar = document.createElementNS(SVG, "rect");
    const shape = { x: place * WIDE + 1, width: WIDE - 2, y: HIGH - high, height: high };
    Object.entries(shape).forEach(([name, value]) => bar.setAttribute(name, value));
    bar.setAttribute("class", place >= from && place <= to ? "time__bar time__bar--in" : "time__bar");
    return bar;
  });
  svg.replaceChildren(...bars);
}
