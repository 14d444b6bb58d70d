"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { ApiError } from "@/lib/browser/api";
import { removeView, viewsOptions } from "@/lib/browser/queries/views-query";
import type { GoneView } from "@/lib/report/answers/saved-view";

/** That the view which opened here is no more, until the reader has understood. */
export function GoneNoticeView({ gone, className = "" }: { gone: GoneView; className?: string }) {
  const t = useTranslations();
  const client = useQueryClient();
  const [isHere, setHere] = useState(true);
  const { fault, isBusy, run } = useAttempt((error) =>
    sayProblem(t, error instanceof ApiError ? error.code : "network"),
  );
  if (!isHere) return null;
  const forget = async () => {
    if (!(await run(() => removeView(gone.id)))) return;
    setHere(false);
    await client.invalidateQueries({ queryKey: viewsOptions.queryKey });
  };
  return (
    <div className={`grid gap-1.5 print:hidden ${className}`} role="status">
      <Notice tone="note">
        {t("savedViews.gone", { name: gone.name, by: gone.by || t("savedViews.goneBy") })}{" "}
        <Button disabled={isBusy} look="text" onClick={forget}>
          {t("savedViews.forget")}
        </Button>
      </Notice>
      {fault && <Notice tone="failure">{fault}</Notice>}
    </div>
  );
}
