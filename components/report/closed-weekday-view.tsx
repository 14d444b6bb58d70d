"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { setClosedWeekday } from "@/lib/browser/queries/settings-query";
import { useQuestion } from "@/lib/browser/use-question";
import { weekdayOf } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { formatWeekdays } from "@/lib/dates/words";

/** For administrators: says that nobody works on a weekday, that of `day`, or that somebody does. */
export function ClosedWeekdayView({ day, isClosed }: { day: Day; isClosed: boolean }) {
  const t = useTranslations("notices");
  const client = useQueryClient();
  const locale = useLocale();
  const { operation } = useQuestion();
  const [standing, setStanding] = useState<"saving" | "failed" | null>(null);
  const save = async () => {
    setStanding("saving");
    const outcome = await setClosedWeekday(client, operation.id, weekdayOf(day), !isClosed).catch(
      () => "failed" as const,
    );
    setStanding(outcome ?? null);
  };
  const weekdays = formatWeekdays(day, locale);
  return (
    <>
      <Button
        className="max-md:hidden"
        disabled={standing === "saving"}
        look="text"
        onClick={() => void save()}
      >
        {t(isClosed ? "openWeekday" : "closeWeekday", { weekdays })}
      </Button>
      {standing === "failed" && <span role="alert"> {t("closeFailed")}</span>}
    </>
  );
}
