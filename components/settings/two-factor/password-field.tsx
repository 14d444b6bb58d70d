import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";

/** The password of whoever is signed in. */
export function PasswordField({ email }: { email: string }) {
  const t = useTranslations("twoFactor");
  return (
    <>
      {/* For the browser's own list of passwords. */}
      <input autoComplete="username" className="hidden" readOnly type="email" value={email} />
      <Field
        autoComplete="current-password"
        autoFocus
        label={t("password")}
        name="password"
        required
        type="password"
      />
    </>
  );
}
