import "server-only";
import { pino } from "pino";

/** Structured lines on standard output. Callers pass facts by name; secrets and personal data are redacted. */
export const log = pino({
  redact: {
    paths: [
      "token",
      "password",
      "secret",
      "cookie",
      "authorization",
      "agentDni",
      "dni",
      "*.token",
      "*.password",
    ],
    censor: "[redacted]",
  },
});
