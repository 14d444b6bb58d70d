"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { teamsOptions } from "@/lib/browser/queries/teams-query";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import type { Day } from "@/lib/dates/window";
import { type AllowanceEntry, entryKeyOf } from "@/lib/report/allowances/allowance";
import type { OperationSettings, SettingsWords } from "@/lib/report/answers/operation-settings";
import { formatPageAddress } from "@/lib/search/page-address";
import { settingsFolder } from "@/lib/search/settings-pages";
import { SettingsFormView, type SettingsPart } from "../history/settings-form-view";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { AllowanceCards } from "./allowance-cards";
import { DaysOffCard } from "./days-off-card";

type DayOff = SettingsWords["daysOff"][number];

/** Limits and days off are saved together: one document, one version. */
type Item = { entry: AllowanceEntry } | { off: DayOff };

const part: SettingsPart<Item> = {
  read: ({ allowances, daysOff }) => [
    ...allowances.map((entry) => ({ entry })),
    ...daysOff.map((off) => ({ off })),
  ],
  write: (items) => ({ allowances: pickEntries(items), daysOff: pickDaysOff(items) }),
  keyOf: (item) => ("entry" in item ? entryKeyOf(item.entry) : item.off.day),
};

function pickEntries(items: readonly Item[]): AllowanceEntry[] {
  return items.flatMap((item) => ("entry" in item ? item.entry : []));
}

function pickDaysOff(items: readonly Item[]): DayOff[] {
  return items.flatMap((item) => ("off" in item ? item.off : []));
}

/** How long states may take per day worked, and on which days nobody works; for administrators. */
export function AllowancesView() {
  const { operation, problems, today, link } = useQuestion();
  const { operations } = useSite();
  const t = useTranslations("allowances");
  const { data, error } = useQuery(settingsOptions(operation.id));
  return (
    <Page>
      <SettingsNav page="allowances" />
      <PageHeading
        lead={
          <p className="max-w-prose text-muted">
            {t("explained")}{" "}
            <PageLink
              className="text-accent underline underline-offset-2"
              href={formatPageAddress(`${settingsFolder}alerts`, link)}
            >
              {t("alerts")}
            </PageLink>
          </p>
        }
        operationName={operations.length > 1 ? operation.name : null}
        title={t("title")}
      />
      <SettingsNotices error={error} problems={problems} />
      {!data && !error && <SkeletonRows count={4} />}
      {data && <AllowancesForm key={operation.id} operation={operation} settings={data} today={today} />}
    </Page>
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
        const [entries, daysOff] = [pickEntries(items), pickDaysOff(items)];
        const put = (next: { entries?: AllowanceEntry[]; daysOff?: DayOff[] }) =>
          change([
            ...(next.entries ?? entries).map((entry) => ({ entry })),
            ...(next.daysOff ?? daysOff).map((off) => ({ off })),
          ]);
        return (
          <>
            <AllowanceCards
              entries={entries}
              onChange={(changed) => put({ entries: changed })}
              states={settings.states}
              teams={teams?.teams ?? []}
              today={today}
            />
            <DaysOffCard daysOff={daysOff} onChange={(changed) => put({ daysOff: changed })} />
          </>
        );
      }}
    </SettingsFormView>
  );
}
