import { presets } from "@/lib/dates/preset";
import { trailKinds } from "@/lib/report/answers/trail-answer";
import { exportFormats } from "@/lib/report/export-format";
import { grains } from "@/lib/report/figures/grain";
import { daySteps, mayRepeat, units } from "@/lib/search/report-link";
import { trailFormats } from "@/lib/server/export/trail-file";
import type { OperationId } from "./api-entries";

const choices: Readonly<Record<string, readonly string[]>> = {
  api: ["agent_3"],
  bars: ["share"],
  by: grains,
  dni: ["1"],
  format: exportFormats,
  group: ["class"],
  heat: ["off"],
  median: ["1"],
  per: ["day"],
  range: presets,
  rows: grains,
  step: daySteps.map(String),
  unit: units,
  what: trailKinds,
};

// What a word may be where it is not what it is elsewhere.
const otherChoices: Partial<Record<OperationId, Readonly<Record<string, readonly string[]>>>> = {
  exportFile: { by: [...grains, "hour"] },
  listTeams: { members: ["0"] },
  readTrail: { format: trailFormats },
};

const needed: Partial<Record<OperationId, readonly string[]>> = {
  exportFile: ["format"],
  reportAsWolkvox: ["api", "date_ini", "date_end"],
};

/** A word of an operation's address: what it may be, whether it repeats, and whether it must stand there. */
export function describeWord(id: OperationId, word: string): { required: boolean; schema: object } {
  const allowed = otherChoices[id]?.[word] ?? choices[word];
  const schema = { type: "string", ...(allowed && { enum: allowed }) };
  const repeats = !allowed && (mayRepeat(word) || (id === "readTrail" && word === "what"));
  return {
    required: needed[id]?.includes(word) ?? false,
    schema: repeats ? { type: "array", items: schema } : schema,
  };
}
