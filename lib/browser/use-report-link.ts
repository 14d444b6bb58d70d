"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { formatPageAddress } from "@/lib/search/page-address";
import { type ParsedLink, parseReportLink, type ReportLink } from "@/lib/search/report-link";

/** What becomes different, or what it is made from: the link as it stands in the address. Null = nothing. */
export type LinkChange = Partial<ReportLink> | ((link: ReportLink) => Partial<ReportLink> | null);

export type ChangeLink = (change: LinkChange, step?: "push" | "replace") => void;

/**
 * The link in the address bar and the one way to change it. Every change is a step that Back undoes; typing
 * replaces its own step.
 */
export function useReportLink(): ParsedLink & { change: ChangeLink } {
  const params = useSearchParams();
  const pathname = usePathname();
  const parsed = useMemo(() => parseReportLink(params.entries()), [params]);
  const change = useCallback(
    (change: LinkChange, step: "push" | "replace" = "push") => {
      // From the address as it stands: what is drawn may be a change behind.
      const { link } = parseReportLink(new URLSearchParams(window.location.search).entries());
      const changed = typeof change === "function" ? change(link) : change;
      if (changed === null) return;
      const address = formatPageAddress(pathname, { ...link, ...changed });
      if (step === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [pathname],
  );
  return { ...parsed, change };
}
