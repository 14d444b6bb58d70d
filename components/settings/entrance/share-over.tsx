"use client";

import { useTranslations } from "use-intl";
import { PagePlaceholder } from "@/components/ui/page-placeholder";

/** Why a shared link shows nothing. */
export function ShareOver({ reason }: { reason: "gone" | "rate-limited" | "nothing" }) {
  const t = useTranslations("shares");
  return (
    <PagePlaceholder text={t(`over-${reason}`)} title={t(reason === "gone" ? "overTitle" : "laterTitle")}>
      {null}
    </PagePlaceholder>
  );
}
