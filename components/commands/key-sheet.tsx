"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Modal } from "@/components/ui/modal";
import { areSingleKeysOn, chooseSingleKeys } from "@/lib/browser/single-keys";
import { shortcutNames, shortcuts } from "./shortcut";

const tableKeys = [
  ["walk", ["arrows"]],
  ["edges", ["home", "end"]],
  ["pages", ["pageUp", "pageDown"]],
  ["origin", ["enter"]],
] as const;

/** Every key that does something, and the switch for those that need no other key beside them. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("commands");
  const [isOn, setOn] = useState(areSingleKeysOn);
  const choose = (isChosen: boolean) => {
    chooseSingleKeys(isChosen);
    setOn(isChosen);
  };
  return (
    <Modal closeLabel={t("close")} onClose={onClose} title={t("keysTitle")}>
      <label className="modal-lead flex items-start gap-2">
        <input
          checked={isOn}
          className="mt-1 accent-accent"
          onChange={(event) => choose(event.target.checked)}
          type="checkbox"
        />
        <span>
          {t("singleKeys")}
          <span className="block text-muted text-sm">{t("singleKeysNote")}</span>
        </span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section aria-label={t("keysTitle")} className="key-sheet" tabIndex={0}>
        <KeyList
          isOff={!isOn}
          rows={shortcutNames.map((name) => [t(`key-${name}`), shortcuts[name].map(nameKey)])}
          title={t("keysReport")}
        />
        <div className="grid content-start gap-4">
          <KeyList
            rows={[
              [t("title"), ["Ctrl K", "⌘ K"]],
              [t("key-close"), ["Esc"]],
            ]}
            title={t("keysAnywhere")}
          />
          <KeyList
            rows={tableKeys.map(([name, keys]) => [t(`key-${name}`), keys.map((key) => t(`name-${key}`))])}
            title={t("keysTable")}
          />
        </div>
      </section>
    </Modal>
  );
}

type KeyListProps = {
  title: string;
  rows: readonly (readonly [text: string, keys: readonly string[]])[];
  isOff?: boolean;
};

function KeyList({ title, rows, isOff = false }: KeyListProps) {
  return (
    <section className={isOff ? "key-list key-list-off" : "key-list"}>
      <h3>{title}</h3>
      <dl>
        {rows.map(([text, keys]) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function nameKey(key: string): string {
  const arrows: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→" };
  return arrows[key] ?? key;
}
