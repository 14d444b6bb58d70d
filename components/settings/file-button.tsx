import { buttonLooks } from "@/components/ui/button";

type FileButtonProps = {
  label: string;
  /** As `accept` of an input takes it. */
  accept: string;
  onOpen: (file: File) => void;
};

/** A button that opens a file. The browser's own says so in the browser's language, and the file's name stands elsewhere. */
export function FileButton({ label, accept, onOpen }: FileButtonProps) {
  return (
    <label
      className={`${buttonLooks.control} relative w-max cursor-pointer hover:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2`}
    >
      <input
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onOpen(file);
          // The same file may be chosen again once it was corrected.
          event.target.value = "";
        }}
        type="file"
      />
      {label}
    </label>
  );
}
