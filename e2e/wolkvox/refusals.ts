/** The documented failures, word for word; the texts on days and on no records are not published. */
const REFUSALS = {
  "unknown-api": ["400", "BAD REQUEST", "THE API YOU WANT TO CONSULT DOES NOT EXIST"],
  "bad-parameters": ["400", "BAD REQUEST", "SOME PARAMETERS ARE REQUIRED"],
  "too-many-days": ["400", "BAD REQUEST", "THE DATE RANGE CANNOT EXCEED 31 DAYS"],
  "missing-token": ["401", "UNAUTHORIZED", "PLEASE ENTER THE WOLKVOX-TOKEN"],
  "bad-token": ["403", "FORBIDDEN", "PLEASE VALIDATE TOKEN"],
  quota: ["403", "FORBIDDEN", "TOKEN LIMIT EXCEEDED"],
  simultaneous: ["403", "FORBIDDEN", "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"],
  "no-data": ["404", "NOT FOUND", "No records were found"],
} as const;

export type Refusal = keyof typeof REFUSALS;

export const REFUSAL_NAMES = Object.keys(REFUSALS).filter((name): name is Refusal => name in REFUSALS);

export function formatRefusal(code: string, error: string, msg: string): string {
  return JSON.stringify(code === "404" ? { code, error, msg, data: [] } : { code, error, msg });
}

export function buildRefusal(refusal: Refusal): { status: number; body: string } {
  const [code, error, msg] = REFUSALS[refusal];
  return { status: Number(code), body: formatRefusal(code, error, msg) };
}
