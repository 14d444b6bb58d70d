import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { AuxRow } from "@/lib/report/figures/aux-row";

/** Rows as versions before the columns kept them: gzip of the text that their digest is made of. */
export function packAsBefore(rows: readonly AuxRow[]) {
  const sorted = rows.toSorted(
    (a, b) =>
      compare(a.agentId, b.agentId) ||
      compare(a.state, b.state) ||
      compare(a.agentName, b.agentName) ||
      compare(a.agentDni, b.agentDni) ||
      compare(a.seconds ?? Number.NEGATIVE_INFINITY, b.seconds ?? Number.NEGATIVE_INFINITY),
  );
  const agents = [
    ...new Set(sorted.map((row) => JSON.stringify([row.agentId, row.agentName, row.agentDni]))),
  ];
  const states = [...new Set(sorted.map(({ state }) => state))];
  const cells = sorted.flatMap((row) => [
    agents.indexOf(JSON.stringify([row.agentId, row.agentName, row.agentDni])),
    states.indexOf(row.state),
    row.seconds,
  ]);
  const text = JSON.stringify({ agents: agents.map((agent) => JSON.parse(agent)), states, cells });
  return { digest: createHash("sha256").update(text).digest("hex"), packed: gzipSync(text) };
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
