import { setTimeout as sleep } from "node:timers/promises";
import { signIn } from "../stage/stage.mjs";
import { drawClosedRange, drawRange } from "./ranges.mjs";
import { judgeDays, judgeProvenance, judgeReport } from "./verdict.mjs";

const waits = [undefined, undefined, "wait=0", "wait=2", "wait=10"];
const comparisons = ["previous", "last-year"];
const agentIds = ["10001", "10002", "10005", "10009", "10012"];
const mostThinkMs = 600;
const mostAbortMs = 250;

/** What a reader does next, each as often as it stands here. */
const habits = [
  ...[readReport, readReport, readReport, readReport, readReport, readReport, readAgent, readAgent],
  ...[readDays, readDays, readDays, readProvenance, readProvenance, readComparison, readComparison],
  ...[readFile, readSpreadsheet, readPage, leaveEarly, leaveEarly],
];

/** Reads one thing after the other until the soak stops. */
export async function playReader({ client, draw, model, record, stopping }) {
  const reader = { client, draw, model, record };
  while (!stopping.aborted) {
    await draw.pick(habits)(reader);
    await sleep(draw.below(mostThinkMs), undefined, { signal: stopping }).catch(() => {});
  }
}

/** Asks for a report and judges it; resolves to it, or to null where there was none. */
export async function readRange({ client, model, record }, range, { prefer, more = "" } = {}) {
  const path = `/api/report?${range.words}${more}`;
  const answer = await client.askJson(path, { prefer });
  if (!answer) return null;
  record.count(`report: ${answer.body.status}`);
  const fault = await judgeReport(answer.body, range, model, answer.answeredMs);
  if (fault) record.violate(path, fault);
  return answer.body;
}

function readReport(reader) {
  const { draw, model } = reader;
  return readRange(reader, drawRange(draw, model.today), { prefer: draw.pick(waits) });
}

function readAgent(reader) {
  const { draw, model } = reader;
  const agent = draw.pick(agentIds);
  const range = { ...drawRange(draw, model.today), agents: [agent] };
  return readRange(reader, range, { prefer: draw.pick(waits), more: `&agent=${agent}` });
}

function readComparison(reader) {
  const { draw, model } = reader;
  const compare = `&compare=${draw.pick(comparisons)}`;
  return readRange(reader, drawRange(draw, model.today), { prefer: draw.pick(waits), more: compare });
}

async function readDays({ client, draw, model, record }) {
  const { words } = drawRange(draw, model.today);
  if (/T|hours/.test(words)) return;
  const path = `/api/report/days?by=${draw.pick(["day", "week", "month"])}&${words}`;
  const answer = await client.askJson(path, { prefer: draw.pick(waits) });
  if (!answer) return;
  record.count(`days: ${answer.body.status}`);
  const fault = await judgeDays(answer.body, model, answer.answeredMs);
  if (fault) record.violate(path, fault);
}

async function readProvenance({ client, draw, model, record }) {
  const range = drawRange(draw, model.today);
  const path = `/api/report/provenance?${range.words}`;
  const answer = await client.askJson(path, { prefer: draw.pick(waits) });
  if (!answer) return;
  record.count("provenance");
  const fault = await judgeProvenance(answer.body, range, model, answer.answeredMs);
  if (fault) record.violate(path, fault);
}

async function readFile({ client, draw, model, record }) {
  const range = drawRange(draw, model.today);
  const path = `/api/export?format=json&${range.words}`;
  const answer = await client.askJson(path);
  if (!answer) return;
  record.count(`file: ${answer.body.status}`);
  const fault = await judgeReport(answer.body, range, model, answer.answeredMs);
  if (fault) record.violate(path, fault);
}

async function readSpreadsheet({ client, draw, model, record }) {
  const format = draw.pick(["csv", "xlsx"]);
  const path = `/api/export?format=${format}&${drawRange(draw, model.today).words}`;
  const response = await client.request(path);
  if (!response) return;
  if (!response.ok) return judgeOther(response, path, record);
  const bytes = Buffer.from(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const isWhole =
    format === "csv" ? bytes.toString().startsWith("\ufeff") : bytes.toString("latin1", 0, 2) === "PK";
  record.count(`file: ${format}`);
  if (!isWhole && bytes.length > 0) record.violate(path, `is no ${format}`);
}

async function readPage({ client, draw, model, record }) {
  const path = `/?${drawRange(draw, model.today).words}`;
  const response = await client.request(path);
  if (!response) return;
  await response.text().catch(() => {});
  record.count("page");
  if (response.status !== 200) record.violate(path, `the page answered ${response.status}`);
}

/** A reader who closes the tab: nothing is answered, and nothing may be left behind. */
async function leaveEarly({ client, draw, model, record }) {
  const signal = AbortSignal.timeout(1 + draw.below(mostAbortMs));
  const address = draw.pick(["/api/report?", "/api/report/days?", "/api/export?format=csv&", "/?"]);
  const response = await client.request(address + drawClosedRange(draw, model.today).words, { signal });
  record.count(response ? "left late" : "left early");
  await response?.arrayBuffer().catch(() => {});
}

/** Comes and goes: a session that was ended shows nothing more. */
export async function playVisitor({ url, account, createClientOf, draw, model, record, stopping }) {
  while (!stopping.aborted) {
    const client = createClientOf(url, await signIn(url, account));
    await readReport({ client, draw, model, record });
    await client.send("POST", "/api/auth/sign-out", {});
    const after = await client.request("/api/report?range=yesterday");
    if (after && after.status !== 401) record.violate("signed out", `the report answered ${after.status}`);
    await after?.text().catch(() => {});
    record.count("signed in and out");
    await sleep(1_000 + draw.below(2_000), undefined, { signal: stopping }).catch(() => {});
  }
}

/** Makes, reads, changes and removes teams; the report of a team has the figures of its members. */
export async function playTeams({ client, draw, model, record, stopping }) {
  while (!stopping.aborted) {
    const agents = [draw.pick(agentIds), "10003"].filter((id, index, ids) => ids.indexOf(id) === index);
    const name = `Team ${draw.below(1_000_000_000)}`;
    const made = await client.send("POST", "/api/teams", { name, agents });
    if (made && !made.ok) await judgeOther(made, "POST /api/teams", record);
    const team = made?.ok ? await made.json().catch(() => null) : null;
    if (team) await playTeam({ client, draw, model, record }, team);
    await sleep(500 + draw.below(1_500), undefined, { signal: stopping }).catch(() => {});
  }
}

async function playTeam(reader, { id, name, agents, version }) {
  const { client, draw, model, record } = reader;
  const range = { ...drawRange(draw, model.today), agents };
  await readRange(reader, range, { more: `&team=${id}` });
  const changed = await client.send("PUT", `/api/teams/${id}`, { name: `${name} B`, agents, version });
  if (changed && !changed.ok) await judgeOther(changed, "PUT /api/teams", record);
  await changed?.text().catch(() => {});
  const removed = await client.send("DELETE", `/api/teams/${id}`, {});
  if (removed && !removed.ok) await judgeOther(removed, "DELETE /api/teams", record);
  record.count("teams");
}

async function judgeOther(response, path, record) {
  const text = await response.text().catch(() => "");
  const code = /"code":"([a-z-]+)"/.exec(text)?.[1];
  record.count(`refused: ${code ?? response.status}`);
  const isExpected = /^(upstream-.+|rate-limited)$/.test(code ?? "");
  if (!isExpected) record.violate(path, `answered ${response.status} ${text.slice(0, 200)}`);
}
