"use client";
import { type ReactNode, useState } from "react";
import { formatBytes } from "@/lib/format";
import { buttonClasses } from "./button";
import { classNames } from "./class-names";
import { describedBy, Field } from "./field";

interface FilePickerProps {
  id: string;
  name: string;
  label: string;
  /** Formats and limits, said before a file is chosen. */
  hint: ReactNode;
  error?: string;
  /** Endings that the browser's picker offers; what was chosen is checked by content all the same. */
  accept?: string;
  /** Bytes; a larger file is named at once, before anything is sent. */
  limit: number;
  words: { choose: string; none: string; tooLarge: string };
}

/**
 * The browser's own picker under our words, since its button speaks the browser's language and not the page's. A
 * refused file stays chosen until it is replaced.
 */
export function FilePicker({ id, name, label, hint, accept, limit, words, ...rest }: FilePickerProps) {
  const [chosen, setChosen] = useState<{ name: string; size: number } | null>(null);
  const error = chosen !== null && chosen.size > limit ? words.tooLarge : rest.error;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div
        className={classNames(
          "edge relative flex flex-wrap items-center gap-3 rounded-2 bg-surface p-2",
          error ? "border-2 border-red-solid" : "border-line-strong",
        )}
      >
        <input
          type="file"
          id={id}
          name={name}
          accept={accept}
          aria-describedby={describedBy({ id, hint, error })}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            setChosen(file ? { name: file.name, size: file.size } : null);
          }}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className={classNames(
            buttonClasses({ small: true }),
            "cursor-pointer bg-sunken peer-focus-visible:outline-(length:--focus-w) peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-focus-visible:outline-solid",
          )}
        >
          {words.choose}
        </label>
        <span className="min-w-0 text-sm wrap-anywhere text-text-2 tabular-nums">
          {chosen ? `${chosen.name} · ${formatBytes(chosen.size)}` : words.none}
        </span>
      </div>
    </Field>
  );
}
