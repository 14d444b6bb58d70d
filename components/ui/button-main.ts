// Paper has nothing that can be pressed.
export const buttonBox = "inline-flex h-8 items-center whitespace-nowrap rounded print:hidden";

/** The one thing that is done here. By itself, because the page of an error ships it apart from all other looks. */
export const mainLook = `${buttonBox} bg-accent px-3.5 font-semibold text-on-accent disabled:opacity-50 forced-colors:border`;
