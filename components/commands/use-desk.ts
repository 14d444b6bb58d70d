"use client";

import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { signOut } from "@/lib/browser/session";
import { readStandingQuestion } from "@/lib/browser/standing-question";
import { useReportLink } from "@/lib/browser/use-report-link";
import { formatPageAddress } from "@/lib/search/page-address";
import type { ReportLink } from "@/lib/search/report-link";
import type { Desk } from "./desk";

const home = "/";

/** What can be done from the page that is open. */
export function useDesk(operations: Desk["operations"], isAdministrator: boolean): Desk {
  const path = usePathname();
  const router = useRouter();
  const { change } = useReportLink();
  return useMemo(() => {
    const isReport = path === home;
    const openReport = (wanted: Partial<ReportLink>) => {
      const { link } = readStandingQuestion(operations);
      router.push(formatPageAddress(home, { ...link, ...wanted }));
    };
    return {
      operations,
      isAdministrator,
      isReport,
      change: isReport ? change : openReport,
      visit: (address) => router.push(address),
      refresh: () => router.refresh(),
      leave: async () => {
        await signOut();
        router.replace("/sign-in");
      },
    };
  }, [operations, isAdministrator, path, router, change]);
}
