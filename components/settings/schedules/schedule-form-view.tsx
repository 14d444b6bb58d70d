"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ClockField, submitOnEnter } from "@/components/filters/clock-field";
import { Button } from "@/components/ui/button";
import { Field, LongField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SegmentedField } from "@/components/ui/segmented-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { changeSchedule, makeSchedule } from "@/lib/browser/queries/schedules-query";
import { useZoneName } from "@/lib/browser/site";
import {
  type NewScheduleAnswer,
  type Rhythm,
  rhythms,
  type Schedule,
  type ScheduleWords,
  scheduleLimits,
} from "@/lib/report/answers/schedule";
import { type ExportFormat, exportFormats } from "@/lib/report/export-format";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { formatReportLink, parseReportLink, type ReportLink } from "@/lib/search/report-link";
import { isReportLink, readPastedLink } from "@/lib/search/scheduled-link";
import { FormCard } from "../form-card";
import { RecipientFields, useRecipients } from "../sending/recipient-fields";
import type { SendingText } from "../sending/use-sending-text";

type ScheduleFormProps = {
  /** Null = a new one. */
  schedule: Schedule | null;
  text: SendingText;
  /** What a new one sends, unless another link is pasted. */
  link: ReportLink;
  /** Why no e-mail is sent here; null where it is. */
  noMail: string | null;
  onSaved: (saved: NewScheduleAnswer) => void;
  onCancel: () => void;
};

/** What is sent, how, to whom and when. */
export function ScheduleFormView(props: ScheduleFormProps) {
  const { schedule, text, link, noMail, onSaved, onCancel } = props;
  const t = useTranslations();
  const attempt = useAttempt(text.fault);
  const [name, setName] = useState(schedule?.name ?? "");
  const [firstAddress] = useState(() => addressOf(schedule?.link ?? formatReportLink(link)));
  const [address, setAddress] = useState(firstAddress);
  const [format, setFormat] = useState<ExportFormat>(schedule?.format ?? "xlsx");
  const [every, setEvery] = useState<Rhythm>(schedule?.every ?? "week");
  const [at, setAt] = useState(schedule?.at ?? "07:00");
  const recipients = useRecipients(schedule?.to ?? null, noMail);
  const { link: read, problems } = parseReportLink(readPastedLink(address));
  const [problem] = problems;
  const submit = () => {
    const { to } = recipients;
    const fault = recipients.findFault();
    if (name.trim() === "") return attempt.refuse(t("schedules.noName"));
    if (problem) return attempt.refuse(describeLinkProblem(problem, t));
    if (!isReportLink(address)) return attempt.refuse(t("schedules.noReport"));
    if (fault) return attempt.refuse(fault);
    const given: ScheduleWords = { name: name.trim(), link: address, format, to, every, at };
    return attempt.run(async () => {
      if (schedule === null) return onSaved(await makeSchedule(given));
      // What stays is not named: it may be what only its maker can see.
      const before: ScheduleWords = { ...schedule, link: firstAddress };
      onSaved(await changeSchedule(schedule.id, findChange(before, given)));
    });
  };
  return (
    <FormCard
      actions={<Button onClick={onCancel}>{t("schedules.cancel")}</Button>}
      attempt={attempt}
      onKeyDown={submitOnEnter}
      onSubmit={submit}
      submitLabel={t(schedule === null ? "schedules.make" : "schedules.save")}
      title={schedule === null ? t("schedules.new") : t("schedules.editTitle", { name: schedule.name })}
    >
      <Field
        autoComplete="off"
        autoFocus
        hint={t("schedules.nameHint")}
        label={t("schedules.name")}
        maxLength={scheduleLimits.name}
        onChange={(event) => setName(event.target.value)}
        value={name}
      />
      <LongField
        hint={t("schedules.linkHint")}
        label={t("schedules.link")}
        maxLength={scheduleLimits.link}
        onChange={(event) => setAddress(event.target.value)}
        rows={2}
        spellCheck={false}
        value={address}
      />
      <SegmentedField
        choices={exportFormats.map((value) => ({ value, label: t(`export.${value}`) }))}
        chosen={format}
        label={t("schedules.format")}
        onChoose={setFormat}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <SegmentedField
          choices={rhythms.map((value) => ({ value, label: t(`schedules.every-${value}`) }))}
          chosen={every}
          label={t("schedules.every")}
          onChoose={setEvery}
        />
        <ClockField look="field" label={t("schedules.at")} onChange={setAt} value={at} />
      </div>
      <RecipientFields recipients={recipients} webhookHint={t("schedules.webhookHint")} />
      {!problem && <Preview at={at} every={every} link={read} text={text} />}
    </FormCard>
  );
}

type PreviewProps = Pick<Schedule, "every" | "at"> & { link: ReportLink; text: SendingText };

/** What the form comes to, as a sentence. */
function Preview({ link, every, at, text }: PreviewProps) {
  const t = useTranslations("schedules");
  const zoneName = useZoneName();
  return (
    <>
      <p className="rounded bg-page px-3 py-2 [overflow-wrap:anywhere]">
        {t("preview", {
          rhythm: text.rhythm(every, at),
          zone: zoneName(text.operationOf(link.operation).timeZone),
          reading: text.tellLink(text.sent(link, every)),
        })}
      </p>
      {link.span && <Notice tone="note">{t("fixed")}</Notice>}
    </>
  );
}

function addressOf(words: string): string {
  return `${window.location.origin}/${words === "" ? "" : `?${words}`}`;
}

function findChange(before: ScheduleWords, given: ScheduleWords): Partial<ScheduleWords> {
  const names = ["name", "link", "format", "to", "every", "at"] as const;
  const changed = names.filter((name) => String(before[name]) !== String(given[name]));
  return Object.fromEntries(changed.map((name) => [name, given[name]]));
}
