import { z } from "zod";
import { isPlainText } from "@/lib/report/text";

/** A name of at most `most` characters, tidied. */
export function shortName(most: number) {
  return z
    .string()
    .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((name) => name !== "", "must not be empty")
    .refine((name) => name.length <= most, `may have ${most} characters at most`)
    .refine(isPlainText, "may hold no invisible characters or direction marks");
}
