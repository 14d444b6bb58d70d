import { useLocale, useTranslations } from "use-intl";
import { Card, CardTitle } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { formatNumber } from "@/lib/messages/number-format";
import type { TeamPeak } from "@/lib/report/timeline/team-peaks";

type TeamPeaksProps = { peaks: readonly TeamPeak[]; timeOf: (instantMs: number) => string };

/** Which team is out most together today, and when: the one with the largest part of it out at once first. */
export function TeamPeaks({ peaks, timeOf }: TeamPeaksProps) {
  const t = useTranslations("now");
  const locale = useLocale();
  const write = (count: number) => formatNumber(count, locale, { most: 1 });
  const heads = [
    { title: t("team") },
    { title: t("teamPeak"), side: "end" as const },
    { title: t("teamWhen"), side: "end" as const },
    { title: t("teamNow"), side: "end" as const },
  ];
  return (
    <Card aria-label={t("teams")} as="section">
      <CardTitle>{t("teams")}</CardTitle>
      <PlainTable heads={heads} room="dense">
        <tbody>
          {peaks.map(({ team, size, out, fromMs, now }, place) => (
            <tr className={place === 0 ? "font-semibold" : ""} key={team.id}>
              <RowHeading className={place === 0 ? "font-semibold" : ""}>
                <bdi className="block max-w-60 max-sm:max-w-28 truncate" title={team.name}>
                  {team.name}
                </bdi>
              </RowHeading>
              <DataCell side="end">
                {t("teamOf", { out: write(out), size: write(size), percent: Math.round((100 * out) / size) })}
              </DataCell>
              <DataCell side="end">{timeOf(fromMs)}</DataCell>
              <DataCell side="end">{write(now)}</DataCell>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <p className="px-4 py-3 text-muted text-sm">{t("teamsNote")}</p>
    </Card>
  );
}
