import type { ProblemError } from "@/lib/report/answers/problem";
import { quoteWords } from "./quotation";
import {
  UpstreamAuthError,
  UpstreamBusyError,
  UpstreamMaintenanceError,
  UpstreamMalformedError,
  UpstreamQuotaError,
  UpstreamUnreachableError,
} from "./upstream-errors";

/** A failing answer: its code, and wolkvox's own words as they came. */
export type RefusedAnswer = {
  code: number;
  words: string;
  token: string;
  retryAfterSeconds?: number | undefined;
};

const webPage = "wolkvox answered with a web page instead of data; check the server and the base URL.";
const simultaneousRetry = { isMomentary: true, retryAfterSeconds: 5 };

type Quoted = { quotation: string };
type Meaning = [words: RegExp, problem: (quoted: Quoted) => ProblemError];

const busy = (quoted: Quoted) =>
  new UpstreamBusyError("Somebody else is using the token.", { ...simultaneousRetry, ...quoted });

// The published texts of 403 and their variants in both languages, without accents; the first that fits decides.
const meanings: readonly Meaning[] = [
  [/SIMULT|CONCURREN/, busy],
  [
    /MAINTENANCE|BACKUP|MANTENIMIENTO|RESPALDO|COPIA DE SEGURIDAD/,
    (quoted) => new UpstreamMaintenanceError("wolkvox is under maintenance.", quoted),
  ],
  [
    /TOKEN LIMIT|LIMIT (HAS BEEN )?(EXCEEDED|REACHED)|DAILY|QUOTA|DIARI[OA]|CUOTA|LIMITE DEL? TOKEN|LIMITE (EXCEDIDO|SUPERADO|ALCANZADO)/,
    (quoted) => new UpstreamQuotaError("The day's calls to wolkvox are spent.", quoted),
  ],
  [
    /VALIDATE|VALIDE|VALIDAR|INVALID|NOT VALID|NO (ES )?VALID|EXPIR|CADUC|VENCID|WOLKVOX-TOKEN|AUTHORI[SZ]|AUTORIZ|\bIP\b/,
    (quoted) => new UpstreamAuthError("wolkvox refuses the token.", quoted),
  ],
  [/EXCEED|EXCEDE/, busy],
];

// Of a question that is refused as bad, "invalid" and "exceed" speak: only these words are of something else.
const ofAnyCode = /TOKEN|SIMULT|MAINTENANCE|BACKUP|MANTENIMIENTO|RESPALDO|COPIA DE SEGURIDAD|QUOTA|CUOTA/;

/** What a refusal means: its words decide, then its code; a 403 with unknown words is temporary. */
export function buildRefusalProblem(refusal: RefusedAnswer): ProblemError {
  const { code, words, token, retryAfterSeconds } = refusal;
  const quoted = { quotation: quoteWords(words, token) };
  const told = ofAnyCode.test(foldWords(words)) ? findRefusal(refusal) : null;
  if (told) return told;
  if (code === 401) return new UpstreamAuthError("wolkvox asks for a token it can accept (401).", quoted);
  if (code === 400) return new UpstreamMalformedError("content", describeBadRequest(words), quoted);
  if (code === 403) return buildForbiddenProblem(refusal, quoted);
  if (code === 429)
    return new UpstreamBusyError("wolkvox asks for slower calls (429).", {
      isMomentary: false,
      retryAfterSeconds: retryAfterSeconds ?? 60,
    });
  return new UpstreamUnreachableError(`wolkvox failed with ${code}.`, {
    isMomentary: code >= 500 && retryAfterSeconds === undefined,
    ...(code >= 500 && retryAfterSeconds !== undefined ? { retryAfterSeconds } : {}),
  });
}

/** What words refuse, whatever code they come with; null where they speak of nothing known. */
export function findRefusal({ words, token }: Pick<RefusedAnswer, "words" | "token">): ProblemError | null {
  const folded = foldWords(words);
  const build = meanings.find(([pattern]) => pattern.test(folded))?.[1];
  return build?.({ quotation: quoteWords(words, token) }) ?? null;
}

/** Capitals without accents, as the published texts are compared. */
export function foldWords(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
}

/** Mark-up in the place of a report. */
export function buildWebPageProblem(): ProblemError {
  return new UpstreamMalformedError("content", webPage);
}

function buildForbiddenProblem(refusal: RefusedAnswer, quoted: Quoted): ProblemError {
  if (refusal.words.trim() === "")
    return new UpstreamAuthError("wolkvox refuses the token without a word (403).");
  return findRefusal(refusal) ?? new UpstreamMaintenanceError("wolkvox refuses for now.", quoted);
}

function describeBadRequest(words: string): string {
  return isUnknownReport(words)
    ? "wolkvox does not know this report; check the server and the base URL."
    : "wolkvox did not understand the question.";
}

/** Whether words say that there is no such report at this address. */
export function isUnknownReport(words: string): boolean {
  return /NOT EXIST|NO EXISTE/.test(foldWords(words));
}
