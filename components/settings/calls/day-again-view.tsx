import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { useRetryText } from "@/components/report/notices/use-retry-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { callsOptions, postDayAgain } from "@/lib/browser/queries/calls-query";
import { useSite } from "@/lib/browser/site";
import { useReady } from "@/lib/browser/use-ready";
import type { Day } from "@/lib/dates/window";
import { capitalize, formatLongDay } from "@/lib/dates/words";
import type { DayAgain } from "@/lib/report/answers/day-again";
import { formatHms } from "@/lib/report/figures/duration";

type DayAgainProps = { operation: string; timeZone: string; today: Day };

/** Asks wolkvox for a day once more, and says what that changed. */
export function DayAgainView({ operation, timeZone, today }: DayAgainProps) {
  const t = useTranslations();
  const title = useId();
  const client = useQueryClient();
  const describeLook = useLookWords();
  const describeFault = useFaultWords(timeZone);
  // Until the scripts have arrived the browser would send the form by itself, to a page that takes none.
  const isReady = useReady();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; tone: "note" | "failure" } | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("day") ?? "");
    if (day === "" || day > today) return setSaid({ text: t("calls.againNoDay"), tone: "failure" });
    setBusy(true);
    setSaid(null);
    setSaid(
      await postDayAgain(operation, day).then(
        (look) => ({ text: describeLook(look), tone: "note" as const }),
        (error: unknown) => ({ text: describeFault(error), tone: "failure" as const }),
      ),
    );
    setBusy(false);
    await client.invalidateQueries({ queryKey: callsOptions(operation).queryKey });
  };
  return (
    <Card aria-labelledby={title} as="form" className="grid gap-2.5 p-4" noValidate onSubmit={submit}>
      <div>
        <h2 className="font-semibold" id={title}>
          {t("calls.again")}
        </h2>
        <p className="text-muted text-sm">{t("calls.againNote")}</p>
      </div>
      <div className="flex flex-wrap items-end gap-1.5">
        <Field autoComplete="off" label={t("calls.againDay")} max={today} name="day" required type="date" />
        <Button disabled={isBusy || !isReady} look="main" type="submit">
          {t(isBusy ? "calls.againBusy" : "calls.againAsk")}
        </Button>
      </div>
      <div aria-live="polite">{said && <Notice tone={said.tone}>{said.text}</Notice>}</div>
    </Card>
  );
}

function useLookWords(): (look: DayAgain) => string {
  const t = useTranslations("calls");
  const locale = useLocale();
  return ({ day, result, beforeSeconds, afterSeconds }) =>
    t(`again-${result}`, {
      day: capitalize(formatLongDay(day, locale, "year"), locale),
      before: formatHms(beforeSeconds ?? 0),
      after: formatHms(afterSeconds),
    });
}

function useFaultWords(timeZone: string): (error: unknown) => string {
  const t = useTranslations();
  const { nowMs } = useSite();
  const retryText = useRetryText(timeZone);
  return (error) => {
    if (!(error instanceof ApiError)) return t("problems.unexpected");
    if (error.code === "rate-limited" && error.retryAfterSeconds !== null)
      return t("calls.againSoon", { retry: retryText(nowMs + error.retryAfterSeconds * 1000) });
    return sayProblem(t, error.code);
  };
}
