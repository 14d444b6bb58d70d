"use client";

import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { Clearable } from "@/components/ui/clearable";
import { Icon } from "@/components/ui/icon";
import { LinkMenu } from "@/components/ui/link-menu";
import type { TeamName } from "@/lib/report/team";
import { formatReportAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

type TeamMenuProps = {
  /** At least one. */
  teams: readonly TeamName[];
  link: ReportLink;
  onChange: (change: Partial<ReportLink>) => void;
};

/** Whose figures are shown: everybody's, or a team's. */
export function TeamMenu({ teams, link, onChange }: TeamMenuProps) {
  const t = useTranslations();
  const [first, ...others] = link.teams;
  const choiceOf = (id: string, name: string, note: string, chosen: ReportLink["teams"]) => {
    const change = { teams: chosen, agents: [] };
    return {
      ...{ id, name, note },
      isCurrent: chosen.map((team) => team.id).join() === link.teams.map((team) => team.id).join(),
      href: formatReportAddress({ ...link, ...change }),
      onChoose: () => {
        onChange(change);
        return true;
      },
    };
  };
  const choices = [
    choiceOf("", t("filters.everybody"), t("filters.everybodyNote"), []),
    ...teams.map((team) => choiceOf(team.id, team.name, t("filters.teamSize", { count: team.size }), [team])),
  ];
  return (
    <Clearable
      label={t("filters.clear", { filter: t("filters.team") })}
      onClear={first ? () => onChange({ teams: [] }) : null}
    >
      <LinkMenu
        choices={choices}
        label={t("app.teams")}
        trigger={
          <>
            {t("filters.team")}
            <bdi className="max-w-32 truncate font-normal" title={first?.name}>
              {first
                ? others.length > 0
                  ? t("filters.teamsCount", { count: link.teams.length })
                  : first.name
                : t("filters.allTeams")}
            </bdi>
            <Icon name="down" />
          </>
        }
        triggerClassName={buttonLooks[first ? "chosen" : "control"]}
      />
    </Clearable>
  );
}
