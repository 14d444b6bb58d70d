import type { AuxRow } from "@/lib/report/figures/aux-row";
import { personalState } from "@/lib/report/states/fold-states";
import { DropInRefusal } from "./drop-in-refusal";

/**
 * Records as wolkvox writes them. `agent_dni` is left blank where the reader may not see it, and states that they may not know by themselves
 * are one.
 * @throws DropInRefusal `no-data` where there is none: wolkvox knows no empty list
 */
export function buildWireRecords(records: readonly AuxRow[], { withDni }: { withDni: boolean }): object {
  if (records.length === 0) throw new DropInRefusal("no-data");
  const data = records.map(({ agentId, agentDni, agentName, state, seconds }) => ({
    agent_id: agentId,
    agent_dni: withDni ? agentDni : "",
    agent_name: agentName,
    // Without a code wolkvox writes one blank.
    aux_state: state === personalState ? "Personales" : state || " ",
    time: seconds === null ? "" : formatWireDuration(seconds),
  }));
  return { code: "200", error: null, msg: `${data.length} records were found`, data };
}

/** `HH:MM:SS`; hours go past 24 and past two digits. */
function formatWireDuration(seconds: number): string {
  const whole = Math.abs(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${seconds < 0 ? "-" : ""}${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}
