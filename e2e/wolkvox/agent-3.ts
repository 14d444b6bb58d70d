import type { IncomingMessage, ServerResponse } from "node:http";
import { type Agent3Call, checkQuestion, checkToken, readFacts, readSpan } from "./agent-3-call.ts";
import { dayNumberOf } from "./civil-clock.ts";
import { departureOf, sendJson, wait } from "./exchange.ts";
import { FAULTS } from "./faults.ts";
import { buildRefusal, type Refusal } from "./refusals.ts";
import { clipToNow, type StandIn } from "./stand-in.ts";
import { type Span, sumWindow } from "./window-sums.ts";
import { buildRows, formatSuccess, type WireRow } from "./wire.ts";

/** Answers a refusal, as wolkvox words it. */
export function refuse(response: ServerResponse, refusal: Refusal): Refusal {
  const { status, body } = buildRefusal(refusal);
  sendJson(response, status, body);
  return refusal;
}

/** Each call with a valid token is one unit of the day's quota, refused or not. */
export function checkAdmission(
  standIn: StandIn,
  call: Agent3Call,
  checkWords: (call: Agent3Call) => Refusal | undefined,
): Refusal | undefined {
  const settings = standIn.settings();
  const refusal = checkToken(call, settings);
  if (refusal) return refusal;
  const affordable = standIn.quota.spend(dayNumberOf(standIn.civilNow()), settings.quota);
  return affordable ? checkWords(call) : "quota";
}

function loadRows(standIn: StandIn, span: Span): WireRow[] {
  return buildRows(standIn.operation(), sumWindow(standIn.operation(), clipToNow(standIn, span)));
}

function answerTruly(standIn: StandIn, span: Span, response: ServerResponse): string {
  const rows = loadRows(standIn, span);
  if (rows.length === 0) return refuse(response, "no-data");
  const { cap } = standIn.settings();
  sendJson(response, 200, formatSuccess(rows.slice(0, cap)));
  return rows.length > cap ? "truncated" : "ok";
}

async function answerAdmitted(standIn: StandIn, span: Span, response: ServerResponse): Promise<string> {
  const order = standIn.faults.take(span);
  const departed = departureOf(response, standIn.closing);
  // The call runs its full time over there even when the client has left.
  await wait(standIn.settings().latencyMs, standIn.closing);
  await standIn.gate.pass(span, standIn.closing);
  if (departed.aborted) return "client-gone";
  if (!order) return answerTruly(standIn, span, response);
  const loadTrueRows = (): WireRow[] => loadRows(standIn, span);
  await FAULTS[order.kind]?.({ order, response, departed, loadRows: loadTrueRows });
  return `fault:${order.kind}`;
}

/** One call of the report: counted, checked, admitted one at a time, answered late and perhaps wrongly. */
export async function serveAgent3(
  standIn: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const call = { headers: request.headers, query };
  const close = standIn.log.begin(readFacts(call));
  const refusal = checkAdmission(standIn, call, checkQuestion);
  const span = readSpan(call);
  if (refusal || !span) return close(refuse(response, refusal ?? "bad-parameters"));
  const leave = standIn.callCounter.begin(standIn.settings().simultaneous);
  if (!leave) return close(refuse(response, "simultaneous"));
  try {
    close(await answerAdmitted(standIn, span, response));
  } catch (error) {
    close("broken");
    throw error;
  } finally {
    leave();
  }
}
