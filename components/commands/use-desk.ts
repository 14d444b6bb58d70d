"use client";

import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { signOut } from "@/lib/browser/session";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { useReportLink } from "@/lib/browser/use-report-link";
import { formatReportAddress, parseAgentPath } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";
import type { Desk } from "./desk";

/** What can be done from the page that is open. */
export function useDesk(operations: Desk["operations"], isAdministrator: boolean): Desk {
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
      isAdministrator,
      page,
      agentId: parseAgentPath(path),
      change: (wanted) => (isShownOn(page, wanted) ? change(wanted) : openReport(wanted)),
      visit: (address) => router.push(address),
      refresh: () => router.refresh(),
      leave: async () => {
        await signOut();
        router.replace("/sign-in");
      },
    };
  }, [operations, isAdministrator, path, router, change]);
}

function pageOf(path: string): Desk["page"] {
  if (path === "/") return "team";
  return path.startsWith("/agents/") ? "agent" : "other";
}

// One agent's page has its own views, and nobody else on it.
function isShownOn(page: Desk["page"], { by, agents, teams, query }: Partial<ReportLink>): boolean {
  if (page !== "agent") return page === "team";
  return by === undefined && !agents?.length && !teams?.length && !query;
}
