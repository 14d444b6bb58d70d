import type { ExportFact } from "@/lib/server/export/export-facts";

/** What is sent: a file of a link, and what must be known of it. */
export type Parcel = {
  fileName: string;
  contentType: string;
  /** Null = larger than what is sent. */
  bytes: Buffer | null;
  facts: readonly ExportFact[];
  /** Days and hours in words. */
  range: string;
  status: "complete" | "partial" | "stale";
  isWhole: boolean;
  /** The link with fixed dates. */
  link: string;
};

/** Larger files are not sent: many mail servers refuse what is beyond 20 MB as it is written in a mail. */
export const mostFileBytes = 15 * 1024 * 1024;

export type DeliveryCode =
  | "mail-not-set-up"
  | "mail-unreachable"
  | "mail-refused"
  | "mail-cut-off"
  | "webhook-address"
  | "webhook-unreachable"
  | "webhook-refused"
  /** Nobody of whom it was to tell is over a limit any more. */
  | "withdrawn";

/** What a failure tells whoever is no administrator: what a mail server says, and where it stands, is not theirs to know. */
export function hideMailServer<Told extends { problem: string | null; detail: string }>(told: Told): Told {
  return told.problem?.startsWith("mail-") ? { ...told, detail: "" } : told;
}

/** Why something did not arrive, in a few words; `isUncertain`: or it has, and nobody knows. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly code: DeliveryCode;
  readonly isUncertain: boolean;

  constructor(code: DeliveryCode, detail: string, isUncertain = false) {
    super(detail.replace(/\s+/g, " ").slice(0, 300).toWellFormed().replaceAll("\0", ""));
    this.code = code;
    this.isUncertain = isUncertain;
  }
}
