"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card, MessageCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import { schedulesOptions } from "@/lib/browser/queries/schedules-query";
import { useAllTeamsQuery } from "@/lib/browser/queries/use-all-teams-query";
import { useQuestion } from "@/lib/browser/use-question";
import { formatList } from "@/lib/dates/words";
import type { NewScheduleAnswer, Schedule } from "@/lib/report/answers/schedule";
import { newSchedule } from "@/lib/search/settings-pages";
import { useSendingText } from "../sending/use-sending-text";
import { WebhookSecret } from "../sending/webhook-secret";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { ScheduleFormView } from "./schedule-form-view";
import { ScheduleRowView } from "./schedule-row-view";

type Opened =
  | { kind: "form"; schedule: Schedule | null }
  | { kind: "secret"; name: string; secret: string }
  | null;

/** What is sent as a file, to whom and when, and what became of it: the reader's own, and for administrators everybody's. */
export function SchedulesView() {
  const t = useTranslations("schedules");
  const locale = useLocale();
  const client = useQueryClient();
  const { problems, link } = useQuestion();
  const { data, error } = useQuery(schedulesOptions);
  const text = useSendingText(useAllTeamsQuery());
  const [opened, setOpened] = useState<Opened>(null);
  const [said, setSaid] = useState("");
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.location.hash !== newSchedule) return;
    // Loaded anew, the page does not ask a second time.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    setOpened({ kind: "form", schedule: null });
  }, []);
  const refresh = () => client.invalidateQueries(schedulesOptions);
  const show = (next: Opened, words: string) => {
    setOpened(next);
    setSaid(words);
    if (next === null) main.current?.focus();
    void refresh();
  };
  const showSaved = ({ name, secret }: NewScheduleAnswer) =>
    show(secret === null ? null : { kind: "secret", name, secret }, t("saved", { name }));
  const missing = data?.missingForMail ?? [];
  const noMail = missing.length > 0 ? t("noMail", { variables: formatList(missing, locale) }) : null;
  return (
    <Page ref={main}>
      <SettingsNav page="schedules" />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{t("explained")}</p>}
        operationName={null}
        title={t("title")}
      >
        <Button look="main" onClick={() => setOpened({ kind: "form", schedule: null })}>
          {t("new")}
        </Button>
      </PageHeading>
      <SettingsNotices error={error} problems={problems} />
      {noMail && <Notice tone="note">{noMail}</Notice>}
      <div
        className={`grid items-start gap-3.5 ${opened ? "grid-cols-[minmax(0,3fr)_minmax(0,2fr)] max-[1100px]:grid-cols-1" : "grid-cols-1"}`}
      >
        <p className="sr-only" role="status">
          {said}
        </p>
        {data && data.schedules.length > 0 && (
          <Card aria-label={t("title")} as="ul" className="min-w-0">
            {data.schedules.map((schedule) => (
              <ScheduleRowView
                isEdited={opened?.kind === "form" && opened.schedule?.id === schedule.id}
                key={schedule.id}
                onChanged={refresh}
                onEdit={() => setOpened({ kind: "form", schedule })}
                onRemoved={() => show(null, t("removed", { name: schedule.name }))}
                schedule={schedule}
                text={text}
              />
            ))}
          </Card>
        )}
        {data?.schedules.length === 0 && (
          <MessageCard>
            <p className="text-muted">{t("none")}</p>
          </MessageCard>
        )}
        {!data && !error && (
          <Card aria-busy="true" className="p-4">
            <SkeletonRows count={6} />
          </Card>
        )}
        {opened?.kind === "form" && data && (
          <ScheduleFormView
            key={opened.schedule?.id ?? ""}
            link={link}
            noMail={noMail}
            onCancel={() => show(null, "")}
            onSaved={showSaved}
            schedule={opened.schedule}
            text={text}
          />
        )}
        {opened?.kind === "secret" && (
          <WebhookSecret name={opened.name} onClose={() => show(null, "")} secret={opened.secret} />
        )}
      </div>
    </Page>
  );
}
