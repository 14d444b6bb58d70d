/** What an export can be written as. */
export const exportFormats = ["xlsx", "csv", "json"] as const;

export type ExportFormat = (typeof exportFormats)[number];

export function isExportFormat(text: string | null): text is ExportFormat {
  return (exportFormats as readonly (string | null)[]).includes(text);
}
