import { onTestFinished } from "vitest";
import { type StandInOptions, startStandIn } from "./server.ts";
import type { WireRow } from "./wire.ts";

type WireAnswer = { status: number; code: unknown; error: unknown; msg: unknown; data: WireRow[] };

export type Client = {
  url: string;
  /** Windows as `YYYY-MM-DDTHH:mm:ss`, both ends included. */
  ask: (from: string, to: string, more?: RequestInit) => Promise<WireAnswer>;
  control: (method: string, path: string, body?: unknown) => Promise<{ status: number; json: unknown }>;
};

export function questionUrl(url: string, from: string, to: string): string {
  const [ini, end] = [from, to].map((text) => text.replace(/\D/g, ""));
  return `${url}/api/v2/reports_manager.php?api=agent_3&date_ini=${ini}&date_end=${end}`;
}

/** A server of its own for the running test, closed with it. */
export async function startClient(options: StandInOptions = {}): Promise<Client> {
  const { url, close } = await startStandIn(options);
  onTestFinished(close);
  return {
    url,
    ask: async (from, to, more = {}) => {
      const headers = { "wolkvox-token": options.token ?? "stand-in-token", ...more.headers };
      const response = await fetch(questionUrl(url, from, to), { ...more, headers });
      return { status: response.status, data: [], ...JSON.parse(await response.text()) };
    },
    control: async (method, path, body) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${url}/stand-in/${path}`, { method, ...sent });
      return { status: response.status, json: JSON.parse(await response.text()) };
    },
  };
}

export function secondsOf(row: WireRow): number {
  const [hours = 0, minutes = 0, seconds = 0] = row.time.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Seconds by agent and state, to compare answers with. */
export function addUp(answers: readonly WireAnswer[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of answers.flatMap(({ data }) => data)) {
    const key = `${row.agent_id}|${row.aux_state}`;
    sums[key] = (sums[key] ?? 0) + secondsOf(row);
  }
  return sums;
}
