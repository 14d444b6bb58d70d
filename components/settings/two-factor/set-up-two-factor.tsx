import { type ReactNode, useState } from "react";
import { encode } from "uqr";
import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Field } from "@/components/ui/field";
import { beginFactor, confirmFactor, type NewFactor } from "@/lib/browser/session";
import { AccountForm } from "../account-form";
import { PasswordField } from "./password-field";
import { RecoveryCodes } from "./recovery-codes";

type SetUpTwoFactorProps = {
  email: string;
  onDone: () => void;
  /** Leaves the account as it is, where that can be chosen. */
  onCancel?: () => void;
};

/** Switches two-factor on: the password, one right code of the telephone, and then the recovery codes, shown this once. */
export function SetUpTwoFactor({ email, onDone, onCancel }: SetUpTwoFactorProps) {
  const t = useTranslations("twoFactor");
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  if (factor === null)
    return (
      <AccountForm
        key="password"
        onCancel={onCancel}
        onSubmit={async (text) => setFactor(await beginFactor(text("password")))}
        submit={t("next")}
      >
        <PasswordField email={email} />
      </AccountForm>
    );
  if (isConfirmed) return <RecoveryCodes codes={factor.backupCodes} email={email} onDone={onDone} />;
  return (
    <AccountForm
      key="code"
      onCancel={onCancel}
      onSubmit={async (text) => {
        await confirmFactor(text("code"));
        setConfirmed(true);
      }}
      submit={t("confirm")}
    >
      <Step number={1}>
        <p>{t("scan")}</p>
        <QrCode label={t("picture")} text={factor.totpURI} />
        <CopiedText label={t("key")} text={keyOf(factor)} />
      </Step>
      <Step number={2}>
        <Field
          autoComplete="one-time-code"
          autoFocus
          hint={t("confirmHint")}
          inputMode="numeric"
          label={t("code")}
          maxLength={20}
          name="code"
          required
        />
      </Step>
    </AccountForm>
  );
}

function Step({ number, children }: { number: number; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
      <span aria-hidden="true" className="font-semibold text-muted">
        {number}
      </span>
      <div className="grid min-w-0 justify-items-start gap-2">{children}</div>
    </div>
  );
}

/** In groups of four, as it is read and typed; authenticators take it with the spaces too. */
function keyOf({ totpURI }: NewFactor): string {
  const key = new URL(totpURI).searchParams.get("secret") ?? "";
  return (key.match(/.{1,4}/g) ?? []).join(" ");
}

/** Drawn here: no other host learns the secret. Dark on white in both themes, because cameras want that. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      aria-label={label}
      className="size-48 rounded border border-line bg-[#fff]"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size} ${size}`}
    >
      <path d={path.join("")} fill="#000" />
    </svg>
  );
}
