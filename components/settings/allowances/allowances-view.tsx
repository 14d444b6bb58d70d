"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { useQuestion } from "@/lib/browser/use-question";
import type { Day } from "@/lib/dates/window";
import { type AllowanceEntry, entryKeyOf } from "@/lib/report/allowances/allowance";
import type { OperationSettings, SettingsWords } from "@/lib/report/answers/operation-settings";
import { formatPageAddress } from "@/lib/search/page-address";
import { settingsFolder } from "@/lib/search/settings-pages";
import { SettingsFormView, type SettingsPart } from "../history/settings-form-view";
import { SettingsFrame } from "../settings-frame";
import { AllowanceCards } from "./allowance-cards";
import { DaysOffCard } from "./days-off-card";
import { WarningCard } from "./warning-card";

type DayOff = SettingsWords["daysOff"][number];

/** Limits, the warning before them and days off are saved together: one document, one version. */
type Item = { entry: AllowanceEntry } | { off: DayOff } | { leftPercent: number };

const part: SettingsPart<Item> = {
  read: ({ allowances, daysOff, warnings: { leftPercent } }) =>
    listItems({ entries: allowances, daysOff, leftPercent }),
  write: (items) => {
    const { entries, daysOff, leftPercent } = pickItems(items);
    return { allowances: entries, daysOff, warnings: { leftPercent } };
  },
  keyOf: (item) => ("entry" in item ? entryKeyOf(item.entry) : "off" in item ? item.off.day : "leftPercent"),
};

type Items = { entries: readonly AllowanceEntry[]; daysOff: readonly DayOff[]; leftPercent: number };

function listItems({ entries, daysOff, leftPercent }: Items): Item[] {
  return [...entries.map((entry) => ({ entry })), ...daysOff.map((off) => ({ off })), { leftPercent }];
}

function pickItems(items: readonly Item[]): Items {
  return {
    entries: items.flatMap((item) => ("entry" in item ? item.entry : [])),
    daysOff: items.flatMap((item) => ("off" in item ? item.off : [])),
    leftPercent: items.flatMap((item) => ("leftPercent" in item ? item.leftPercent : []))[0] ?? 0,
  };
}

/** How long states may take per day worked, and on which days nobody works; for administrators. */
export function AllowancesView() {
  const { operationName, operation, problems, today, link } = useQuestion();
  const t = useTranslations("allowances");
  const { data, error } = useQuery(settingsOptions(operation.id));
  return (
    <SettingsFrame
      explained={
        <>
          {t("explained")}{" "}
          <PageLink
            className="text-accent underline underline-offset-2"
            href={formatPageAddress(`${settingsFolder}alerts`, link)}
          >
            {t("alerts")}
          </PageLink>
        </>
      }
      page="allowances"
      {...{ error, operationName, problems }}
    >
      {!data && !error && <SkeletonRows count={4} />}
      {data && <AllowancesForm key={operation.id} operation={operation} settings={data} today={today} />}
    </SettingsFrame>
  );
}

type AllowancesFormProps = {
  operation: { id: string; timeZone: string };
  settings: OperationSettings;
  today: Day;
};

function AllowancesForm({ operation, settings, today }: AllowancesFormProps) {
  const { data: teams } = useQuery(teamsOptions(operation.id));
  return (
    <SettingsFormView operation={operation} part={part} saved={part.read(settings)}>
      {(items, change) => {
        const all = pickItems(items);
        const put = (next: Partial<Items>) => change(listItems({ ...all, ...next }));
        return (
          <>
            <AllowanceCards
              entries={all.entries}
              onChange={(changed) => put({ entries: changed })}
              states={settings.states}
              teams={teams?.teams ?? []}
              today={today}
            />
            <WarningCard leftPercent={all.leftPercent} onChange={(leftPercent) => put({ leftPercent })} />
            <DaysOffCard daysOff={all.daysOff} onChange={(changed) => put({ daysOff: changed })} />
          </>
        );
      }}
    </SettingsFormView>
  );
}
