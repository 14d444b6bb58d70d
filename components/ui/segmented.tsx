"use client";

import { useEffect, useRef } from "react";

type Choice<Value extends string> = { value: Value; label: string; name?: string };

export type SegmentedProps<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
};

/** One of a few, all in view. */
export function Segmented<Value extends string>({ label, choices, chosen, onChoose }: SegmentedProps<Value>) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(
    () => keepInView(group.current, group.current?.querySelector(`[data-value="${chosen}"]`)),
    [chosen],
  );
  return (
    <fieldset
      ref={group}
      className="flex min-w-0 overflow-x-auto rounded border border-line bg-card [scrollbar-width:none]"
    >
      <legend className="sr-only">{label}</legend>
      {choices.map(({ value, label: text, name }) => (
        <button
          aria-label={name}
          aria-pressed={value === chosen}
          className="h-[30px] shrink-0 border-line border-l px-2.5 [legend+&]:border-l-0 font-medium text-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent focus-visible:-outline-offset-2"
          data-value={value}
          key={value}
          onClick={() => onChoose(value)}
          title={name}
          type="button"
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}

/** Scrolls a row of choices to the chosen one. On a phone that may lie beyond the edge; the page itself must not move. */
export function keepInView(group: HTMLElement | null, chosen: HTMLElement | null | undefined): void {
  if (!group || !chosen) return;
  const [box, room] = [chosen.getBoundingClientRect(), group.getBoundingClientRect()];
  group.scrollLeft += Math.max(0, box.right - room.right) - Math.max(0, room.left - box.left);
}
