"use client";

import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { signIn, spendLink } from "@/lib/browser/session";
import { Entrance } from "./entrance";

type InvitationViewProps = {
  secret: string;
  purpose: "invitation" | "reset";
  email: string;
  name: string;
};

/** Where whoever has a one-time link chooses a password, and is signed in with it. */
export function InvitationView({ secret, purpose, email, name }: InvitationViewProps) {
  const t = useTranslations();
  const isNew = purpose === "invitation";
  const submit = async (text: (name: string) => string) => {
    const password = text("password");
    await spendLink(secret, { ...(isNew && { name: text("name") }), password });
    const step = await signIn(email, password);
    window.location.replace(step === "signed-in" ? "/" : "/sign-in");
  };
  return (
    <Entrance
      lead={t(isNew ? "invitation.lead" : "invitation.resetLead", { email })}
      onSubmit={submit}
      submit={t(isNew ? "invitation.submit" : "invitation.resetSubmit")}
      title={t(isNew ? "invitation.title" : "invitation.resetTitle")}
    >
      {isNew && (
        <Field
          autoComplete="name"
          defaultValue={name}
          label={t("signIn.name")}
          name="name"
          required
          type="text"
        />
      )}
      {/* For the browser's own list of passwords. */}
      <input autoComplete="username" className="hidden" name="email" readOnly type="email" value={email} />
      <Field
        autoComplete="new-password"
        hint={t("signIn.passwordRule")}
        label={t("signIn.password")}
        name="password"
        required
        type="password"
      />
    </Entrance>
  );
}
