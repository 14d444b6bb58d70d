import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { callsOptions, postDayAgain } from "@/lib/browser/queries/calls-query";
import { useReady } from "@/lib/browser/use-ready";
import type { Day } from "@/lib/dates/window";
import { formatHms } from "@/lib/report/figures/duration";

type SourceCheckProps = { operation: string; today: Day };

type Said = { text: string; quotation?: string | null; tone?: "note" | "failure" };

/** Asks wolkvox for today by one real call, whose answer is kept as any other, and says what came of it. */
export function SourceCheckView({ operation, today }: SourceCheckProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const isReady = useReady();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  /** wolkvox's own words of the refusal; null where there are none, or nobody can tell them now. */
  async function loadQuotation(code: string): Promise<string | null> {
    if (!code.startsWith("upstream-")) return null;
    const calls = await client.fetchQuery(callsOptions(operation)).catch(() => null);
    return calls?.lastCalls.find(({ outcome }) => outcome === code)?.quotation ?? null;
  }

  async function ask(): Promise<Said> {
    try {
      const { afterSeconds } = await postDayAgain(operation, today);
      const time = formatHms(afterSeconds);
      return { text: afterSeconds === 0 ? t("operation.answeredEmpty") : t("operation.answered", { time }) };
    } catch (error) {
      const code = error instanceof ApiError ? error.code : "unexpected";
      if (code === "rate-limited") return { text: t("operation.early"), tone: "note" };
      return { text: sayProblem(t, code), quotation: await loadQuotation(code), tone: "failure" };
    }
  }

  const check = async () => {
    setBusy(true);
    setSaid(null);
    setSaid(await ask());
    setBusy(false);
  };
  return (
    <Card as="section" className="grid gap-2.5 p-4">
      <div>
        <h2 className="font-semibold">{t("operation.check")}</h2>
        <p className="max-w-prose text-muted text-sm">{t("operation.checkNote")}</p>
      </div>
      <Button className="justify-self-start" disabled={isBusy || !isReady} look="main" onClick={check}>
        {t(isBusy ? "operation.checking" : "operation.checkNow")}
      </Button>
      <div aria-live="polite" className="empty:hidden">
        {said && !said.tone && <p className="font-medium">{said.text}</p>}
        {said?.tone && (
          <Notice tone={said.tone}>
            {said.text}
            {said.quotation && (
              <span className="block">{t("operation.quoted", { words: said.quotation })}</span>
            )}
          </Notice>
        )}
      </div>
    </Card>
  );
}
