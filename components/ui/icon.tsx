const paths = {
  previous: "M10 3.5 5.5 8l4.5 4.5",
  next: "M6 3.5 10.5 8 6 12.5",
  down: "m4 6 4 4 4-4",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14",
  close: "m4 4 8 8m0-8-8 8",
  warning: "M8 2.2 14.6 13.6H1.4L8 2.2Zm0 4.3v3.2m0 1.9v.2",
  pin: "M6 2.5h4M6.5 2.5v4L4.5 9h7l-2-2.5v-4M8 9v4.5",
  plus: "M8 3.5v9M3.5 8h9",
  settings: "M2 5h5.5m4 0H14M2 11h2.5m4 0H14M9.5 3v4M6.5 9v4",
  suppose: "M6 2.5h4M7 2.5v4l-3.6 7h9.2L9 6.5v-4",
  check: "m3 8.5 3.2 3.2L13 5",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      className="inline-block size-3.5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.5"
      viewBox="0 0 16 16"
    >
      <path d={paths[name]} />
    </svg>
  );
}
