"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import type { ReportLink } from "@/lib/search/report-link";

type KnownFormProps = { known: ReportLink["known"]; onApply: (known: ReportLink["known"]) => void };

/** Shows the same link as it was known at a moment of the operation's clock, or as it is known now. */
export function KnownForm({ known, onApply }: KnownFormProps) {
  const t = useTranslations("provenance");
  const [moment, setMoment] = useState(known?.slice(0, 16) ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (moment !== "") onApply(moment);
  };
  return (
    <form className="flex flex-wrap items-center gap-2 border-line border-t px-5 pt-3 pb-4" onSubmit={submit}>
      <label className="flex items-center gap-1.5 text-muted">
        {t("knownLabel")}
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
      {known !== null && <Button onClick={() => onApply(null)}>{t("knownNow")}</Button>}
    </form>
  );
}
