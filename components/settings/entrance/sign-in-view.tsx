"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Check, Field } from "@/components/ui/field";
import { sendCode, setUp, signIn } from "@/lib/browser/session";
import { settingsFolder } from "@/lib/search/settings-pages";
import { Entrance } from "./entrance";
import { ForgottenPassword } from "./forgotten-password";
import { OpenIdButton } from "./open-id-button";

const refusals = ["unknown", "disabled", "cancelled", "failed"] as const;

type SignInViewProps = {
  returnPath: string;
  setUpToken: string | null;
  isDemo: boolean;
  /** What the OpenID provider is called; null where there is none. */
  openIdName: string | null;
  /** Whether a link for a new password can be sent by e-mail. */
  canReset: boolean;
  /** Why whoever comes back from it was not signed in. */
  refused: string | null;
};

/** The sign-in: e-mail and password, then back to the link that was opened. With a set-up link it makes the first account. */
export function SignInView({
  returnPath,
  setUpToken,
  isDemo,
  openIdName,
  canReset,
  refused,
}: SignInViewProps) {
  const t = useTranslations();
  // Who has given the right password, and is asked for the code.
  const [halfway, setHalfway] = useState<string | null>(null);
  const [isForgotten, setForgotten] = useState(false);
  const submit = async (text: (name: string) => string) => {
    const [email, password] = [text("email"), text("password")];
    if (setUpToken) await setUp({ token: setUpToken, name: text("name"), email, password });
    const step = await signIn(email, password, text("keep") === "on");
    if (step === "code-asked") setHalfway(email);
    // The set-up link goes on to where the figures come from.
    else window.location.replace(setUpToken ? `${settingsFolder}operation` : returnPath);
  };
  if (halfway !== null)
    return (
      <Entrance
        key="code"
        lead={t("twoFactor.lead")}
        note={
          <Button look="text" onClick={() => setHalfway(null)}>
            {t("twoFactor.back")}
          </Button>
        }
        onSubmit={async (text) => {
          await sendCode(halfway, text("code"));
          window.location.replace(returnPath);
        }}
        submit={t("signIn.submit")}
        title={t("twoFactor.title")}
      >
        <Field
          autoComplete="one-time-code"
          autoFocus
          hint={t("twoFactor.codeHint")}
          label={t("twoFactor.code")}
          maxLength={40}
          name="code"
          required
        />
      </Entrance>
    );
  if (isForgotten) return <ForgottenPassword onBack={() => setForgotten(false)} />;
  const name = openIdName ?? "";
  const refusal = refusals.find((known) => known === refused);
  return (
    <Entrance
      lead={t(setUpToken ? "signIn.setUpLead" : "signIn.lead")}
      note={isDemo && <p className="text-center font-medium text-note text-sm">{t("app.demo")}</p>}
      onSubmit={submit}
      other={
        !setUpToken && (
          <>
            {canReset && (
              <Button className="justify-self-center" look="text" onClick={() => setForgotten(true)}>
                {t("signIn.forgot")}
              </Button>
            )}
            {openIdName && <OpenIdButton name={name} returnPath={returnPath} />}
          </>
        )
      }
      refused={refusal && t(`openId.${refusal}`, { name })}
      submit={t(setUpToken ? "signIn.setUpSubmit" : "signIn.submit")}
      title={t(setUpToken ? "signIn.setUpTitle" : "signIn.title")}
    >
      {setUpToken && <Field autoComplete="name" label={t("signIn.name")} name="name" required type="text" />}
      <Field autoComplete="username" label={t("signIn.email")} name="email" required type="email" />
      <Field
        autoComplete={setUpToken ? "new-password" : "current-password"}
        hint={setUpToken ? t("signIn.passwordRule") : undefined}
        label={t("signIn.password")}
        name="password"
        required
        type="password"
      />
      {!setUpToken && <Check label={t("signIn.keep")} name="keep" />}
    </Entrance>
  );
}
