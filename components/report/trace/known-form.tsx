"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { useSite } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { localTimeAt } from "@/lib/dates/zone";
import type { ReportLink } from "@/lib/search/report-link";

type KnownFormProps = { known: ReportLink["known"]; onApply: (known: ReportLink["known"]) => void };

const hourMs = 3_600_000;
const moments = { hourAgo: hourMs, dayAgo: 24 * hourMs } as const;

/** Shows the same link as it was known at a moment of the operation's clock, or as it is known now. */
export function KnownForm({ known, onApply }: KnownFormProps) {
  const t = useTranslations("provenance");
  const { nowMs } = useSite();
  const { timeZone } = useQuestion().operation;
  const [moment, setMoment] = useState(known?.slice(0, 16) ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (moment !== "") onApply(moment);
  };
  return (
    <form className="flex flex-wrap items-center gap-2 border-line border-t px-5 pt-3 pb-4" onSubmit={submit}>
      <label className="contents">
        <span className="text-muted max-sm:w-full">{t("knownLabel")}</span>
        <TextInput
          onChange={(event) => setMoment(event.target.value)}
          size="small"
          type="datetime-local"
          value={moment}
        />
      </label>
      <Button disabled={moment === ""} type="submit">
        {t("knownApply")}
      </Button>
      <span className="ms-auto flex flex-wrap gap-2 max-sm:ms-0">
        {(["hourAgo", "dayAgo"] as const).map((name) => (
          <Button
            key={name}
            onClick={() => onApply(localTimeAt(nowMs - moments[name], timeZone).slice(0, 16))}
          >
            {t(name)}
          </Button>
        ))}
        {known !== null && <Button onClick={() => onApply(null)}>{t("knownNow")}</Button>}
      </span>
    </form>
  );
}
