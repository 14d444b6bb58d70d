import "server-only";
import { type DestinationStream, pino } from "pino";

const paths = [
  "token",
  "password",
  "secret",
  "cookie",
  "authorization",
  "agentDni",
  "dni",
  "*.token",
  "*.password",
  // PostgreSQL puts the row at fault into these: "Key (email)=(…) already exists."
  "err.detail",
  "err.where",
];

/** Structured lines. Callers pass facts by name; secrets and personal data are redacted. */
export function createLog(destination?: DestinationStream) {
  const options = { redact: { paths, censor: "[redacted]" } };
  return destination ? pino(options, destination) : pino(options);
}

/** The process's own, on standard output. */
export const log = createLog();
