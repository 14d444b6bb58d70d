import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { dayNumberOf, formatCivil } from "./civil-clock.ts";
import { sendJson } from "./exchange.ts";
import { parseFaultOrder } from "./fault-order.ts";
import { FAULT_KINDS } from "./faults.ts";
import { parseHold } from "./gate.ts";
import { InputError } from "./readers.ts";
import type { StandIn } from "./stand-in.ts";
import { buildTotals } from "./totals.ts";

export const CONTROL_PREFIX = "/stand-in/";

type Question = { query: URLSearchParams; readBody: () => Promise<unknown> };
type Handler = (standIn: StandIn, question: Question) => unknown;

function showSettings(standIn: StandIn): unknown {
  const { token: _secret, ...shown } = standIn.settings();
  return { ...shown, civilNow: formatCivil(standIn.civilNow()) };
}

function showCalls(standIn: StandIn): unknown {
  const { calls, ...counts } = standIn.log.report();
  const spentToday = standIn.quota.spentOn(dayNumberOf(standIn.civilNow()));
  return { ...counts, ...standIn.callCounter.report(), spentToday, calls };
}

function showFault(standIn: StandIn): unknown {
  return { armed: standIn.faults.armed(), kinds: FAULT_KINDS };
}

const HANDLERS: Record<string, Handler> = {
  "GET calls": showCalls,
  "DELETE calls": (standIn) => {
    for (const counter of [standIn.log, standIn.callCounter, standIn.quota]) counter.reset();
    return showCalls(standIn);
  },
  "GET totals": (standIn, { query }) => buildTotals(standIn, query),
  "GET settings": showSettings,
  "PUT settings": async (standIn, { readBody }) => {
    standIn.change(await readBody());
    return showSettings(standIn);
  },
  "DELETE settings": (standIn) => {
    standIn.change(standIn.initial);
    return showSettings(standIn);
  },
  "PUT gate": async (standIn, { readBody }) => {
    standIn.gate.shut(parseHold(await readBody()));
    return showCalls(standIn);
  },
  "DELETE gate": (standIn) => {
    standIn.gate.open();
    return showCalls(standIn);
  },
  "GET fault": showFault,
  "PUT fault": async (standIn, { readBody }) => {
    standIn.faults.arm(parseFaultOrder(await readBody()));
    return showFault(standIn);
  },
  "DELETE fault": (standIn) => {
    standIn.faults.clear();
    return showFault(standIn);
  },
};

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  try {
    return JSON.parse(body);
  } catch {
    throw new InputError("the body must be JSON");
  }
}

/** The tests' own door: what was seen, what is true, how to behave; never counted as a call. */
export async function serveControl(
  standIn: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const handler = HANDLERS[`${request.method} ${url.pathname.slice(CONTROL_PREFIX.length)}`];
  if (!handler)
    return sendJson(response, 404, JSON.stringify({ error: "unknown", known: Object.keys(HANDLERS) }));
  try {
    const answer = await handler(standIn, { query: url.searchParams, readBody: () => readJson(request) });
    sendJson(response, 200, JSON.stringify(answer));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    sendJson(response, 400, JSON.stringify({ error: error.message, kinds: FAULT_KINDS }));
  }
}
