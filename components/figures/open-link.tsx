"use client";

import type { ComponentProps, MouseEvent } from "react";
import { isPlainClick } from "@/components/ui/page-link";
import { useSite } from "@/lib/browser/site";
import { formatReportLink, type ReportLink } from "@/lib/search/report-link";

type OpenLinkProps = Omit<ComponentProps<"a">, "href" | "onClick"> & {
  link: ReportLink;
  onOpen: (link: ReportLink) => void;
};

/** A real link to another reading: a plain click stays in the page, any other is the browser's. */
export function OpenLink({ link, onOpen, ...rest }: OpenLinkProps) {
  const { isShared } = useSite();
  // Without an address it is its words alone.
  if (isShared) return <a {...rest} />;
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onOpen(link);
  };
  return <a {...rest} href={`?${formatReportLink(link)}`} onClick={follow} />;
}
