import { useTranslations } from "use-intl";
import type { ApiError } from "./api";
import { findRefusal } from "./refusal";

type Part = "apiKeys" | "dayNotes" | "people" | "savedViews" | "shares" | "teams";

/** Why something was not done, as a part of the catalogue says it. `own`: what that part has a sentence of its own for. */
export function useFaultWords(
  part: Part,
  own: (refusal: ApiError) => string | null = () => null,
): (error: unknown) => string {
  const t = useTranslations();
  return (error) => {
    const refusal = findRefusal(error);
    if (refusal === null) return t(`${part}.offline`);
    return own(refusal) ?? t(`${part}.failed`, { detail: refusal.message });
  };
}
