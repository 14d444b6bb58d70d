import { finish } from "@/lib/report/steps";
import { type AnswerColumns, adoptColumns } from "./answer-columns";
import { sumsOf } from "./column-sums";
import type { Directory, Identity } from "./directory";
import { createPlaceTable } from "./place-table";

/** An agent of several answers: under the last name and national id that were given. */
export type ListedAgent = Identity & { key: string };

/** The agents of several answers, in the order in which they were first named. */
export function createAgentList() {
  const slots = createPlaceTable<string>(() => -1);
  const agents: ListedAgent[] = [];

  function note({ identities, agentOf, agentKeys }: Directory, identity: number): void {
    const agent = agentOf[identity] ?? 0;
    const table = slots(agentKeys);
    const { id, name, dni } = identities[identity] ?? nobody;
    const known = agents[table[agent] ?? -1];
    if (!known) table[agent] = agents.push({ key: agentKeys[agent] ?? "", id, name, dni }) - 1;
    if (known && name !== "") known.name = name;
    if (known && dni !== "") known.dni = dni;
  }

  return {
    /** Takes note of whom an answer names; by agent of its directory the place in this list, -1 = not in it. */
    note(columns: AnswerColumns): Int32Array {
      const { directory } = columns;
      const { identities, latest } = sumsOf(columns);
      for (const identity of identities) note(directory, identity);
      if (latest !== identities) for (const identity of latest) note(directory, identity);
      return slots(directory.agentKeys);
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
