import { useTranslations } from "use-intl";
import { createStateFilter } from "@/lib/report/states/find-states";
import { nameTeams } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";
import { ReportEmpty } from "../report-empty";

type NoMatchProps = {
  /** What the range holds before the link narrows it. */
  states: readonly string[];
  agentCount: number;
  link: ReportLink;
  onClear: () => void;
};

/** There are figures, and the link's filters leave none of them. */
export function NoMatch({ states, agentCount, link, onClear }: NoMatchProps) {
  const t = useTranslations("report");
  const isStateless = link.states.length > 0 && !states.some(createStateFilter(link.states, states));
  const text = isStateless
    ? t("noState", { states: link.states.join(", ") })
    : link.query === ""
      ? link.teams.length > 0
        ? t("noMatchTeams", { teams: nameTeams(link.teams) })
        : t("noMatchAgents")
      : t("noMatchText", { count: agentCount, query: link.query });
  const over = link.over === null || isStateless ? null : t("noMatchOver");
  return (
    <ReportEmpty
      action={{ label: t("clearFilters"), onPress: onClear }}
      isInCard
      text={over ?? text}
      title={t("noMatchTitle")}
    />
  );
}
