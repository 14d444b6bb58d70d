import type { ServerResponse } from "node:http";
import type { WireRow } from "./wire.ts";

/** What a test asked for; each kind uses what means something to it. */
export type FaultOrder = {
  kind: string;
  /** Firings left; null until cleared. */
  times: number | null;
  /** Civil days, both included: only windows that touch one of them fail. */
  from: string | null;
  to: string | null;
  /** Only windows fail that hold no other day. */
  inside: boolean;
  status: number | null;
  headers: Record<string, string>;
  body: string | null;
  bodyBase64: string | null;
  rows: readonly unknown[] | null;
  /** Rows that the kind invents, or agents that it changes. */
  count: number | null;
  ms: number | null;
  bytes: number | null;
};

export type Scene = {
  order: FaultOrder;
  response: ServerResponse;
  departed: AbortSignal;
  loadRows: () => WireRow[];
};

/** Writes one wrong answer; resolves when nothing more will be written. */
export type Fault = (scene: Scene) => void | Promise<void>;

export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer };

export const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };
export const HTML_TYPE = { "Content-Type": "text/html; charset=utf-8" };

const SAMPLE_ROWS: WireRow[] = [
  ["10001", "Muñoz Peña Íngrid", "Almuerzo", "00:45:10"],
  ["10001", "Muñoz Peña Íngrid", "Baño", "00:06:05"],
  ["10002", "Rojas Bernal Tatiana", "Reunión", "01:02:03"],
].map(([agent_id = "", agent_name = "", aux_state = "", time = ""]) => {
  return { agent_id, agent_dni: `10${agent_id}000`, agent_name, aux_state, time };
});

/** The window's own rows, so that only the fault is wrong; three invented ones on a day off. */
export function rowsOf(scene: Scene): readonly WireRow[] {
  const rows = scene.loadRows();
  return rows.length > 0 ? rows : SAMPLE_ROWS;
}

/** The order's status, headers and body win over the kind's own. */
export function sendAnswer({ order, response }: Scene, answer: Answer): void {
  response.statusCode = order.status ?? answer.status ?? 200;
  for (const headers of [answer.headers ?? {}, order.headers]) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  }
  const given = order.bodyBase64 === null ? order.body : Buffer.from(order.bodyBase64, "base64");
  response.end(given ?? answer.body ?? "");
}

export function fixed(answer: Answer): Fault {
  return (scene) => sendAnswer(scene, answer);
}

export function json(status: number, body: string): Fault {
  return fixed({ status, headers: JSON_TYPE, body });
}

export function html(status: number, title: string): Fault {
  const body = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return fixed({ status, headers: HTML_TYPE, body });
}

/** A documented JSON answer whose body is made from the true rows. */
export function fromRows(build: (rows: readonly WireRow[]) => Answer): Fault {
  return (scene) => sendAnswer(scene, { headers: JSON_TYPE, ...build(rowsOf(scene)) });
}
