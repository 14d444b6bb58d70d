import type { ReportLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";

/** What a command can reach, whichever page it is given on. */
export type Desk = {
  operations: readonly [OperationName, ...OperationName[]];
  isAdministrator: boolean;
  /** What the page shows of the link: the team, one agent, or nothing. */
  page: "team" | "agent" | "other";
  /** Who is read on an agent's page. */
  agentId: string | null;
  /** Changes the link that stands; where the page cannot show the change, it opens the team report. */
  change: (change: Partial<ReportLink>) => void;
  visit: (address: string) => void;
  refresh: () => void;
  leave: () => Promise<void>;
};
