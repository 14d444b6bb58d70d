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
  const t = useTranslations("teams");
  const tFilters = useTranslations("filters");
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
    choiceOf("", t("everybody"), t("everybodyNote"), []),
    ...teams.map((team) => choiceOf(team.id, team.name, t("size", { count: team.size }), [team])),
  ];
  return (
    <Clearable
      label={tFilters("clear", { filter: t("team") })}
      onClear={first ? () => onChange({ teams: [] }) : null}
    >
      <LinkMenu
        choices={choices}
        label={t("teams")}
        trigger={
          <>
            {t("team")}
            <bdi className="max-w-32 truncate font-normal" title={first?.name}>
              {first
                ? others.length > 0
                  ? t("several", { count: link.teams.length })
                  : first.name
                : t("all")}
            </bdi>
            <Icon name="down" />
          </>
        }
        triggerClassName={buttonLooks[first ? "chosen" : "control"]}
      />
    </Clearable>
  );
}
