import { useTranslations } from "use-intl";
import { ApiError } from "./api";

/** What our server refused; null where it did not answer, or what failed is no question to it. */
export function findRefusal(error: unknown): ApiError | null {
  return error instanceof ApiError && error.code !== "network" ? error : null;
}

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
