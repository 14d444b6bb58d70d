"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";

type AgentSearchProps = { query: string; onSearch: (query: string) => void };

const settleMs = 200;

/** Finds agents by name or id while typing; accents and case do not matter. */
export function AgentSearch({ query, onSearch }: AgentSearchProps) {
  const t = useTranslations("filters");
  const [text, setText] = useState(query);
  const written = useRef(query);
  useEffect(() => {
    if (query === written.current) return;
    written.current = query;
    setText(query);
  }, [query]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      onSearch(text);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <label className="control-field">
      <Icon name="search" />
      <span className="sr-only">{t("search")}</span>
      <input
        className="w-full min-w-0 bg-transparent outline-none"
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        placeholder={t("search")}
        spellCheck={false}
        type="search"
        value={text}
      />
    </label>
  );
}
