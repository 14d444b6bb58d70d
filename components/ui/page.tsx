import type { ComponentProps } from "react";

// Paper cuts a grid badly where a page ends.
const stacked = "grid grid-cols-1 gap-3.5 print:block print:space-y-2.5";

/** What stands under one another on a page. */
export function Stack({ className = "", ...rest }: ComponentProps<"div">) {
  return <div className={`${stacked} ${className}`} {...rest} />;
}

/** What a page is about: under the header, and the place that its first link leads to. */
export function Page(props: ComponentProps<"main">) {
  return (
    <main
      className={`${stacked} content-start px-6 pt-5 pb-6 focus:outline-none max-sm:p-4 print:p-0`}
      id="main"
      tabIndex={-1}
      {...props}
    />
  );
}
