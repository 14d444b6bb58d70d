"use client";

import { useTranslations } from "use-intl";
import { usePageAddress } from "@/lib/browser/use-page-address";
import { nameTeams } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";

/** On paper only: whom the figures are of where that is not everybody, and the address that shows them again. */
export function PrintSource({ link }: { link: Pick<ReportLink, "agents" | "teams" | "query"> }) {
  const t = useTranslations("print");
  const address = usePageAddress();
  return (
    <p className="hidden text-muted text-sm print:block">
      {link.query !== "" && `${t("query", { query: link.query })} · `}
      {link.teams.length > 0 && `${t("teams", { teams: nameTeams(link.teams) })} · `}
      {link.agents.length > 0 && `${t("agents", { agents: link.agents.join(", ") })} · `}
      {address}
    </p>
  );
}
