import type { ReportLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";

/** What a command can reach, whichever page it is given on. */
export type Desk = {
  operations: readonly [OperationName, ...OperationName[]];
  isAdministrator: boolean;
  /** The page shows a report of the link. */
  isReport: boolean;
  /** Changes the link that stands; from a page without one, it opens the report. */
  change: (change: Partial<ReportLink>) => void;
  visit: (address: string) => void;
  refresh: () => void;
  leave: () => Promise<void>;
};
