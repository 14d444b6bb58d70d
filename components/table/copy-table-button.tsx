"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";

/** The whole table into a spreadsheet; `textOf` writes it when it is wanted. */
export function CopyTableButton({ textOf }: { textOf: () => Promise<string> }) {
  const t = useTranslations("options");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await textOf());
      setOutcome("copied");
    } catch {
      setOutcome("copyFailed");
    }
  };
  return (
    <>
      <button className="menu-choice" onClick={() => void copy()} type="button">
        <span className="font-medium">{t("copyTable")}</span>
        <span className="text-muted text-sm">{t("copyTableNote")}</span>
      </button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome !== null && t(outcome)}
      </p>
    </>
  );
}
