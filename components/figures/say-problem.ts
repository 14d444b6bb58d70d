import { isProblemCode, type ProblemCode } from "@/lib/report/answers/problem";

const unworded = ["cross-origin", "method-not-allowed", "unsupported-media-type"] as const;

type WordedCode = Exclude<ProblemCode, (typeof unworded)[number]> | "network";

/** The catalogue's sentence for a problem code; what has none of its own is a failure inside Auxboard. */
export function problemKey(code: string): WordedCode {
  if (code === "network") return code;
  return isProblemCode(code) && isWorded(code) ? code : "unexpected";
}

function isWorded(code: ProblemCode): code is Exclude<WordedCode, "network"> {
  return !unworded.some((known) => known === code);
}
