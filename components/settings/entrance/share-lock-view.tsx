"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { ApiError } from "@/lib/browser/api";
import { unlockShare } from "@/lib/browser/queries/shares-query";

/** Asks for the passphrase of a shared link. */
export function ShareLockView({ secret }: { secret: string }) {
  const t = useTranslations();
  const [passphrase, setPassphrase] = useState("");
  const { fault, run } = useAttempt((error) => {
    const isWrong = error instanceof ApiError && error.code === "forbidden";
    return t(isWrong ? "shares.wrongPassphrase" : "shares.tryLater");
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await run(() => unlockShare(secret, passphrase).then(() => window.location.reload()));
  };
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-3 p-4" id="main">
      <Card className="grid w-full max-w-78 gap-4 p-5">
        <span className="flex items-center gap-2 font-semibold text-lg">
          <Logo /> {t("app.name")}
        </span>
        <h1 className="font-semibold text-xl tracking-tight">{t("shares.shared")}</h1>
        <form className="grid gap-3" method="post" onSubmit={submit}>
          <Field
            autoComplete="off"
            label={t("shares.passphrase")}
            onChange={(event) => setPassphrase(event.target.value)}
            type="password"
            value={passphrase}
          />
          <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
          <Button className="justify-center" look="main" type="submit">
            {t("shares.open")}
          </Button>
        </form>
      </Card>
    </main>
  );
}
