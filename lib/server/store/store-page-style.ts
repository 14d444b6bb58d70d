/** The page's own style: while the store is away it asks for nothing else. Colours as in tailwind.config.ts. */
export const storePageStyle = `
:root { color-scheme: light dark;
  --page: light-dark(#f7f7f5, #111317); --card: light-dark(#fff, #181b20); --line: light-dark(#e6e6e1, #282c34);
  --ink: light-dark(#1b1d22, #eceef2); --muted: light-dark(#666a73, #a0a6b1);
  --accent: light-dark(#1f5fd0, #7fb0ff); --on-accent: light-dark(#fff, #0c1a30) }
:root[data-theme="light"] { color-scheme: light }
:root[data-theme="dark"] { color-scheme: dark }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/22px "Inter Variable", system-ui, sans-serif }
main { box-sizing: border-box; min-height: 100dvh; max-width: 560px; margin: auto; padding: 24px;
  display: grid; align-content: center; gap: 12px }
h1, p { margin: 0 }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance }
.name { color: var(--muted); font-weight: 600; font-size: 13px }
.again { border-top: 1px solid var(--line); padding-top: 12px; color: var(--muted) }
a { display: inline-block; border-radius: 6px; padding: 6px 14px; background: var(--accent); color: var(--on-accent);
  font-size: 13px; line-height: 20px; font-weight: 600; text-decoration: none }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }`;
