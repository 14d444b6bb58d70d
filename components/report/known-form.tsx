"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
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
    <form className="modal-foot" onSubmit={submit}>
      <label className="flex items-center gap-2 text-muted">
        {t("knownLabel")}
        <input
          className="text-input"
          onChange={(event) => setMoment(event.target.value)}
          type="datetime-local"
          value={moment}
        />
      </label>
      <button className="control-button" disabled={moment === ""} type="submit">
        {t("knownApply")}
      </button>
      {known !== null && (
        <button className="control-button" onClick={() => onApply(null)} type="button">
          {t("knownNow")}
        </button>
      )}
    </form>
  );
}
