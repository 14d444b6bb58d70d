import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Check, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { changeSettings, settingsOptions } from "@/lib/browser/queries/settings-query";
import { formatWeekdays } from "@/lib/dates/words";
import { countLooks, type Watch } from "@/lib/report/timeline/watch";
import { saySettingsFault } from "../history/say-settings-fault";

/** What the looks of a watched day are a part of. */
export type LookCosts = {
  refreshSeconds: number;
  /** Calls a day that the background may make; null = they are not limited. */
  backgroundQuota: number | null;
};

const usual: Watch = { days: [1, 2, 3, 4, 5, 6], from: "06:00", to: "22:00" };

/** When the running day is looked at although nobody reads, and what a day of it costs. */
export function WatchView({ operation, costs }: { operation: string; costs: LookCosts }) {
  const all = useTranslations();
  const t = useTranslations("operation");
  const client = useQueryClient();
  const { data } = useQuery(settingsOptions(operation));
  const { fault, run } = useAttempt((error) => saySettingsFault(all, error));
  const [isSaved, setSaved] = useState(false);
  const [draft, setDraft] = useState<Watch | null | undefined>(undefined);
  const watch = draft === undefined ? (data?.watch ?? null) : draft;
  const edit = (next: Watch | null) => {
    setSaved(false);
    setDraft(next);
  };
  const save = () =>
    run(async () => {
      await changeSettings(client, operation, { watch });
      setDraft(undefined);
      setSaved(true);
    });
  const isWrong = watch !== null && (watch.days.length === 0 || watch.from >= watch.to);
  return (
    <Card as="section" className="grid gap-3 p-4">
      <div>
        <h2 className="font-semibold">{t("watch")}</h2>
        <p className="max-w-prose text-muted text-sm">{t("watchNote")}</p>
      </div>
      <div className="empty:hidden" role="alert">
        {fault && <Notice tone="failure">{fault}</Notice>}
      </div>
      <Check
        checked={watch !== null}
        disabled={!data?.background}
        hint={data && !data.background ? t("watchNeedsBackground") : undefined}
        label={t("watchOn")}
        onChange={(event) => edit(event.target.checked ? (data?.watch ?? usual) : null)}
      />
      {watch && <WatchForm costs={costs} onEdit={edit} watch={watch} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={!data || draft === undefined || isWrong} look="main" onClick={save}>
          {t("watchSave")}
        </Button>
        <p aria-live="polite" className="text-muted empty:hidden">
          {isWrong ? t("watchWrong") : isSaved ? t("watchSaved") : ""}
        </p>
      </div>
    </Card>
  );
}

type WatchFormProps = { watch: Watch; costs: LookCosts; onEdit: (watch: Watch) => void };

function WatchForm({ watch, costs, onEdit }: WatchFormProps) {
  const t = useTranslations("operation");
  const locale = useLocale();
  const { refreshSeconds, backgroundQuota } = costs;
  const minutes = Math.max(1, Math.round(refreshSeconds / 60));
  const looks = countLooks(watch, refreshSeconds);
  const toggle = (day: number, isOn: boolean) =>
    onEdit({
      ...watch,
      days: isOn ? [...watch.days, day].sort((a, b) => a - b) : watch.days.filter((one) => one !== day),
    });
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
        <legend className="mb-1.5 font-medium">{t("watchDays")}</legend>
        {/* The first of January 2024 was a Monday. */}
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Check
            checked={watch.days.includes(day)}
            key={day}
            label={formatWeekdays(`2024-01-0${day}`, locale)}
            onChange={(event) => toggle(day, event.target.checked)}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Field
          label={t("watchFrom")}
          onChange={(event) => onEdit({ ...watch, from: event.target.value })}
          size="small"
          type="time"
          value={watch.from}
        />
        <Field
          label={t("watchTo")}
          // A field of the browser's knows no 24:00: the midnight that ends a day is its 00:00.
          onChange={(event) =>
            onEdit({ ...watch, to: event.target.value === "00:00" ? "24:00" : event.target.value })
          }
          size="small"
          type="time"
          value={watch.to === "24:00" ? "00:00" : watch.to}
        />
      </div>
      <p className="max-w-prose text-sm">
        {backgroundQuota === null
          ? t("watchCost", { looks, minutes })
          : t("watchCostOf", { looks, minutes, quota: backgroundQuota })}
        {backgroundQuota !== null && looks > backgroundQuota && <> {t("watchTooMany")}</>}
      </p>
    </>
  );
}
