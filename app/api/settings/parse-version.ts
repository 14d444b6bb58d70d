import { ProblemError } from "@/lib/report/answers/problem";

const mostVersion = 2 ** 31 - 1;

/** The version of the settings that a word of the address names; null where it is not there. @throws ProblemError `invalid-parameter` */
export function parseVersion(request: Request, word: "version" | "before"): number | null {
  const [text, ...others] = new URL(request.url).searchParams.getAll(word);
  if (text === undefined) return null;
  const version = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (others.length === 0 && version >= 1 && version <= mostVersion) return version;
  throw new ProblemError("invalid-parameter", `${word}: must be one whole number from 1.`);
}
