import { isProblem, type ProblemError } from "@/lib/report/answers/problem";
import { codeOf } from "@/lib/server/store/error-code";
import {
  UpstreamMalformedError,
  UpstreamTimeoutError,
  UpstreamUnreachableError,
} from "@/lib/server/wolkvox/parsing/upstream-errors";
import type { Deadline } from "./deadline";
import { markAsRunning } from "./may-still-run";

/** How far a call got before it failed; `wasCut`: we left a report unread that was still coming. */
export type CallStage = { sawInterim: boolean; sawHead: boolean; wasCut: boolean };

// undici's when we close it (`close`), and a network that fell away under a call: nobody at the far end ended it.
const endsOnThisSide = /^(UND_ERR_(DESTROYED|CLOSED|ABORTED)|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/;

/** The problem behind what undici, zlib or a socket threw: of that error only its code is kept, and who ended the call. */
export function buildTransportProblem(
  error: unknown,
  stage: CallStage,
  expired: ReturnType<Deadline["expired"]>,
): ProblemError {
  const problem = buildProblem(error, stage, expired);
  return expired || stage.wasCut || isEndedHere(error) ? markAsRunning(problem) : problem;
}

function isEndedHere(error: unknown): boolean {
  const isConnecting = error instanceof Error && "syscall" in error && error.syscall === "connect";
  return endsOnThisSide.test(plainCodeOf(error)) && !isConnecting;
}

function buildProblem(
  error: unknown,
  { sawInterim, sawHead }: CallStage,
  expired: ReturnType<Deadline["expired"]>,
): ProblemError {
  if (expired) return buildTimeout(expired);
  if (isProblem(error)) return error;
  const code = plainCodeOf(error);
  const told = code === "" ? "" : ` (${code})`;
  if (isNoHttp(error, code) || (sawInterim && !sawHead))
    return new UpstreamMalformedError("content", `wolkvox's answer is not an HTTP answer${told}.`);
  if (sawHead || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return buildBodyProblem(code, told);
  if (isDistrusted(code))
    return new UpstreamUnreachableError(`wolkvox's certificate or encryption cannot be trusted${told}.`, {
      isMomentary: false,
    });
  return new UpstreamUnreachableError(`wolkvox cannot be reached${told}.`, { isMomentary: true });
}

// A certificate or a handshake that is refused will be refused a second later too.
function isDistrusted(code: string): boolean {
  return /^(CERT_|CRL_|ERROR_IN_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|EPROTO$)/.test(
    code,
  );
}

function buildTimeout({ kind, afterMs }: NonNullable<ReturnType<Deadline["expired"]>>): ProblemError {
  const seconds = Math.round(afterMs / 100) / 10;
  return new UpstreamTimeoutError(
    kind === "whole"
      ? `wolkvox did not answer within ${seconds} s.`
      : `wolkvox fell silent for ${seconds} s within its answer.`,
  );
}

function buildBodyProblem(code: string, told: string): ProblemError {
  const isPacking = /^(Z_|ERR_ZLIB|ERR_BROTLI|ERR__)/.test(code) && code !== "Z_BUF_ERROR";
  if (isPacking) return new UpstreamMalformedError("encoding", `wolkvox's answer cannot be unpacked${told}.`);
  return new UpstreamMalformedError("cut", `wolkvox's answer ended before its end${told}.`);
}

// undici tells an answer of 100 or 101 alone, and an end within a chunk, from others by the message only.
function isNoHttp(error: unknown, code: string): boolean {
  if (!(error instanceof Error)) return false;
  const isInterim = code === "UND_ERR_SOCKET" && /^bad (response|upgrade)$/.test(error.message);
  const isParser = error.name === "HTTPParserError" && !error.message.includes("EOF");
  return isInterim || isParser || code === "UND_ERR_HEADERS_OVERFLOW";
}

// With a slash where OpenSSL writes "ssl/tls alert".
function plainCodeOf(error: unknown): string {
  return /^[A-Z][A-Z0-9_/]{0,60}$/.exec(codeOf(error))?.[0] ?? "";
}
