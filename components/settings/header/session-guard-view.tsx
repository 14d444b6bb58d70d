"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { buttonLooks } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";
import { dropDownload } from "@/lib/browser/download/standing-download";
import { usePageAddress } from "@/lib/browser/use-page-address";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useSessionEnd } from "@/lib/browser/use-session-end";

/** Shows its children while the session lasts. Afterwards nothing of them stays on the page or in memory. */
export function SessionGuardView({ email, children }: { email: string; children: ReactNode }) {
  const t = useTranslations();
  const end = useSessionEnd(email);
  const client = useQueryClient();
  usePageTitle(end === null ? null : t("app.name"));
  useEffect(() => {
    if (end === null) return;
    client.clear();
    dropDownload();
  }, [end, client]);
  if (end === null) return children;
  return (
    <main className="grid min-h-dvh content-center justify-items-center p-4" id="main" tabIndex={-1}>
      <MessageCard role="alert">
        <h1 className="font-semibold text-lg">{t("sessionEnd.title")}</h1>
        <p>{t(`sessionEnd.${end}`)}</p>
        <p className="text-muted">{t("sessionEnd.next")}</p>
        <SignInLink />
      </MessageCard>
    </main>
  );
}

/** The way back in, to the very link that is open. */
function SignInLink() {
  const t = useTranslations("problems");
  return (
    <a className={buttonLooks.main} href={`/sign-in?next=${encodeURIComponent(usePageAddress())}`}>
      {t("signIn")}
    </a>
  );
}
