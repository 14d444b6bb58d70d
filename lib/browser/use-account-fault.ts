import { useTranslations } from "use-intl";
import { findRefusal } from "./refusal";

/** Why an account could not be signed in to, made or changed, in words. */
export function useAccountFault(): (error: unknown) => string {
  const t = useTranslations();
  return (error) => {
    const refusal = findRefusal(error);
    if (refusal === null) return t("signIn.offline");
    if (/^(The code|Invalid code|code: )/.test(refusal.message)) return t("twoFactor.wrong");
    if (refusal.message.startsWith("Begin the sign-in")) return t("twoFactor.over");
    if (refusal.code === "unauthenticated") return t("signIn.wrong");
    if (refusal.code === "provider-unavailable") return t("openId.unavailable");
    if (refusal.code === "gone") return t("problems.gone");
    if (refusal.code === "rate-limited")
      return t("signIn.limited", { minutes: Math.ceil((refusal.retryAfterSeconds ?? 60) / 60) });
    if (/^(current|password): is not/.test(refusal.message)) return t("password.wrong");
    if (/^(password|new): must have/.test(refusal.message)) return t("invitation.short");
    if (/^(password|new): is easy/.test(refusal.message)) return t("invitation.easy");
    return t("signIn.failed", { detail: refusal.message });
  };
}
