"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { formatBytes } from "@/lib/format";
import { classNames } from "./class-names";
import { describedBy, Field } from "./field";

interface FilePickerProps {
  id: string;
  name: string;
  label: string;
  /** Formats and limits, said before a file is chosen. */
  hint: ReactNode;
  error?: string;
  accept: string;
  /** Bytes; a larger file is named at once, before anything is sent. */
  limit: number;
  tooLarge: string;
  none: string;
  required?: boolean;
}

/** The browser's own picker with its limits, the chosen name and size. A refused file stays chosen until replaced. */
export function FilePicker(props: FilePickerProps) {
  const [chosen, setChosen] = useState<{ name: string; size: number } | null>(null);
  const oversize = chosen !== null && chosen.size > props.limit ? props.tooLarge : undefined;
  const error = oversize ?? props.error;
  return (
    <Field id={props.id} label={props.label} hint={props.hint} error={error}>
      <input
        type="file"
        id={props.id}
        name={props.name}
        accept={props.accept}
        aria-describedby={describedBy({ id: props.id, hint: props.hint, error })}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          setChosen(file ? { name: file.name, size: file.size } : null);
        }}
        className={classNames(
          "edge w-full rounded-2 border-line-strong bg-surface p-2 text-sm",
          "file:me-3 file:min-h-8 file:rounded-2 file:border file:border-solid file:border-line-strong file:bg-sunken file:px-3 file:text-text",
        )}
      />
      <p className="mt-1 text-xs text-text-2 tabular-nums">
        {chosen ? `${chosen.name} · ${formatBytes(chosen.size)}` : props.none}
      </p>
    </Field>
  );
}
