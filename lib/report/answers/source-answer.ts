/**
 * What `PUT /api/source` answers. `problem` null: it is stored and in force. Else wolkvox gave no figures: its code, and nothing was
 * changed.
 */
export type SourceAnswer = {
  problem: string | null;
  /** A few of wolkvox's own words, cleaned; null where there is nothing to quote. */
  quotation: string | null;
  /** The auxiliary time of today that wolkvox told; null where it was not asked, or told none. */
  todaySeconds: number | null;
};

/** What is known of a source that is entered in the application; never its token. */
export type EnteredSourceFacts = {
  /** `locked`: the key in force does not open the token that is stored. */
  state: "missing" | "locked" | "set";
  /** Four digits; null where none is known. */
  server: string | null;
  name: string;
  timeZone: string;
  /** The address, where the environment sets it; else null. */
  address: string | null;
  /** The environment sets it. */
  isServerFixed: boolean;
  isZoneFixed: boolean;
};
