"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { setUp, signIn } from "@/lib/browser/session";
import { LanguageSwitch } from "./language-switch";

type SignInViewProps = { returnPath: string; setUpToken: string | null; isDemo: boolean };

/** The sign-in: e-mail and password, then back to the link that was opened. With a set-up link it makes the first account. */
export function SignInView({ returnPath, setUpToken, isDemo }: SignInViewProps) {
  const t = useTranslations();
  const [isBusy, setBusy] = useState(false);
  // Until the scripts have arrived the browser would send the form by itself, to a page that takes none.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const [fault, setFault] = useState<string | null>(null);
  const explain = useFaultWords();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "");
    setBusy(true);
    setFault(null);
    try {
      const [email, password] = [text("email"), text("password")];
      if (setUpToken) await setUp({ token: setUpToken, name: text("name"), email, password });
      await signIn(email, password);
      window.location.replace(returnPath);
    } catch (error) {
      setFault(explain(error));
      setBusy(false);
    }
  };
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-3 p-4">
      <Card className="grid w-full max-w-78 gap-4 p-5">
        <div className="flex items-center justify-between">
          <span className="flex items-center gap-2 font-semibold text-lg">
            <Logo /> {t("app.name")}
          </span>
          <LanguageSwitch />
        </div>
        <div>
          <h1 className="font-semibold text-xl tracking-tight">
            {t(setUpToken ? "signIn.setUpTitle" : "signIn.title")}
          </h1>
          <p className="text-muted">{t(setUpToken ? "signIn.setUpLead" : "signIn.lead")}</p>
        </div>
        <noscript>
          <Notice tone="failure">{t("signIn.noScripts")}</Notice>
        </noscript>
        <form className="grid gap-3" method="post" onSubmit={submit}>
          {setUpToken && (
            <Field autoComplete="name" label={t("signIn.name")} name="name" required type="text" />
          )}
          <Field autoComplete="username" label={t("signIn.email")} name="email" required type="email" />
          <Field
            autoComplete={setUpToken ? "new-password" : "current-password"}
            hint={setUpToken ? t("signIn.passwordRule") : undefined}
            label={t("signIn.password")}
            name="password"
            required
            type="password"
          />
          <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
          <Button className="justify-center" disabled={isBusy || !isReady} look="main" type="submit">
            {t(isBusy ? "signIn.wait" : setUpToken ? "signIn.setUpSubmit" : "signIn.submit")}
          </Button>
        </form>
      </Card>
      {isDemo && <p className="text-center font-medium text-note text-sm">{t("app.demo")}</p>}
      <p className="text-center text-muted text-sm">{t("signIn.independent")}</p>
    </main>
  );
}

function useFaultWords(): (error: unknown) => string {
  const t = useTranslations("signIn");
  return (error) => {
    if (!(error instanceof ApiError) || error.code === "network") return t("offline");
    if (error.code === "unauthenticated") return t("wrong");
    if (error.code === "rate-limited")
      return t("limited", { minutes: Math.ceil((error.retryAfterSeconds ?? 60) / 60) });
    return t("failed", { detail: error.message });
  };
}
