/** Every single key that does something, with what it does; the sheet lists them in this order. */
export const shortcuts = {
  find: ["/"],
  today: ["t"],
  yesterday: ["y"],
  week: ["w"],
  month: ["m"],
  previous: ["ArrowLeft", "["],
  next: ["ArrowRight", "]"],
  byAgent: ["a"],
  byDay: ["d"],
  unit: ["u"],
  clear: ["x"],
  copy: ["c"],
  keys: ["?"],
} as const satisfies Record<string, readonly string[]>;

export type ShortcutName = keyof typeof shortcuts;

/** What opens something at once; the others read or change the link. */
export type OpeningShortcut = "find" | "keys";

export type LinkShortcut = Exclude<ShortcutName, OpeningShortcut>;

type ModifiedKey = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

export type KeyPress = ModifiedKey & {
  repeat: boolean;
  isComposing: boolean;
  /** The AltGr of keyboards on which `[` needs it: it comes as Ctrl and Alt together. */
  isAltGraph: boolean;
};

/** Ctrl+K, or Cmd+K: the palette, wherever the focus is. */
export function isPaletteKey({ key, altKey, ctrlKey, metaKey, shiftKey }: ModifiedKey): boolean {
  return key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;
}

/** What a single key stands for; null for one that is the browser's, a screen reader's or nobody's. */
export function findShortcut(press: KeyPress): ShortcutName | null {
  const { key, isAltGraph, repeat, isComposing } = press;
  const isHeld = press.metaKey || ((press.ctrlKey || press.altKey) && !isAltGraph);
  const isWord = /^\p{L}$|^Arrow/u.test(key);
  if (repeat || isComposing || isHeld || (isWord && (press.shiftKey || isAltGraph))) return null;
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  const [name] = shortcutNames.filter((name) => (shortcuts[name] as readonly string[]).includes(wanted));
  return name ?? null;
}

// Object.keys of an object literal of ours: its own names and no others.
export const shortcutNames = Object.keys(shortcuts) as ShortcutName[];
