const mostCharacters = 200;

/**
 * A text of wolkvox's as it may be shown: printable, on one line, at most 200 characters, without the token and
 * without long numbers (they may be a person's).
 */
export function formatShownText(text: string, token: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, " ").trim();
  const scrubbed = [token, encodeURIComponent(token)].reduce(removeSecret, line);
  return [...scrubbed.replace(/\d{6,}/g, "…")].slice(0, mostCharacters).join("");
}

function removeSecret(text: string, secret: string): string {
  if (secret === "") return text;
  return text.replace(new RegExp(secret.replace(/[^A-Za-z0-9]/g, "\\$&"), "gi"), "[token]");
}
