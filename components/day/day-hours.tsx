"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { StateSwatch } from "@/components/figures/state-swatch";
import { useStateName } from "@/components/figures/use-state-name";
import { DownloadMenu } from "@/components/report/download-menu";
import { loadTableText } from "@/components/table/use-cell-events";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { copyText } from "@/lib/browser/clipboard";
import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { guardCsvText } from "@/lib/report/columns/formula-guard";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { formatHm, formatHms } from "@/lib/report/figures/duration";
import { createHourReader, type HourTable } from "@/lib/report/timeline/hours";
import type { ReportLink } from "@/lib/search/report-link";

type HourRow = HourTable["rows"][number];

type DayHoursProps = {
  answer: TimelineAnswer;
  /** Of the one day. */
  link: ReportLink;
  timeOf: (instantMs: number) => string;
};

/** The day by hour, of one agent or of everybody: an hour that nobody looked at is no zero, and all rows add up to the day. */
export function DayHours({ answer, link, timeOf }: DayHoursProps) {
  const t = useTranslations("day");
  const stateName = useStateName();
  const [whose, setWhose] = useState("");
  const [copied, setCopied] = useState<"copied" | "copyFailed" | null>(null);
  const { agents, states, styles } = answer;
  // Whoever was chosen may have no time on another day.
  const chosen = agents.find(({ id, name }) => (id || name) === whose);
  const table = useMemo(
    () => createHourReader(answer).read(chosen ? [chosen] : answer.agents),
    [answer, chosen],
  );
  const rows = foldUnseen(table.rows);
  const names = states.map(stateName);

  async function copy() {
    const { joinCells } = await loadTableText();
    const timesOf = ({ seconds, total }: Pick<HourRow, "seconds" | "total">) =>
      [...seconds, total].map(formatHms);
    const text = joinCells([
      [t("hour"), t("hourHead"), ...names, t("total")].map(guardCsvText),
      ...rows.map((row) => [
        nameHour(row),
        sayKnown(row),
        ...(row.gap === null ? timesOf(row) : [...names, ""].map(() => "")),
      ]),
      [t("total"), "", ...timesOf(table.total)],
    ]);
    setCopied((await copyText(text)) ? "copied" : "copyFailed");
  }

  return (
    <Card isLong>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <h2 className="font-semibold" id="hours">
          {t("byHour")}
        </h2>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <span className="text-good text-sm" role="status">
            {copied && t(copied)}
          </span>
          {agents.length > 1 && (
            <label className="flex items-center gap-2 text-muted text-sm">
              {t("whose")}
              <select
                className="h-7.5 max-w-56 rounded border border-line bg-card px-2 font-medium text-ink"
                onChange={({ target }) => {
                  setWhose(target.value);
                  setCopied(null);
                }}
                value={chosen ? whose : ""}
              >
                <option value="">{t("everybody")}</option>
                {agents.map((agent) => (
                  <option key={agent.id || agent.name} value={agent.id || agent.name}>
                    {nameAgent(agent)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Button onClick={() => void copy()}>{t("copyTable")}</Button>
          <DownloadMenu by="hour" link={link} />
        </div>
      </div>
      <ScrollRegion aria-labelledby="hours" className="overflow-x-auto">
        <PlainTable
          aria-labelledby="hours"
          heads={[
            { title: t("hour") },
            ...names.map((title) => ({ title, side: "end" as const })),
            { title: t("total"), side: "end" },
          ]}
          room="dense"
        >
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <RowHeading>
                  {nameHour(row)}
                  {row.kind === "hour" && row.known === "partly" && row.gap === null && (
                    <span className="ms-1.5 text-muted text-sm">{t("hourPartly")}</span>
                  )}
                </RowHeading>
                {row.gap === null ? (
                  [...row.seconds.entries()].map(([place, seconds]) => (
                    <DataCell className={seconds === 0 ? "text-muted" : ""} key={place} side="end">
                      {formatHm(seconds)}
                    </DataCell>
                  ))
                ) : (
                  <DataCell className="text-muted" colSpan={states.length}>
                    {t("unseenHour")}
                  </DataCell>
                )}
                <DataCell className="font-semibold" side="end">
                  {row.gap === null ? formatHm(row.total) : "–"}
                </DataCell>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <RowHeading>{t("total")}</RowHeading>
              {[...table.total.seconds.entries()].map(([place, seconds]) => (
                <DataCell key={place} side="end">
                  <span className="inline-flex items-center gap-1.5">
                    {styles[place] && <StateSwatch style={styles[place]} />}
                    {formatHm(seconds)}
                  </span>
                </DataCell>
              ))}
              <DataCell side="end">{formatHm(table.total.total)}</DataCell>
            </tr>
          </tfoot>
        </PlainTable>
      </ScrollRegion>
      <p className="border-line border-t px-4 py-2 text-muted text-sm">{t("hoursNote")}</p>
    </Card>
  );

  function nameHour({ kind, from, to }: HourRow): string {
    return kind === "hour" ? `${timeOf(instantOf(from))}–${timeOf(instantOf(to))}` : t(`row-${kind}`);
  }

  function sayKnown({ kind, known, gap }: HourRow): string {
    if (kind !== "hour" || (gap === null && known === "seen")) return "";
    return t(gap === null ? "hourPartly" : "unseenHour");
  }
}

// Hours to come say nothing, and of several that nobody looked at one row says so.
function foldUnseen(rows: readonly HourRow[]): HourRow[] {
  const told: HourRow[] = [];
  for (const row of rows) {
    const last = told.at(-1);
    if (row.gap === "missing" && last?.gap === "missing") told[told.length - 1] = { ...last, to: row.to };
    else if (row.gap !== "to-come") told.push(row);
  }
  return told;
}
