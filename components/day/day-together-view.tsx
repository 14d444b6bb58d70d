"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useStateName } from "@/components/figures/use-state-name";
import { buildAxis } from "@/components/now/out-axis";
import { OutChart } from "@/components/now/out-chart";
import { Card, CardTitle } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { teamMembersOptions } from "@/lib/browser/queries/team-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { formatNumber } from "@/lib/messages/number-format";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { averageOut, findPeak } from "@/lib/report/timeline/slots";
import { buildDayStrip } from "@/lib/report/timeline/strip";
import { spreadTeam } from "@/lib/report/timeline/team-peaks";
import type { ReportLink } from "@/lib/search/report-link";

type DayTogetherProps = {
  answer: TimelineAnswer;
  link: ReportLink;
  timeOf: (instantMs: number) => string;
};

/** How many were out at once along the day, and when each team had most; of a link that names agents or teams, of those alone. */
export function DayTogetherView({ answer, link, timeOf }: DayTogetherProps) {
  const t = useTranslations("day");
  const locale = useLocale();
  const stateName = useStateName();
  const names = useTeamsQuery(answer.operation);
  const isOfAll = link.teams.length === 0 && link.agents.length === 0 && link.query === "";
  const hasTeams = isOfAll && names !== undefined && names.length > 0;
  const teams = useQuery({ ...teamMembersOptions(answer.operation), enabled: hasTeams }).data;
  const strip = useMemo(() => buildDayStrip(answer, link.step), [answer, link.step]);
  const peaks = useMemo(
    () =>
      (teams ?? []).map((team) => ({
        ...{ id: team.id, name: team.name },
        peak: findPeak(spreadTeam(answer, team, strip.rules)),
      })),
    [teams, answer, strip],
  );
  return (
    <div
      className={
        hasTeams
          ? "grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] items-start gap-3.5 max-desk:grid-cols-1"
          : undefined
      }
    >
      <OutChart
        {...{ answer, strip, stateName, timeOf }}
        axis={buildAxis(strip, undefined)}
        usual={undefined}
      />
      {hasTeams && (
        <Card>
          <CardTitle id="team-peaks">{t("teamPeaks")}</CardTitle>
          <PlainTable
            aria-labelledby="team-peaks"
            heads={[
              { title: t("team") },
              { title: t("most"), side: "end" },
              { title: t("when"), side: "end" },
            ]}
            room="dense"
            wraps
          >
            <tbody>
              {peaks.map(({ id, name, peak }) => (
                <tr key={id}>
                  <RowHeading>
                    <bdi>{name}</bdi>
                  </RowHeading>
                  <DataCell side="end">
                    {peak ? formatNumber(averageOut(peak), locale, { most: 1 }) : "–"}
                  </DataCell>
                  <DataCell side="end">{peak ? timeOf(peak.fromMs) : "–"}</DataCell>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        </Card>
      )}
    </div>
  );
}
