import type { ProblemError } from "@/lib/report/problem";
import {
  UpstreamAuthError,
  UpstreamBusyError,
  UpstreamMaintenanceError,
  UpstreamMalformedError,
  UpstreamQuotaError,
  UpstreamUnreachableError,
} from "./upstream-errors";

/** A failing answer: its code, and its own words fit to be shown. */
export type Refusal = { code: number; shown: string; retryAfterSeconds: number | undefined };

const webPage = "wolkvox answered with a web page instead of data; check the server and the base URL.";
const simultaneousRetry = { isMomentary: true, retryAfterSeconds: 5 };

type Meaning = [words: RegExp, problem: (shown: string) => ProblemError];

const busy = (shown: string) =>
  new UpstreamBusyError(`Somebody else is using the token. wolkvox says: "${shown}".`, simultaneousRetry);

// The published texts of 403 and their variants in both languages, without accents; the first that fits decides.
const meanings: readonly Meaning[] = [
  [/SIMULT|CONCURREN/, busy],
  [
    /MAINTENANCE|BACKUP|MANTENIMIENTO|RESPALDO|COPIA DE SEGURIDAD/,
    (shown) => new UpstreamMaintenanceError(`wolkvox is under maintenance. It says: "${shown}".`),
  ],
  [
    /TOKEN LIMIT|LIMIT (HAS BEEN )?(EXCEEDED|REACHED)|DAILY|QUOTA|DIARI[OA]|CUOTA|LIMITE DEL? TOKEN|LIMITE (EXCEDIDO|SUPERADO|ALCANZADO)/,
    (shown) => new UpstreamQuotaError(`The day's calls to wolkvox are spent. wolkvox says: "${shown}".`),
  ],
  [
    /VALIDATE|VALIDE|VALIDAR|INVALID|NOT VALID|NO (ES )?VALID|EXPIR|CADUC|VENCID|WOLKVOX-TOKEN|AUTHORI[SZ]|AUTORIZ|\bIP\b/,
    (shown) => new UpstreamAuthError(`wolkvox refuses the token. It says: "${shown}".`),
  ],
  [/EXCEED|EXCEDE/, busy],
];

/** What a refusal means: for 403 its words decide, else its code; an unknown 403 is temporary, and shown. */
export function buildRefusalProblem({ code, shown, retryAfterSeconds }: Refusal): ProblemError {
  if (code === 401) return new UpstreamAuthError("wolkvox asks for a token it can accept (401).");
  if (code === 400) return new UpstreamMalformedError("content", describeBadRequest(shown));
  if (code === 403) return buildForbiddenProblem(shown);
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

/** Mark-up in the place of a report. */
export function buildWebPageProblem(): ProblemError {
  return new UpstreamMalformedError("content", webPage);
}

function buildForbiddenProblem(shown: string): ProblemError {
  if (shown === "") return new UpstreamAuthError("wolkvox refuses the token without a word (403).");
  const words = shown.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  const build = meanings.find(([pattern]) => pattern.test(words))?.[1];
  return build?.(shown) ?? new UpstreamMaintenanceError(`wolkvox refuses for now. It says: "${shown}".`);
}

function describeBadRequest(shown: string): string {
  const what = /NOT EXIST|NO EXISTE/i.test(shown)
    ? "wolkvox does not know this report; check the server and the base URL"
    : "wolkvox did not understand the question";
  return `${what}.${shown === "" ? "" : ` It says: "${shown}".`}`;
}
