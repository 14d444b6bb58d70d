import type { ProblemCode } from "@/lib/report/problem";

type WordedCode =
  | Exclude<ProblemCode, "cross-origin" | "method-not-allowed" | "unsupported-media-type">
  | "network";

const worded: readonly WordedCode[] = [
  "unauthenticated",
  "forbidden",
  "not-found",
  "rate-limited",
  "invalid-range",
  "invalid-parameter",
  "too-large",
  "store-unavailable",
  "store-full",
  "upstream-auth",
  "upstream-quota",
  "upstream-busy",
  "upstream-maintenance",
  "upstream-timeout",
  "upstream-unreachable",
  "upstream-malformed",
  "upstream-truncated",
  "network",
];

/** The catalogue's sentence for a problem code; what has none of its own is a failure inside Auxboard. */
export function problemKey(code: string): WordedCode {
  return worded.find((known) => known === code) ?? "unexpected";
}
