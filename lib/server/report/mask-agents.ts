import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { buildAgentTable, everything, type Reading } from "@/lib/report/figures/agent-table";

/** What stands for an agent's id: the same for the same id, and nothing can be read from it. */
export type MaskOf = (id: string) => string;

const length = 5;

/** A short mask of each id that no other of them has. */
export function createMask(hashOf: (id: string) => string): MaskOf {
  const masks = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const known = masks.get(id);
    if (known !== undefined) return known;
    const letters = hashOf(id)
      .replace(/[^A-Za-z0-9]/g, "")
      .toUpperCase();
    let mask = letters.slice(0, length);
    for (let at = length; taken.has(mask); at += 1)
      mask = letters.slice(0, at + 1) + (at > letters.length ? at : "");
    masks.set(id, mask);
    taken.add(mask);
    return mask;
  };
}

/**
 * A report without anybody's name or id: rows by their masks, and of what is odd only how often. They are put in order anew: that of the
 * names would tell whoever has a list of them who is who.
 */
export function maskReport(
  answer: ReportAnswer,
  { maskOf, nameOf, sort }: { maskOf: MaskOf; nameOf: (mask: string) => string; sort: Reading["sort"] },
): ReportAnswer {
  const agents = answer.agents.map(({ dni: _, ...agent }) => {
    const id = maskOf(`${agent.id} ${agent.id === "" ? agent.name : ""}`);
    return { ...agent, id, name: nameOf(id) };
  });
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const { rows } = buildAgentTable({ ...answer, agents }, { ...everything, sort });
  return { ...maskFacts(answer), agents: rows.flatMap(({ id }) => byId.get(id) ?? []) };
}

/** The same of what an answer says of itself: a team that has a limit of its own is not named either. */
export function maskFacts<
  Answer extends Pick<ReportAnswer | DaysAnswer, "warnings" | "notes" | "allowances">,
>(answer: Answer): Answer {
  return {
    ...answer,
    allowances: answer.allowances.map((allowance) => ({
      ...allowance,
      limits: allowance.limits.filter(({ team }) => team === null),
    })),
    warnings: answer.warnings.map((warning) => ({ ...warning, cases: [] })),
    notes: answer.notes.map((note) => (note.kind === "differs" ? note : { ...note, cases: [] })),
  };
}
