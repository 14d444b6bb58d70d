import type { Operation } from "./operation.ts";
import type { WindowSums } from "./window-sums.ts";

export type WireRow = {
  agent_id: string;
  agent_dni: string;
  agent_name: string;
  aux_state: string;
  time: string;
};

/** HH:MM:SS; hours go past 24 and past two digits. */
export function formatTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** One row per agent and state that has time. */
export function buildRows(operation: Operation, sums: WindowSums): WireRow[] {
  return operation.agents.flatMap((agent, agentIndex) =>
    operation.stateNames.flatMap((aux_state, stateIndex) => {
      const seconds = sums[agentIndex * operation.stateNames.length + stateIndex] ?? 0;
      if (seconds === 0) return [];
      const { id: agent_id, dni: agent_dni, name: agent_name } = agent;
      return [{ agent_id, agent_dni, agent_name, aux_state, time: formatTime(seconds) }];
    }),
  );
}

/** `code` and `data` are JSON text, so that a fault can send what no serialiser would. */
export function formatEnvelope(code: string, count: number, data: string): string {
  return `{"code":${code},"error":null,"msg":"${count} records were found","data":${data}}`;
}

export function formatSuccess(rows: readonly unknown[]): string {
  return formatEnvelope('"200"', rows.length, JSON.stringify(rows));
}
