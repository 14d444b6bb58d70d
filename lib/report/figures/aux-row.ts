/** One agent's time in one auxiliary state over the window that was asked, in our words. */
export type AuxRow = {
  /** The extension, always text; empty where wolkvox gave none. */
  agentId: string;
  /** As given, white space folded. */
  agentName: string;
  /** National identity number: personal data, empty where none. */
  agentDni: string;
  /** As given, NFC, white space folded; empty = no code was chosen. */
  state: string;
  /** Whole seconds, negative where wolkvox says so; null = wolkvox left the time blank (unknown, not zero). */
  seconds: number | null;
};

/**
 * What a reader must be told about the rows of an answer. `id`: a row without a usable agent id. `negative`: a time below
 * zero. `unknown`: a blank time. `encoding`: text that was not valid in its charset. `cut-text`: a text longer than is kept.
 * `repeated-row`: the same row twice, counted once. `two-values`: an agent and state in two rows, added up. `two-names` and
 * `two-national-ids`: of one agent id. `repeated-key`: a field twice in one row, of which the last counts. `record-count`:
 * another number of rows than wolkvox says. `error-beside-rows`: an error beside a code of success. `erased`: records
 * of people whom an administrator removed; they are not kept.
 */
export const rowWarningKinds = [
  ...(["id", "negative", "unknown", "encoding", "cut-text", "repeated-row", "two-values"] as const),
  ...([
    "two-names",
    "two-national-ids",
    "repeated-key",
    "record-count",
    "error-beside-rows",
    "erased",
  ] as const),
] as const;

export type RowWarningKind = (typeof rowWarningKinds)[number];

/** Whom a warning is about; `said` and `found` count records. */
export type RowWarningCase = {
  agentId?: string | undefined;
  agentName?: string | undefined;
  state?: string | undefined;
  said?: number | undefined;
  found?: number | undefined;
};

/** `count` is exact, `cases` are the first of them; none where an older version kept the warning. */
export type RowWarning = {
  kind: RowWarningKind;
  count: number;
  cases?: readonly RowWarningCase[] | undefined;
};

/** So many cases of a warning are kept by name. */
export const mostWarningCases = 20;
