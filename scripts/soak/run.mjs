import { createDraw } from "../stage/draw.mjs";
import { table } from "../stage/figures.mjs";
import { startPostgres } from "../stage/postgres.mjs";
import { signIn, startStage } from "../stage/stage.mjs";
import { chooseZone, dayIn, shiftDay } from "./calendar.mjs";
import { createClient } from "./client.mjs";
import { becomeCurrent, becomeWhole, playDisturbances, refreshSeconds, spendQuota } from "./disturbances.mjs";
import { createModel } from "./model.mjs";
import { listLiveWindows, presetRange } from "./ranges.mjs";
import { playReader, playTeams, playVisitor } from "./readers.mjs";
import { createRecord } from "./record.mjs";
import {
  isAlive,
  mostHeapGrowth,
  mostResidentGrowth,
  watchFigures,
  watchHealth,
  weighAtRest,
} from "./watch.mjs";

const readersOfAll = 6;
// How far behind the operation's clock begins, so that its day grows while the soak lasts.
const behindMs = 4 * 3_600_000;
const password = "soaked-through-and-through";

/** Soaks the built app on one engine; prints its table and resolves to the number of violations. */
export async function soakEngine(engine, { minutes, seed }) {
  const postgres = engine === "postgres" ? await startPostgres() : null;
  const zone = chooseZone(Date.now());
  const today = dayIn(zone, Date.now());
  const stage = await startStage({
    instances: postgres ? 2 : 1,
    variables: {
      ...(postgres && {
        DATABASE_URL: postgres.url,
        BETTER_AUTH_SECRET: "one-secret-for-all-instances-of-the-soak",
      }),
      WOLKVOX_TIME_ZONE: zone,
      WOLKVOX_REFRESH_SECONDS: String(refreshSeconds),
      WOLKVOX_PAUSE_MS: "0",
      NODE_OPTIONS: `--import=${new URL("collect-garbage.mjs", import.meta.url).href}`,
    },
    settings: { agents: 24, states: 8, seed: seed >>> 0, openDays: `${today},${shiftDay(today, -1)}` },
  });
  try {
    return await soak({ engine, minutes, seed, stage, today });
  } finally {
    await stage.stop();
    await postgres?.remove();
  }
}

async function soak({ engine, minutes, seed, stage, today }) {
  const { standIn } = stage;
  const record = createRecord();
  const stop = new AbortController();
  const stopping = stop.signal;
  const instances = stage.apps.map(({ app, url }) => ({ app, url, cookie: stage.cookie }));
  const createClientOf = (url, cookie) => createClient({ url, cookie, record, stopping });
  const admin = createClientOf(stage.url, stage.cookie);
  const model = createModel({ standIn, today, liveWindows: listLiveWindows(today) });
  const drawOf = (part) => createDraw(seed * 1_000 + part);
  const shared = { model, record, stopping };

  const begunMs = Date.now();
  const durationMs = minutes * 60_000;
  const clock = () => {
    const share = Math.min(1, (Date.now() - begunMs) / durationMs);
    return new Date(Date.now() - behindMs * (1 - share)).toISOString();
  };
  await model.advance(clock());
  const reader = { ...shared, client: admin, draw: drawOf(0) };
  await becomeCurrent({ ...shared, reader });
  // Nobody has heard of an agent who is in no answer yet.
  await becomeWhole({ ...shared, reader }, presetRange("last-month", today));
  const people = await makePeople(admin, stage.url);
  await standIn.resetCalls();
  const before = await weighAll(instances);

  const health = instances.map((instance) => watchHealth(instance, record, stopping));
  const figures = instances.map((instance) => watchFigures(instance, stopping));
  const course = { ...shared, standIn, admin, client: admin, reader, draw: drawOf(1), clock };
  const players = [
    playDisturbances(course),
    playTeams({ ...shared, client: admin, draw: drawOf(2) }),
    playVisitor({
      ...shared,
      url: instances.at(-1).url,
      account: people[0],
      createClientOf,
      draw: drawOf(3),
    }),
    ...Array.from({ length: readersOfAll }, (_, index) => {
      const { url } = instances[index % instances.length];
      const client = createClientOf(url, people[1 + (index % (people.length - 1))].cookie);
      return playReader({ ...shared, client, draw: drawOf(10 + index) });
    }),
  ];
  const timer = setTimeout(() => stop.abort(), Math.max(0, durationMs - (Date.now() - begunMs)));
  await Promise.race([Promise.all(players), onAbort(stopping)]);
  clearTimeout(timer);
  stop.abort();
  await Promise.all(players);
  const slowest = await Promise.all(health);
  const peaks = await Promise.all(figures);

  const resting = new AbortController().signal;
  await standIn.disarm();
  const calls = await standIn.readCalls();
  const after = await weighAll(instances);
  const client = createClient({ ...admin, cookie: stage.cookie, record, stopping: resting });
  await spendQuota({ ...shared, standIn, stopping: resting, reader: { ...reader, client } });
  judgeCalls(calls, record);
  judgeInstances(instances, { before, after }, record);
  printTable({ engine, minutes, seed, record, calls, before, after, peaks, slowest, model });
  return record.violations();
}

async function makePeople(admin, url) {
  const people = ["visitor", "one", "two", "three"].map((name) => ({
    email: `${name}@soak.example`,
    password,
  }));
  for (const { email } of people) {
    const body = { email, password, name: email.split("@")[0], role: "supervisor" };
    const response = await admin.send("POST", "/api/auth/admin/create-user", body);
    if (!response?.ok) throw new Error(`create-user answered ${response?.status}`);
  }
  return Promise.all(
    people.map(async (account, index) => ({
      ...account,
      cookie: index === 0 ? null : await signIn(url, account),
    })),
  );
}

async function weighAll(instances) {
  return Promise.all(instances.map(weighAtRest));
}

function judgeCalls({ overlaps, maxSimultaneous }, record) {
  if (overlaps > 0 || maxSimultaneous > 1) record.violate("calls", `${overlaps} began while another ran`);
}

function judgeInstances(instances, { before, after }, record) {
  for (const [index, instance] of instances.entries()) {
    if (!isAlive(instance)) record.violate("process", `instance ${index + 1} is gone`);
    const heap = after[index].heap - before[index].heap;
    const resident = after[index].resident - before[index].resident;
    if (heap > mostHeapGrowth) record.violate("memory", `the heap grew by ${megabytes(heap)} MB`);
    if (resident > mostResidentGrowth) record.violate("memory", `it holds ${megabytes(resident)} MB more`);
  }
}

function printTable({ engine, minutes, seed, record, calls, before, after, peaks, slowest, model }) {
  console.log(`\nSoak: ${engine}, ${minutes} min, --seed ${seed}`);
  const perInstance = (read) => before.map((_, index) => read(index)).join(" / ");
  table([
    ["", "figure"],
    ...record.listCounts().map(([name, count]) => [name, String(count)]),
    ["truths of the running day", String(model.count())],
    ["calls to wolkvox", String(calls.total)],
    ["calls at once, most", String(calls.maxSimultaneous)],
    ["heap at rest, MB before", perInstance((index) => megabytes(before[index].heap))],
    ["heap at rest, MB after", perInstance((index) => megabytes(after[index].heap))],
    ["resident at rest, MB before", perInstance((index) => megabytes(before[index].resident))],
    ["resident at rest, MB after", perInstance((index) => megabytes(after[index].resident))],
    ["resident, MB at most", perInstance((index) => megabytes(peaks[index].resident))],
    ["event loop stopped, ms at most", perInstance((index) => peaks[index].lagMs.toFixed(0))],
    ["health, ms at most", slowest.map((ms) => ms.toFixed(0)).join(" / ")],
    ["violations", String(record.violations())],
  ]);
  record.printViolations();
}

function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}

function onAbort(signal) {
  return new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
