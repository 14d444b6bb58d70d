import type { ProblemCode } from "@/lib/report/answers/problem";
import type { ApiEntry } from "./api-entries";

const ofFigures: readonly ProblemCode[] = [
  ...(["invalid-range", "forbidden", "not-found", "rate-limited", "store-full"] as const),
  ...(["upstream-auth", "upstream-unreachable", "upstream-malformed", "upstream-truncated"] as const),
  ...(["upstream-doubted", "upstream-quota", "upstream-busy", "upstream-maintenance"] as const),
  "upstream-timeout",
];

/** The codes of the problems that an operation may answer with; `isNamed`: its address names one thing of several. */
export function listProblems(entry: ApiEntry, isNamed: boolean): ProblemCode[] {
  if (entry.hasOwnRefusals) return [];
  const { needs, who, query = [], body, problems = [] } = entry;
  const asksFigures = query.includes("range") || ["askDayAgain", "listWolkvoxAgents"].includes(entry.id);
  const changes = needs === "session" || body !== undefined;
  return [
    ...new Set<ProblemCode>([
      ...(needs === "nothing" ? [] : (["unauthenticated", "two-factor-required", "not-set-up"] as const)),
      ...(who ? (["forbidden"] as const) : []),
      ...(query.length > 0 ? (["invalid-parameter"] as const) : []),
      ...(isNamed || query.includes("operation") ? (["not-found"] as const) : []),
      ...(asksFigures ? ofFigures : []),
      // A host that is none of ours is refused as a parameter; a key changes nothing.
      ...(changes ? (["invalid-parameter", "forbidden", "cross-origin", "store-full"] as const) : []),
      ...(body ? (["too-large", "unsupported-media-type"] as const) : []),
      ...problems,
      ...(["unexpected", "store-unavailable"] as const),
    ]),
  ];
}
