"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/browser/api";
import { changePassword } from "@/lib/browser/session";

type PasswordViewProps = { onClose: () => void; onSay: (text: string) => void };

/** The reader's own password, changed by whoever knows the one that holds now. */
export function PasswordView({ onClose, onSay }: PasswordViewProps) {
  const t = useTranslations();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const explain = useFaultWords();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setFault(null);
    try {
      await changePassword(String(fields.get("current") ?? ""), String(fields.get("new") ?? ""));
      onClose();
      onSay(t("password.changed"));
    } catch (error) {
      setFault(explain(error));
      setBusy(false);
    }
  };
  return (
    <Modal closeLabel={t("commands.close")} onClose={onClose} title={t("password.title")}>
      <form className="grid max-w-90 gap-3 px-5 pb-5" method="post" onSubmit={submit}>
        <Field
          autoComplete="current-password"
          label={t("password.current")}
          name="current"
          required
          type="password"
        />
        <Field
          autoComplete="new-password"
          hint={`${t("signIn.passwordRule")} ${t("password.others")}`}
          label={t("password.new")}
          name="new"
          required
          type="password"
        />
        <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
        <Button className="justify-self-start" disabled={isBusy} look="main" type="submit">
          {t("password.submit")}
        </Button>
      </form>
    </Modal>
  );
}

function useFaultWords(): (error: unknown) => string {
  const t = useTranslations();
  return (error) => {
    if (!(error instanceof ApiError) || error.code === "network") return t("signIn.offline");
    if (error.code === "rate-limited")
      return t("signIn.limited", { minutes: Math.ceil((error.retryAfterSeconds ?? 60) / 60) });
    return error.status === 400 || error.status === 401
      ? t("password.wrong")
      : t("password.failed", { detail: error.message });
  };
}
