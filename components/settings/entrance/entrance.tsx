"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Logo } from "@/components/ui/logo";
import { Notice } from "@/components/ui/notice";
import { useAccountFault } from "@/lib/browser/use-account-fault";
import { useReady } from "@/lib/browser/use-ready";
import { LanguageSwitch } from "../look/language-switch";

type EntranceProps = {
  title: string;
  lead: string;
  submit: string;
  /** Does what the form says; the page is left where it succeeds. `text` reads one of its fields. */
  onSubmit: (text: (name: string) => string) => Promise<void>;
  /** The fields. */
  children: ReactNode;
  /** What was refused before, said above the form. */
  refused?: string | undefined;
  /** Another way, below the form. */
  other?: ReactNode;
  /** Below the card. */
  note?: ReactNode;
};

/** A page before the door: one form, and nothing else of the product. */
export function Entrance({ submit, onSubmit, children, refused, other, ...card }: EntranceProps) {
  const t = useTranslations();
  const [isBusy, setBusy] = useState(false);
  const isReady = useReady();
  const [fault, setFault] = useState<string | null>(null);
  const explain = useAccountFault();
  const attempt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setFault(null);
    try {
      await onSubmit((name) => String(fields.get(name) ?? ""));
    } catch (error) {
      setFault(explain(error));
      setBusy(false);
    }
  };
  return (
    <EntranceCard {...card}>
      <noscript>
        <Notice tone="failure">{t("signIn.noScripts")}</Notice>
      </noscript>
      {refused && <Notice tone="failure">{refused}</Notice>}
      <form className="grid gap-3" method="post" onSubmit={attempt}>
        {children}
        <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
        <Button className="justify-center" disabled={isBusy || !isReady} look="main" type="submit">
          {isBusy ? t("signIn.wait") : submit}
        </Button>
      </form>
      {other}
    </EntranceCard>
  );
}

type EntranceCardProps = Pick<EntranceProps, "title" | "lead" | "children" | "note">;

/** What stands on such a page. */
export function EntranceCard({ title, lead, children, note }: EntranceCardProps) {
  const t = useTranslations();
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
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          <p className="text-muted [overflow-wrap:anywhere]">{lead}</p>
        </div>
        {children}
      </Card>
      {note}
      <p className="text-center text-muted text-sm">{t("signIn.independent")}</p>
    </main>
  );
}
