"use client";

import { useParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { useReportLink } from "@/lib/browser/use-report-link";
import { showControls } from "@/lib/report/text";
import { formatReportAddress, parseAgentSegment } from "@/lib/search/agent-path";

/** Nobody of this operation has the id in the address: said, with the way back, and never an empty table. */
export function AgentUnknown() {
  const t = useTranslations("agent");
  const { agentId = "" } = useParams<{ agentId: string }>();
  const { link } = useReportLink();
  const id = parseAgentSegment(agentId);
  return (
    <Page>
      <MessageCard role="alert">
        <h1 className="font-semibold text-xl [overflow-wrap:anywhere]">
          {id === null ? t("noIdTitle") : t("unknownTitle", { id: showControls(id) })}
        </h1>
        <p className="text-muted">{t(id === null ? "noIdText" : "unknownText")}</p>
        <PageLink className={buttonLooks.main} href={formatReportAddress(link)}>
          {t("back")}
        </PageLink>
      </MessageCard>
    </Page>
  );
}
