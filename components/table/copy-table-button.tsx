"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, ChoiceText } from "@/components/ui/button";

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
      <Button look="choice" onClick={() => void copy()}>
        <ChoiceText name={t("copyTable")} note={t("copyTableNote")} />
      </Button>
      <p className="px-2 text-sm empty:hidden" role="status">
        {outcome !== null && t(outcome)}
      </p>
    </>
  );
}
