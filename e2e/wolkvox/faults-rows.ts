import { type Fault, JSON_TYPE, type Scene, sendAnswer } from "./fault-scene.ts";
import { formatSuccess, formatTime, type WireRow } from "./wire.ts";

const longName = "Ñ".repeat(500);

function edited(edit: (rows: readonly WireRow[], first: ReadonlySet<string>) => WireRow[]): Fault {
  return (scene) => {
    const rows = scene.loadRows();
    sendAnswer(scene, { headers: JSON_TYPE, body: formatSuccess(edit(rows, firstAgents(rows, scene))) });
  };
}

/** The ids of the first agents that the window names, as many as the order says. */
function firstAgents(rows: readonly WireRow[], { order }: Scene): ReadonlySet<string> {
  return new Set([...new Set(rows.map(({ agent_id }) => agent_id))].slice(0, order.count ?? 1));
}

function halve({ time, ...row }: WireRow): WireRow {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return { ...row, time: formatTime(Math.floor((hours * 3600 + minutes * 60 + seconds) / 2)) };
}

/** A minute of a state of its own for everybody, every name longer than anybody reads. */
function inventFlood(index: number): WireRow {
  return {
    agent_id: String(900_001 + index),
    agent_dni: "1099887766",
    agent_name: `${index} ${longName}`,
    aux_state: `Estado ${index}`,
    time: "00:01:00",
  };
}

/** Documented answers whose rows say less than is true, the same twice, or far too much. */
export const rowFaults: Record<string, Fault> = {
  "lost-agents": edited((rows, lost) => rows.filter(({ agent_id }) => !lost.has(agent_id))),
  "fallen-times": edited((rows, fallen) => rows.map((row) => (fallen.has(row.agent_id) ? halve(row) : row))),
  "row-twice": edited((rows, twice) => [...rows, ...rows.filter(({ agent_id }) => twice.has(agent_id))]),
  flood: (scene) => {
    const rows = Array.from({ length: scene.order.count ?? 3_000 }, (_, index) => inventFlood(index));
    sendAnswer(scene, { headers: JSON_TYPE, body: formatSuccess(rows) });
  },
};
