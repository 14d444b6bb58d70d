import { createTabValue } from "./tab-value";
import { showPanel } from "./use-panel";

/** Puts a text into the clipboard; whether the browser let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What a reader copies by hand, and what it is called. */
export const textToCopy = createTabValue<{ title: string; text: string }>();

/** The same, or shows the text to be copied by hand where the page may not copy; whether it is copied. */
export async function copyOrShow(title: string, text: string): Promise<boolean> {
  if (await copyText(text)) return true;
  textToCopy.set({ title, text });
  showPanel("copy");
  return false;
}
