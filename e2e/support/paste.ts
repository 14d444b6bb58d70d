import type { Page } from "@playwright/test";

/** Pastes ids, one a line, into the form of a team. */
export async function pasteIds(page: Page, text: string): Promise<void> {
  await page
    .getByRole("form")
    .getByRole("textbox", { name: "Buscar por nombre o id" })
    .evaluate((field, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", copied);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
}
