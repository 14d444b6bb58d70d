"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { MessageCard } from "@/components/ui/card";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useSessionEnd } from "@/lib/browser/use-session-end";
import { SignInLink } from "./sign-in-link";

/** What only a signed-in reader may see. Once the session ends nothing of it stays, on the page or in memory. */
export function SessionGuardView({ email, children }: { email: string; children: ReactNode }) {
  const t = useTranslations();
  const end = useSessionEnd(email);
  const client = useQueryClient();
  usePageTitle(end === null ? null : t("app.name"));
  useEffect(() => {
    if (end !== null) client.clear();
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
