"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { endFactor, renewRecoveryCodes } from "@/lib/browser/session";
import { AccountForm } from "../account-form";
import { PasswordField } from "./password-field";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpTwoFactor } from "./set-up-two-factor";

type TwoFactorViewProps = { isOn: boolean; email: string };

type Asked = "begin" | "end" | "codes" | null;

/** Two-factor of one's own account. Whatever changes it asks for the password. */
export function TwoFactorView({ isOn, email }: TwoFactorViewProps) {
  const t = useTranslations("twoFactor");
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState("");
  const leave = (words: string) => {
    setAsked(null);
    setCodes(null);
    setSaid(words);
    // What the server knows of the account now; where two-factor is demanded it leads to switching it on again.
    router.refresh();
  };
  if (asked === "begin")
    return <SetUpTwoFactor email={email} onCancel={() => setAsked(null)} onDone={() => leave(t("begun"))} />;
  if (codes !== null) return <RecoveryCodes codes={codes} email={email} onDone={() => leave("")} />;
  if (asked !== null)
    return (
      <AccountForm
        key={asked}
        onCancel={() => setAsked(null)}
        onSubmit={async (text) => {
          if (asked === "codes") return setCodes(await renewRecoveryCodes(text("password")));
          await endFactor(text("password"));
          leave(t("ended"));
        }}
        submit={t(asked)}
      >
        <p className="text-muted">{t(`${asked}Note`)}</p>
        <PasswordField email={email} />
      </AccountForm>
    );
  return (
    <>
      <p className="text-muted">{t(isOn ? "on" : "off")}</p>
      <div className="flex flex-wrap items-center gap-2.5">
        {isOn ? (
          <>
            <Button onClick={() => setAsked("codes")}>{t("codes")}</Button>
            <Button onClick={() => setAsked("end")}>{t("end")}</Button>
          </>
        ) : (
          <Button look="main" onClick={() => setAsked("begin")}>
            {t("begin")}
          </Button>
        )}
        <span className="text-muted" role="status">
          {said}
        </span>
      </div>
    </>
  );
}
