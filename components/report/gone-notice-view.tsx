"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { removeView } from "@/lib/browser/queries/views-query";
import type { GoneView } from "@/lib/report/answers/saved-view";

/** That the view which opened here is no more, until the reader has understood. */
export function GoneNoticeView({ gone }: { gone: GoneView }) {
  const t = useTranslations("savedViews");
  const [isHere, setHere] = useState(true);
  if (!isHere) return null;
  const forget = () => {
    setHere(false);
    void removeView(gone.id);
  };
  return (
    <div className="px-4 pt-3 print:hidden" role="status">
      <Notice tone="note">
        {t("gone", { name: gone.name, by: gone.by || t("goneBy") })}{" "}
        <Button look="text" onClick={forget}>
          {t("forget")}
        </Button>
      </Notice>
    </div>
  );
}
