import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useAgentTable } from "@/components/report/use-shown-agents";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentRow } from "@/lib/report/figures/agent-table";
import { findNeighbours, type Neighbours } from "@/lib/report/neighbours";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress, formatAgentPath, formatReportAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

type AgentNavProps = {
  agentId: string;
  link: ReportLink;
  /** Of the link's range; undefined while it is on its way. */
  report: ReportAnswer | undefined;
  /** Of the period compared with. */
  other: ReportAnswer | null;
};

/** Back to the team, and on to the agents before and after in the order of the report. */
export function AgentNav({ agentId, link, report, other }: AgentNavProps) {
  const t = useTranslations("agent");
  const neighbours = useNeighbours(report, other, link, agentId);
  return (
    <nav
      aria-label={t("nav")}
      className="-mt-2 -mb-1.5 -ms-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted print:hidden"
    >
      <PageLink className={buttonLooks.quiet} href={formatReportAddress(link)}>
        <Icon name="previous" />
        {t("back")}
      </PageLink>
      <div className="-me-2 flex min-w-0 max-w-full gap-1">
        {neighbours === null && report && <span className="text-muted">{t("notListed")}</span>}
        {neighbours?.previous && <NeighbourLink agent={neighbours.previous} link={link} step="previous" />}
        {neighbours?.next && <NeighbourLink agent={neighbours.next} link={link} step="next" />}
      </div>
    </nav>
  );
}

type NeighbourLinkProps = {
  step: "previous" | "next";
  agent: { id: string; name: string };
  link: ReportLink;
};

function NeighbourLink({ step, agent, link }: NeighbourLinkProps) {
  const t = useTranslations("agent");
  const name = showControls(agent.name) || showControls(agent.id);
  return (
    <PageLink
      className={`${buttonLooks.quiet} min-w-0 max-w-[min(280px,46vw)]`}
      href={formatAgentAddress(agent.id, link) ?? ""}
      title={t(step === "previous" ? "previousNote" : "nextNote")}
    >
      {step === "previous" && <Icon name="previous" />}
      <span className="sr-only">{t(step)}</span>
      <bdi className="truncate">{name}</bdi>
      {step === "next" && <Icon name="next" />}
    </PageLink>
  );
}

const nobody = { states: [], styles: [], agents: [] };

/**
 * The agents around one in the team report of the same link, which may be ordered by what changed since `other`; those
 * without a page are stepped over. Null where the agent is not in it.
 */
function useNeighbours(
  report: ReportAnswer | undefined,
  other: ReportAnswer | null,
  link: ReportLink,
  agentId: string,
): Neighbours<AgentRow> | null {
  const { rows } = useAgentTable(report ?? nobody, link.compare === null ? null : other, link);
  return useMemo(() => {
    const reachable = rows.filter(({ id }) => formatAgentPath(id) !== null);
    return findNeighbours(reachable, agentId);
  }, [rows, agentId]);
}
