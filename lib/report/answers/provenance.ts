import type { LocalDateTime } from "@/lib/dates/window";
import type { ReportAnswer } from "./report-answer";
import type { ReportWarning } from "./warnings";

/** A state as wolkvox wrote it, under which state its time counts, and how much of it is part of a figure. */
export type SaidState = { state: string; countsAs: string; seconds: number };

/** One answer of wolkvox that figures rest on. Instants are UTC, the window is the operation's civil time. */
export type ProvenanceWindow = {
  from: LocalDateTime;
  to: LocalDateTime;
  askedAt: string;
  answeredAt: string;
  outcome: "rows" | "no-data";
  rows: number;
  /** SHA-256 of its rows in the ledger's order; null = no data. */
  digest: string | null;
  /** It was asked after its window had ended. */
  isFinal: boolean;
  /** What this answer adds to the figure that is asked about, in seconds. */
  seconds: number;
  /**
   * Where states of the figure are merged with others: those as wolkvox wrote them, by the state under which they count, most
   * time first. Absent where the answer has none.
   */
  saidStates?: SaidState[];
  /** With `look`: until when it knows the day, that second not included. */
  look?: string;
  /** With `look`: it is not kept any more. What it said is known by what each look found more than the one before. */
  isGone?: true;
  /** What is odd about it, as far as it concerns the agents of the figure. */
  warnings: ReportWarning[];
};

/**
 * What `GET /api/report/provenance` answers: `seconds` of all windows add up to `total`. With `look` they are two looks at a day, and
 * the earlier one's are below zero: `total` is what the later one found more.
 */
export type ProvenanceAnswer = {
  operation: string;
  range: { from: LocalDateTime; to: LocalDateTime; timeZone: string };
  knownAt?: string;
  /** As in the report. */
  scope?: NonNullable<ReportAnswer["scope"]>;
  /** As in the report. */
  suppositions?: NonNullable<ReportAnswer["suppositions"]>;
  unknownSuppositions?: string[];
  unknownOver?: string;
  total: number;
  windows: ProvenanceWindow[];
};
