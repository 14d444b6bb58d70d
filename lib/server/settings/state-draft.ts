import { z } from "zod";
import { paidWords } from "@/lib/report/states/state-settings";
import { stateClasses } from "@/lib/report/states/state-shades";
import { isPlainText } from "@/lib/report/text";

const mostStates = 2000;
const mostName = 80;

/** A state as wolkvox calls it. */
export const stateWord = z
  .string()
  .max(4000, "may have 4000 characters at most")
  .refine((text) => text.trim() === text, "must be as wolkvox says it");

const stateSetting = z.strictObject({
  state: stateWord,
  name: z.string().transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim()),
  class: z.enum(stateClasses),
  paid: z.enum(paidWords),
  isSensitive: z.boolean(),
  mergedInto: stateWord.nullable(),
  order: z.int().min(0).max(9999),
});

type Draft = z.infer<typeof stateSetting>;

/** What is said of states, each once; a merge leads to a state of the list that is merged into no other. */
export const stateList = z
  .array(stateSetting)
  .max(mostStates, `may name ${mostStates} states at most`)
  .superRefine((states, context) => {
    const byState = new Map(states.map((setting) => [setting.state, setting]));
    const seen = new Set<string>();
    for (const [place, setting] of states.entries()) {
      const fault = seen.has(setting.state)
        ? (["state", "may be named once"] as const)
        : findFault(setting, byState);
      seen.add(setting.state);
      if (fault) context.addIssue({ code: "custom", path: [place, fault[0]], message: fault[1] });
    }
  });

function findFault(
  { state: own, name, mergedInto }: Draft,
  byState: ReadonlyMap<string, Draft>,
): readonly ["name" | "mergedInto", string] | null {
  // What wolkvox calls a state is a name as it is.
  if (name !== own && name === "") return ["name", "must not be empty"];
  if (name !== own && name.length > mostName) return ["name", `may have ${mostName} characters at most`];
  if (name !== own && !isPlainText(name))
    return ["name", "may hold no invisible characters or direction marks"];
  if (mergedInto === null) return null;
  const target = byState.get(mergedInto);
  if (!target) return ["mergedInto", "must be a state of the list"];
  if (target.state === own || target.mergedInto !== null)
    return ["mergedInto", "must be another state, which is merged into none itself"];
  return null;
}
