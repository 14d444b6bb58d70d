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
 * What a reader must be told about the rows of an answer:
 * `id` a row without a usable agent id, `negative` a time below zero, `unknown` a blank time,
 * `encoding` text that was not valid in its charset.
 */
export type RowWarning = { kind: "id" | "negative" | "unknown" | "encoding"; count: number };
