import type { IncomingHttpHeaders } from "node:http";
import type { CallFacts } from "./call-log.ts";
import { type CivilSeconds, dayNumberOf, formatCivil, parseCivil } from "./civil-clock.ts";
import type { Refusal } from "./refusals.ts";
import type { Settings } from "./settings.ts";
import type { Span } from "./window-sums.ts";

export const AGENT_3_PATH = "/api/v2/reports_manager.php";

const LARGEST_DAYS = 31;

export type Agent3Call = { headers: IncomingHttpHeaders; query: URLSearchParams };

function readToken({ headers }: Agent3Call): string {
  return String(headers["wolkvox-token"] ?? "").trim();
}

function readDate({ query }: Agent3Call, name: string): CivilSeconds | undefined {
  const wire = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
  const text = query.get(name) ?? "";
  return wire.test(text) ? parseCivil(text.replace(wire, "$1-$2-$3T$4:$5:$6")) : undefined;
}

/** `undefined` where a date is missing, malformed, not in the calendar, or the end lies before the start. */
export function readSpan(call: Agent3Call): Span | undefined {
  const start = readDate(call, "date_ini");
  const last = readDate(call, "date_end");
  if (start === undefined || last === undefined || last < start) return undefined;
  return { start, end: last + 1 };
}

/** What the log keeps: of the token only the end. */
export function readFacts(call: Agent3Call): CallFacts {
  const [from, to] = ["date_ini", "date_end"].map((name) => readDate(call, name));
  return {
    from: from === undefined ? null : formatCivil(from),
    to: to === undefined ? null : formatCivil(to),
    token: readToken(call).slice(-4) || null,
  };
}

export function checkToken(call: Agent3Call, settings: Settings): Refusal | undefined {
  const token = readToken(call);
  if (token === "") return "missing-token";
  const server = call.headers.wolkvox_server;
  const foreign = settings.server !== null && server !== undefined && server !== settings.server;
  return token !== settings.token || foreign ? "bad-token" : undefined;
}

/** Days are the civil days a window touches, the first and the last counted whole. */
export function checkQuestion(call: Agent3Call): Refusal | undefined {
  if (call.query.get("api") !== "agent_3") return "unknown-api";
  const span = readSpan(call);
  if (!span) return "bad-parameters";
  const days = dayNumberOf(span.end - 1) - dayNumberOf(span.start) + 1;
  return days > LARGEST_DAYS ? "too-many-days" : undefined;
}
