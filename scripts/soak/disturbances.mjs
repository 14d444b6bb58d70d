import { setTimeout as sleep } from "node:timers/promises";
import { shiftDay, windowOfDay } from "./calendar.mjs";
import { drawClosedRange, exactRange, listLiveWindows } from "./ranges.mjs";
import { readRange } from "./readers.mjs";
import { totalOf } from "./sums.mjs";

/** How old a running day gets before it is asked again. */
export const refreshSeconds = 2;
const usualLatencyMs = 20;
const mostWaitMs = 45_000;
const mostLost = 4;

// What is true although it looks odd; of a window without rows it would invent some, so it meets days with rows alone.
const odd = [
  ...["code-number", "field-other-case", "field-extra", "json-as-html", "json-untyped", "utf8-bom"],
  ...["latin1", "gzip", "brotli"],
];
// What no rule can tell from the truth where nothing is known yet, what has a part of its own, and what takes minutes.
const apart = [
  ...["rows", "raw", "no-data", "data-empty", "code-404-in-200", "latin1-as-utf8", "invalid-utf8"],
  ...["lost-agents", "fallen-times", "row-twice", "flood", "quota", "quota-in-200", "quota-in-404"],
  ...["stall", "pause", "slow-bytes", "huge"],
];
const moderate = {
  "http-429": { headers: { "Retry-After": "5" } },
  "gzip-bomb": { bytes: 48 * 1024 * 1024 },
};

/** What wolkvox does next, each as often as it stands here. */
const kinds = { calm, slow, fail, failOnDays, oddly, shrink, lose, shrinkClosed, flood, stall, wrongDate };
const order = [
  ...["fail", "shrink", "failOnDays", "lose", "oddly", "fail", "shrinkClosed", "wrongDate"],
  ...["shrink", "fail", "slow", "flood", "failOnDays", "stall", "calm"],
];

/** One kind after the other until the soak stops; between them the running day grows. */
export async function playDisturbances(course) {
  const { standIn, model, draw, record, stopping, clock } = course;
  const failing = (await standIn.listFaults()).filter((kind) => !odd.includes(kind) && !apart.includes(kind));
  for (let step = draw.below(order.length); !stopping.aborted; step += 1) {
    const name = order[step % order.length];
    await model.advance(clock());
    await kinds[name]({ ...course, failing });
    await standIn.disarm();
    record.count(`disturbance: ${name}`);
  }
}

/** Reads the running day until what is known of it is what wolkvox says now. */
export async function becomeCurrent({ model, record, reader, stopping }, what = "the running day") {
  const sinceMs = Date.now();
  for (const window of listLiveWindows(model.today)) {
    const isCurrent = ({ status, asOf }) => status === "complete" && Date.parse(asOf) >= sinceMs - 1_000;
    const found = await readUntil({ reader, stopping }, exactRange(window), isCurrent);
    if (!found && !stopping.aborted) record.violate(what, `was not current after ${mostWaitMs} ms`);
  }
}

/** Reads a range until every day of it is known. */
export function becomeWhole(course, range) {
  return readUntil(course, range, isComplete);
}

async function readUntil({ reader, stopping }, range, accepts) {
  for (const endMs = Date.now() + mostWaitMs; Date.now() < endMs && !stopping.aborted; await sleep(100)) {
    const report = await readRange(reader, range, { prefer: "wait=5" });
    if (report && accepts(report)) return report;
  }
  return null;
}

async function pass({ draw, stopping }) {
  await sleep(1_500 + draw.below(2_000), undefined, { signal: stopping }).catch(() => {});
}

function calm(course) {
  return pass(course);
}

async function slow(course) {
  await course.standIn.change({ latencyMs: 200 + course.draw.below(800) });
  await pass(course);
  await course.standIn.change({ latencyMs: usualLatencyMs });
}

async function fail(course) {
  const kind = course.draw.pick(course.failing);
  await course.standIn.arm({ kind, ...moderate[kind] });
  course.record.count(`fault: ${kind}`);
  await pass(course);
}

async function failOnDays(course) {
  const kind = course.draw.pick(course.failing);
  const last = shiftDay(course.model.today, -course.draw.below(30));
  await course.standIn.arm({
    kind,
    ...moderate[kind],
    from: shiftDay(last, -course.draw.below(10)),
    to: last,
  });
  course.record.count(`fault: ${kind}`);
  await pass(course);
}

async function oddly(course) {
  const { draw, standIn, model } = course;
  const day = await drawWorkedDay(course);
  await standIn.arm({ kind: draw.pick(odd), from: day, inside: true });
  await becomeWhole(course, exactRange(windowOfDay(day)));
  // The same row twice counts once.
  await standIn.arm({ kind: "row-twice", count: mostLost, from: model.today, inside: true });
  await pass(course);
}

/** The header that tells the time is wrong, and the rows are right. */
async function wrongDate(course) {
  const aheadMs = (1 + course.draw.below(180)) * (course.draw.below(2) === 0 ? 60_000 : -60_000);
  const date = new Date(Date.now() + aheadMs).toUTCString();
  await course.standIn.arm({ kind: "lost-agents", count: 0, headers: { Date: date } });
  await pass(course);
}

async function stall(course) {
  await course.standIn.arm({ kind: "stall", ms: 1_000 + course.draw.below(2_000) });
  await pass(course);
}

/** One answer for the running day says less than is known: it must never be shown as complete. */
async function shrink(course) {
  const { standIn, model, draw, record, stopping } = course;
  await becomeCurrent(course);
  const kind = draw.pick(["lost-agents", "fallen-times", "no-data"]);
  await standIn.arm({ kind, count: 1 + draw.below(mostLost), from: model.today, inside: true, times: 1 });
  await readUntil(
    course,
    exactRange(windowOfDay(model.today)),
    ({ problem }) => problem?.code === "upstream-doubted",
  );
  await standIn.disarm();
  if (stopping.aborted) return;
  record.count(`lie: ${kind}`);
  await becomeCurrent(course, `the running day after ${kind}`);
}

/** Agents are gone for good: once a second look confirms it, that is the truth; then they are back. */
async function lose(course) {
  const { standIn, model, draw } = course;
  const count = 1 + draw.below(mostLost);
  await model.lose(count, () => standIn.arm({ kind: "lost-agents", count, from: model.today, inside: true }));
  await becomeCurrent(course, "the running day that lost agents");
  await model.lose(0, () => standIn.disarm());
  await becomeCurrent(course, "the running day whose agents are back");
}

/** An administrator asks a closed day again, and the answer lacks agents: it is held. */
async function shrinkClosed(course) {
  const { standIn, draw, record, admin, stopping } = course;
  const day = await drawWorkedDay(course);
  const range = exactRange(windowOfDay(day));
  if (!(await becomeWhole(course, range))) return;
  await sleep(refreshSeconds * 1_000 + 1_000, undefined, { signal: stopping }).catch(() => {});
  await standIn.arm({
    kind: "lost-agents",
    count: 1 + draw.below(mostLost),
    from: day,
    inside: true,
    times: 1,
  });
  const answer = await admin.send("POST", "/api/report/again", { day });
  const body = answer && (await answer.json().catch(() => null));
  if (body && body.result !== "held")
    record.violate(`again ${day}`, `a day that lost agents: ${JSON.stringify(body)}`);
  const isBack = await becomeWhole(course, range);
  if (!isBack && !stopping.aborted) record.violate(`again ${day}`, "was not complete again");
  record.count("lie: lost-agents of a closed day");
}

/** Thousands of agents, each in a state of their own, on a day that nobody else reads. */
async function flood(course) {
  const { standIn, model, draw, record, client, stopping } = course;
  const day = shiftDay(model.today, -400 - record.countOf("disturbance: flood"));
  const count = draw.pick([500, 3_000, 8_000]);
  await standIn.arm({ kind: "flood", count, from: day });
  for (const endMs = Date.now() + mostWaitMs; Date.now() < endMs && !stopping.aborted; await sleep(200)) {
    const answer = await client.askJson(`/api/report?from=${day}&to=${day}`);
    if (answer?.body.status !== "complete") continue;
    const total = answer.body.agents.flatMap(({ seconds }) => seconds).reduce((sum, value) => sum + value, 0);
    if (total !== count * 60 || answer.body.agents.length !== count)
      record.violate(`flood ${day}`, `${answer.body.agents.length} of ${count} agents, ${total} s`);
    return;
  }
  if (!stopping.aborted) record.violate(`flood ${day}`, "was never complete");
}

/** The day's calls are spent: nothing more is asked, and what is known stays. */
export async function spendQuota({ standIn, reader, stopping, record, model }) {
  await standIn.arm({ kind: "quota" });
  const range = exactRange(windowOfDay(model.today));
  const isSpent = ({ status, problem }) => status === "stale" && problem.code === "upstream-quota";
  if (!(await readUntil({ reader, stopping }, range, isSpent))) record.violate("quota", "was not told");
}

function isComplete({ status }) {
  return status === "complete";
}

async function drawWorkedDay({ draw, model }) {
  for (;;) {
    const { windows } = drawClosedRange(draw, model.today, 9);
    const day = windows[0].from.slice(0, 10);
    const [truth] = await model.listTruths([windowOfDay(day)], { sinceMs: 0, untilMs: 0 });
    if (totalOf(truth) > 0) return day;
  }
}
