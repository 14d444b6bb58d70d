"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";

type AgentSearchProps = {
  query: string;
  /** `push` for the first letters of a search, which Back undoes as one step; `replace` for those that follow. */
  onSearch: (query: string, step: "push" | "replace") => void;
};

const settleMs = 200;

/** Finds agents by name or id while typing; accents and case do not matter. */
export function AgentSearch({ query, onSearch }: AgentSearchProps) {
  const t = useTranslations("filters");
  const [text, setText] = useState(query);
  const written = useRef(query);
  const hasStep = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // The field may hold text that was typed before React listened, without any event.
  useEffect(() => {
    if (field.current) setText(field.current.value);
  }, []);
  useEffect(() => {
    if (query === written.current) return;
    written.current = query;
    hasStep.current = false;
    setText(query);
  }, [query]);
  const search = useCallback(() => {
    written.current = text;
    onSearch(text, hasStep.current ? "replace" : "push");
    hasStep.current = true;
  }, [text, onSearch]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(search, settleMs);
    return () => clearTimeout(timer);
  }, [text, search]);
  return (
    <label className="inline-flex h-8 min-w-32 max-w-65 flex-[1_1_128px] items-center gap-1.5 rounded border border-line bg-card px-3 text-muted focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-1 max-sm:max-w-none">
      <Icon name="search" />
      <span className="sr-only">{t("search")}</span>
      <input
        autoComplete="off"
        className="w-full min-w-0 text-ink outline-none"
        maxLength={200}
        onBlur={() => {
          if (text !== written.current) search();
          hasStep.current = false;
        }}
        onChange={(event) => setText(event.target.value)}
        placeholder={t("search")}
        ref={field}
        spellCheck={false}
        type="search"
        value={text}
      />
    </label>
  );
}
