import type { ReactNode } from "react";

/** A page with one sentence and one way on. */
export function PagePlaceholder({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <main
      className="grid min-h-[85dvh] content-center justify-items-center gap-3 p-5 text-center"
      id="main"
      tabIndex={-1}
    >
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="max-w-prose text-muted">{text}</p>
      <div className="flex gap-1.5">{children}</div>
    </main>
  );
}
