/** What Next hands to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The same words as a query string's entries, repeated ones one by one. */
export function listEntries(params: SearchParams): [string, string][] {
  return Object.entries(params).flatMap(([word, value]) => {
    const values = Array.isArray(value) ? value : [value ?? ""];
    return values.map((text): [string, string] => [word, text]);
  });
}
