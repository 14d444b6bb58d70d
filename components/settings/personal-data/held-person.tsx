import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { saveFile } from "@/lib/browser/download/save-file";
import { formatMediumDay } from "@/lib/dates/words";
import type { HeldData } from "@/lib/report/answers/personal-data";
import { TitledCard } from "../titled-card";

type HeldPersonProps = { held: HeldData; onRemove: () => Promise<void> };

/** What is held about a person in short, all of it as a file, and their removal. */
export function HeldPerson({ held, onRemove }: HeldPersonProps) {
  const t = useTranslations("personalData");
  const locale = useLocale();
  const [isRemoving, setRemoving] = useState(false);
  const { answers } = held;
  const hasId = held.agent !== "";
  const agent = held.agent || held.name;
  const withRecords = answers.filter(({ records }) => records.length > 0);
  const records = withRecords.reduce((sum, answer) => sum + answer.records.length, 0);
  const [first, last] = [withRecords[0], withRecords.at(-1)].map((answer) =>
    answer?.window.from.slice(0, 10),
  );
  const day = (text: string) => formatMediumDay(text, locale);
  const list = (texts: readonly string[]) => texts.join(", ") || t("none");
  const save = () =>
    saveFile(
      new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }),
      `auxboard_${held.operation}_${agent}.json`,
    );
  return (
    <TitledCard title={t("about", { agent })}>
      {!hasId && <p className="max-w-prose text-muted">{t("byNameNote")}</p>}
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 [&_dd]:[overflow-wrap:anywhere] [&_dt]:text-muted">
        <dt>{t("names")}</dt>
        <dd translate="no">{list(held.names)}</dd>
        <dt>{t("nationalIds")}</dt>
        <dd translate="no">{list(held.nationalIds)}</dd>
        <dt>{t("records")}</dt>
        <dd>{t("recordsIn", { records, answers: withRecords.length })}</dd>
        {first && last && (
          <>
            <dt>{t("days")}</dt>
            <dd>{t("span", { first: day(first), last: day(last) })}</dd>
          </>
        )}
        <dt>{t("teams")}</dt>
        <dd translate="no">{list(held.teams)}</dd>
        <dt>{t("roster")}</dt>
        <dd translate="no">{held.roster ? held.roster.name || held.roster.id : t("notListed")}</dd>
        <dt>{t("links")}</dt>
        <dd>{t("linksCount", { count: held.links.length })}</dd>
        <dt>{t("notes")}</dt>
        <dd>{t("notesCount", { count: held.notes.length })}</dd>
        {held.mentions.length > 0 && (
          <>
            <dt>{t("mentions")}</dt>
            <dd>
              {t("mentionsText")}
              <ul className="list-disc ps-5">
                {held.mentions.map(({ kind, by, text }) => (
                  <li key={JSON.stringify([kind, by, text])}>
                    {t(`mention-${kind}`)} <bdi translate="no">«{text}»</bdi>
                    {by && <bdi className="text-muted"> · {by}</bdi>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{t("alerts")}</dt>
        <dd>{t("alertsCount", { count: held.alerts.length })}</dd>
        <dt>{t("trail")}</dt>
        <dd>{t("trailCount", { count: held.trail.length })}</dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button look="main" onClick={save}>
          {t("download")}
        </Button>
        {!isRemoving && (
          <Button className="text-over" onClick={() => setRemoving(true)}>
            {t("remove")}
          </Button>
        )}
      </div>
      {isRemoving && (
        <RemovalForm agent={agent} hasId={hasId} onCancel={() => setRemoving(false)} onRemove={onRemove} />
      )}
    </TitledCard>
  );
}

type RemovalFormProps = {
  agent: string;
  hasId: boolean;
  onCancel: () => void;
  onRemove: () => Promise<void>;
};

function RemovalForm({ agent, hasId, onCancel, onRemove }: RemovalFormProps) {
  const t = useTranslations("personalData");
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isRight = String(new FormData(event.currentTarget).get("confirm") ?? "").trim() === agent;
    setWrong(!isRight);
    if (!isRight) return;
    setBusy(true);
    await onRemove();
    setBusy(false);
  };
  return (
    <form className="grid max-w-prose gap-3 border-line border-t pt-3" onSubmit={submit}>
      <h3 className="font-semibold">{t("removeTitle", { agent })}</h3>
      <p>{t(hasId ? "removeWhat" : "removeWhatByName")}</p>
      <p className="font-medium text-over">{t("removeNot")}</p>
      <div className="w-72 max-w-full">
        <Field autoComplete="off" autoFocus label={t("confirm", { agent })} name="confirm" size="small" />
      </div>
      {isWrong && <Notice tone="failure">{t("confirmWrong", { agent })}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button className="text-over" disabled={isBusy} type="submit">
          {t(isBusy ? "removing" : "removeNow")}
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
