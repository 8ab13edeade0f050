/** Charts of the last 24 hours, each with its numbers as a table. Loaded only by pages that have one. */
import { say } from "./say.js";
import { read, timeZone } from "./times.js";

const EVERY_MS = 10_000;
const ROWS = 30;
const here = new URL("./", import.meta.url);

/** The colour that is in force: a custom property holds the choice of two. */
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** The library of the charts, or undefined when it did not come: the numbers are shown without it. */
function load() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("uplot.css", here);
  const script = document.createElement("script");
  script.src = new URL("uplot.js", here);
  return new Promise((done) => {
    script.addEventListener("load", () => done(window.uPlot));
    script.addEventListener("error", () => done(undefined));
    document.head.append(style, script);
  });
}

/** Null while there is no answer, or when the page is left: the chart keeps what it shows, and the strip says STALE. */
async function history() {
  try {
    const answer = await fetch("/api/v1/history");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const columns = (answer, names) => [answer.times, ...names.map((name) => answer.series[name])];
const number = (value) => new Intl.NumberFormat(document.documentElement.lang).format(value);
const inks = ["--link", "--bad", "--minor", "--ok"];

/** Day and clock of a second in the zone that the page shows; a full minute without its seconds. */
function at(second) {
  const { day, clock } = read(new Date(second * 1000));
  return { day, time: clock.replace(/:00$/, "") };
}

/** The clock at each tick; the day below it where a new one begins. */
function ticks(_, seconds) {
  return seconds.map((second, i) => {
    const { day, time } = at(second);
    const newDay = i === 0 || at(seconds[i - 1]).day !== day;
    return newDay ? `${time}\n${day}` : time;
  });
}

function options(place, names) {
  const axis = { stroke: colour("--dim"), grid: { stroke: colour("--line") }, ticks: { stroke: colour("--line") } };
  return {
    width: Math.max(260, place.clientWidth),
    height: 220,
    tzDate: timeZone ? (seconds) => window.uPlot.tzDate(new Date(seconds * 1000), timeZone) : undefined,
    axes: [{ ...axis, space: 80, values: ticks }, { ...axis, values: (_, all) => all.map(number) }],
    series: [
      {
        label: say("chart.time"),
        value: (_, second) => (second === null || second === undefined ? "–" : `${at(second).day} ${at(second).time}`),
      },
      ...names.map((name, i) => ({
        label: say(`chart.${name}`),
        value: (_, value) => (value === null || value === undefined ? "–" : number(value)),
        stroke: colour(inks[i]),
        width: 2,
        dash: i ? [6, 4] : [],
      })),
    ],
  };
}

/** The newest numbers, for those who do not see the chart. */
function table(place, names, [times, ...series]) {
  const body = place.querySelector("details tbody");
  const rows = times.map((second, i) => [new Date(second * 1000).toISOString().slice(0, 19) + "Z", ...series.map((s) => s[i])]);
  body.replaceChildren(
    ...rows.slice(-ROWS).reverse().map((cells) => {
      const tr = document.createElement("tr");
      for (const cell of cells) tr.insertCell().textContent = cell;
      return tr;
    }),
  );
}

function frame(place, names) {
  place.replaceChildren();
  const drawing = document.createElement("div");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", names.map((name) => say(`chart.${name}`)).join(", "));
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = say("chart.table");
  const grid = document.createElement("table");
  grid.className = "plain";
  const head = grid.createTHead().insertRow();
  for (const name of ["time", ...names]) {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = say(`chart.${name}`);
    head.append(th);
  }
  grid.createTBody();
  details.append(summary, grid);
  place.append(drawing, details);
  return drawing;
}

/** Stands for a chart that cannot be drawn: its numbers lie open instead. */
function numbersOnly(place, drawing) {
  drawing.remove();
  place.querySelector("details").open = true;
  return { setData() {}, setSize() {} };
}

export async function draw(places) {
  const [uPlot, first] = await Promise.all([load(), history()]);
  if (first === null) return;
  for (const place of places) {
    const names = place.dataset.chart.split(",");
    const drawing = frame(place, names);
    const data = columns(first, names);
    const chart = uPlot ? new uPlot(options(drawing, names), data, drawing) : numbersOnly(place, drawing);
    table(place, names, data);
    addEventListener("resize", () => chart.setSize({ width: Math.max(260, place.clientWidth), height: 220 }));
    setInterval(async () => {
      const answer = await history();
      if (answer === null) return;
      const next = columns(answer, names);
      chart.setData(next);
      table(place, names, next);
    }, EVERY_MS);
  }
  document.body.dataset.charts = String(places.length);
}
