/** Rows for a spreadsheet, or for another program. */
export const dataFormats = ["xlsx", "csv", "json"] as const;

export type DataFormat = (typeof dataFormats)[number];

/** What a link can be written as: its figures, or its chart as a picture. */
export const exportFormats = [...dataFormats, "png"] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** Whether a format tells single days, and not only the figures of the whole range. */
export function tellsDays(format: ExportFormat): boolean {
  return format === "xlsx" || format === "json";
}

export function isExportFormat(text: string | null): text is ExportFormat {
  return (exportFormats as readonly (string | null)[]).includes(text);
}
