import { setTimeout as sleep } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";
import { assertAsDescribed } from "./api-description.ts";

/** The parts of contract.md's answer that specs look at. */
export type ReportAnswer = {
  operation: string;
  range: { from: string; to: string; timeZone: string };
  status: "complete" | "partial" | "stale";
  asOf: string | null;
  progress?: { done: number; total: number };
  problem?: { code: string; detail: string };
  states: string[];
  styles: { stateClass: string; shade: number }[];
  agents: { id: string; name: string; seconds: number[]; dni?: string }[];
  days: { day: string; status: string; asOf?: string }[];
  warnings: { kind: string; count: number }[];
};

export type Problem = { type: string; title: string; status: number; detail: string; code: string };

export type ApiAnswer<Body> = { status: number; headers: Record<string, string>; body: Body };

type AskOptions = { timeout?: number; headers?: Record<string, string> };

/** The report of a query string; fails where it is not 200. */
export async function askReport(request: APIRequestContext, query: string): Promise<ReportAnswer> {
  const answer = await askJson<ReportAnswer>(request, `/api/report?${query}`);
  if (answer.status !== 200) throw new Error(`${query}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The report once nothing of it is being fetched any more: also its single days are there. */
export async function askWhole(request: APIRequestContext, query: string): Promise<ReportAnswer> {
  for (const begun = performance.now(); ; await sleep(100)) {
    const report = await askReport(request, query);
    if (report.status !== "partial") return report;
    if (performance.now() - begun > 60_000) throw new Error(`${query}: still partial after a minute`);
  }
}

/** A refusal of the report; fails where there are figures. */
export async function askProblem(
  request: APIRequestContext,
  query: string,
  options: AskOptions = {},
): Promise<ApiAnswer<Problem>> {
  const answer = await askJson<Problem>(request, `/api/report?${query}`, options);
  if (answer.status < 400) throw new Error(`${query}: answered ${answer.status}`);
  return answer;
}

/** Any of our addresses, as JSON, whatever its status. */
export async function askJson<Body>(
  request: APIRequestContext,
  address: string,
  options: AskOptions = {},
): Promise<ApiAnswer<Body>> {
  const response = await request.get(address, options);
  const body: unknown = await response.json();
  if (response.ok()) assertAsDescribed(address, body);
  return { status: response.status(), headers: response.headers(), body: asContract<Body>(body) };
}

/** Calls that wait for their turn, as `/api/metrics` names them. */
export const queueLength = "auxboard_turn_queue_length";

/** A figure of the default operation out of an administrator's `/api/metrics`. */
export async function askFigure(admin: APIRequestContext, name: string): Promise<number> {
  const text = await (await admin.get("/api/metrics")).text();
  return Number(new RegExp(`^${name}\\{operation="default"\\} (.+)$`, "m").exec(text)?.[1] ?? 0);
}

// What the specs assert next is the check: a body of another shape fails them.
function asContract<Body>(json: unknown): Body {
  return json as Body;
}
