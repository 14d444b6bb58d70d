import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { askReset } from "@/lib/browser/session";
import { Entrance, EntranceCard } from "./entrance";

/** Asks for a link to a new password. Whether there is such an account is told to nobody. */
export function ForgottenPassword({ onBack }: { onBack: () => void }) {
  const t = useTranslations("signIn");
  const [isAsked, setAsked] = useState(false);
  const back = (
    <Button autoFocus={isAsked} look="text" onClick={onBack}>
      {t("forgotBack")}
    </Button>
  );
  if (isAsked)
    return (
      <EntranceCard lead="" note={back} title={t("forgotTitle")}>
        <p role="status">{t("forgotDone")}</p>
      </EntranceCard>
    );
  return (
    <Entrance
      key="forgotten"
      lead={t("forgotLead")}
      note={back}
      onSubmit={async (text) => {
        await askReset(text("email"));
        setAsked(true);
      }}
      submit={t("forgotSubmit")}
      title={t("forgotTitle")}
    >
      <Field autoComplete="username" autoFocus label={t("email")} name="email" required type="email" />
    </Entrance>
  );
}
