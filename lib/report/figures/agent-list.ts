import { finish } from "@/lib/report/steps";
import { type AnswerColumns, adoptColumns } from "./answer-columns";
import type { Directory, Identity } from "./directory";
import { createPlaceTable } from "./place-table";

/** An agent of several answers: under the last name and national id that were given. */
export type ListedAgent = Identity & { key: string };

/** The agents of several answers, in the order in which they were first named. */
export function createAgentList() {
  const slots = createPlaceTable<string>(() => -1);
  const agents: ListedAgent[] = [];
  return {
    /** Takes note of an identity; the place of its agent in this list. */
    note({ identities, agentOf, agentKeys }: Directory, identity: number): number {
      const agent = agentOf[identity] ?? 0;
      const table = slots(agentKeys);
      const { id, name, dni } = identities[identity] ?? nobody;
      const slot = table[agent] ?? -1;
      const known = agents[slot];
      if (!known) {
        table[agent] = agents.length;
        return agents.push({ key: agentKeys[agent] ?? "", id, name, dni }) - 1;
      }
      if (name !== "") known.name = name;
      if (dni !== "") known.dni = dni;
      return slot;
    },
    agents: agents as readonly ListedAgent[],
  };
}

const nobody: Identity = { id: "", name: "", dni: "" };

/** Sees to it that all answers have the directory of the first of them: those with another are placed anew. */
export function createDirectoryKeeper(): (columns: AnswerColumns) => AnswerColumns {
  let directory: Directory | undefined;
  return (columns) => {
    directory ??= columns.directory;
    return columns.directory === directory ? columns : finish(adoptColumns(columns, directory));
  };
}
