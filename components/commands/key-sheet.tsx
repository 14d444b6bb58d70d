"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Check } from "@/components/ui/field";
import { KeyCap } from "@/components/ui/key-cap";
import { Modal } from "@/components/ui/modal";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { areSingleKeysOn, chooseSingleKeys } from "@/lib/browser/single-keys";
import { shortcutNames, shortcuts } from "./shortcut";

const tableKeys = [
  ["walk", ["arrows"]],
  ["edges", ["home", "end"]],
  ["pages", ["pageUp", "pageDown"]],
  ["origin", ["enter"]],
] as const;

/** The list of keys, and the switch that turns single keys off. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("commands");
  const [isOn, setOn] = useState(areSingleKeysOn);
  const choose = (isChosen: boolean) => {
    chooseSingleKeys(isChosen);
    setOn(isChosen);
  };
  return (
    <Modal closeLabel={t("close")} onClose={onClose} title={t("keysTitle")}>
      <Check
        checked={isOn}
        className="px-5"
        hint={t("singleKeysNote")}
        label={t("singleKeys")}
        onChange={(event) => choose(event.target.checked)}
      />
      <ScrollRegion
        aria-label={t("keysTitle")}
        className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-8 gap-y-5 overflow-y-auto border-line border-t px-5 pt-3 pb-5"
      >
        <KeyList
          isOff={!isOn}
          rows={shortcutNames.map((name) => [t(`key-${name}`), shortcuts[name].map(nameKey)])}
          title={t("keysReport")}
        />
        <div className="grid content-start gap-3">
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
      </ScrollRegion>
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
    <section>
      <h3 className="pb-1 font-medium text-muted text-sm/5">{title}</h3>
      <dl className={isOff ? "opacity-60" : undefined}>
        {rows.map(([text, keys]) => (
          <div
            className="flex min-h-7.5 items-center justify-between gap-4 not-first:border-line not-first:border-t"
            key={text}
          >
            <dt>{text}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
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
