"use client";

import { useTranslations } from "use-intl";
import { Check, Field } from "@/components/ui/field";
import { setUp, signIn } from "@/lib/browser/session";
import { Entrance } from "./entrance";

type SignInViewProps = { returnPath: string; setUpToken: string | null; isDemo: boolean };

/** The sign-in: e-mail and password, then back to the link that was opened. With a set-up link it makes the first account. */
export function SignInView({ returnPath, setUpToken, isDemo }: SignInViewProps) {
  const t = useTranslations();
  const submit = async (text: (name: string) => string) => {
    const [email, password] = [text("email"), text("password")];
    if (setUpToken) await setUp({ token: setUpToken, name: text("name"), email, password });
    await signIn(email, password, text("keep") === "on");
    window.location.replace(returnPath);
  };
  return (
    <Entrance
      lead={t(setUpToken ? "signIn.setUpLead" : "signIn.lead")}
      note={isDemo && <p className="text-center font-medium text-note text-sm">{t("app.demo")}</p>}
      onSubmit={submit}
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
