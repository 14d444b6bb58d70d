"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";
import { PageTitle } from "@/components/ui/page";
import { leave } from "@/lib/browser/leave";
import type { EnteredSourceFacts } from "@/lib/report/answers/source-answer";
import { LanguageSwitch } from "../look/language-switch";
import { SourceFormView } from "../source-form-view";

type SetUpViewProps = { email: string; facts: EnteredSourceFacts; zones: readonly string[] };

/** Where an administrator enters the source before there is one. The way goes on to the page of the operation. */
export function SetUpView({ email, facts, zones }: SetUpViewProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <main className="mx-auto grid w-full max-w-130 content-start gap-4 p-4 sm:pt-10" id="main" tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2 font-semibold text-lg">
          <Logo /> {t("app.name")}
        </span>
        <span className="flex items-center gap-1.5">
          <LanguageSwitch />
          <Button onClick={() => void leave(router)}>{t("app.signOut")}</Button>
        </span>
      </div>
      <div>
        <PageTitle>{t("operation.setUpTitle")}</PageTitle>
        <p className="text-muted [overflow-wrap:anywhere]">{t("operation.setUpLead", { email })}</p>
      </div>
      <SourceFormView
        facts={facts}
        // A page of its own: everything that was loaded before there were operations is loaded anew.
        onSaved={() => window.location.assign("/settings/operation")}
        title={t("operation.source")}
        zones={zones}
      />
    </main>
  );
}
