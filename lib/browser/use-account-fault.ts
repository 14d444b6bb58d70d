import { useTranslations } from "use-intl";
import { ApiError } from "./api";

/** Why an account could not be signed in to, made or changed, in words. */
export function useAccountFault(): (error: unknown) => string {
  const t = useTranslations();
  return (error) => {
    if (!(error instanceof ApiError) || error.code === "network") return t("signIn.offline");
    if (/^(The code|Invalid code|code: )/.test(error.message)) return t("twoFactor.wrong");
    if (error.message.startsWith("Begin the sign-in")) return t("twoFactor.over");
    if (error.code === "unauthenticated") return t("signIn.wrong");
    if (error.code === "provider-unavailable") return t("openId.unavailable");
    if (error.code === "gone") return t("problems.gone");
    if (error.code === "rate-limited")
      return t("signIn.limited", { minutes: Math.ceil((error.retryAfterSeconds ?? 60) / 60) });
    if (/^(current|password): is not/.test(error.message)) return t("password.wrong");
    if (/^(password|new): must have/.test(error.message)) return t("invitation.short");
    if (/^(password|new): is easy/.test(error.message)) return t("invitation.easy");
    return t("signIn.failed", { detail: error.message });
  };
}
