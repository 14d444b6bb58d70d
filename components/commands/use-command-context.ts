"use client";

import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { leave } from "@/lib/browser/leave";
import { useSite } from "@/lib/browser/site";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { useReportLink } from "@/lib/browser/use-report-link";
import type { Role } from "@/lib/report/answers/person";
import { formatReportAddress, parseAgentPath } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";
import type { Operations } from "@/lib/search/resolve-question";

/** What every command may use, on any page. */
export type CommandContext = {
  operations: Operations;
  role: Role;
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

/** What can be done from the page that is open. */
export function useCommandContext(): CommandContext {
  const { operations, role } = useSite();
  const path = usePathname();
  const router = useRouter();
  const { change } = useReportLink();
  return useMemo(() => {
    const page = pageOf(path);
    const openReport = (wanted: Partial<ReportLink>) => {
      const { link } = readStandingQuestion(operations);
      router.push(formatReportAddress({ ...link, ...wanted }));
    };
    return {
      operations,
      role,
      page,
      agentId: parseAgentPath(path),
      change: (wanted) => (isShownOn(page, wanted) ? change(wanted) : openReport(wanted)),
      visit: (address) => router.push(address),
      refresh: () => router.refresh(),
      leave: () => leave(router),
    };
  }, [operations, role, path, router, change]);
}

function pageOf(path: string): CommandContext["page"] {
  if (path === "/") return "team";
  return path.startsWith("/agents/") ? "agent" : "other";
}

// An agent's page has views of its own, and shows nobody else.
function isShownOn(page: CommandContext["page"], { by, agents, teams, query }: Partial<ReportLink>): boolean {
  if (page !== "agent") return page === "team";
  return by === undefined && !agents?.length && !teams?.length && !query;
}
