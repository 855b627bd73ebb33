"use client";
import { AlertDialog } from "radix-ui";
import { type ReactNode, useId, useState } from "react";
import { Button, type ButtonLook } from "./button";
import { CONTROL } from "./input";
import { useStyleNonce } from "./style-nonce";
import { SubmitButton } from "./submit-button";

interface ConfirmDialogProps {
  /** The button that opens the dialog. */
  opener: string;
  /** Its name for screen readers, where several openers of one page would read the same. */
  openerName?: string;
  openerLook?: ButtonLook;
  title: string;
  children: ReactNode;
  /** For what cannot be undone: the words to type, and what the input is called. */
  typed?: { expected: string; label: string; mismatch: string };
  confirm: string;
  pending: string;
  dismiss: string;
  /** Receives the form of the dialog. */
  action: (form: FormData) => void;
  /** Hidden values that go with the form. */
  values: Readonly<Record<string, string>>;
}

/** Asks before an act. The focus stays inside, Escape leaves, and nothing happens until the words are typed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  useStyleNonce();
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger asChild>
        <Button look={props.openerLook ?? "danger"} small aria-label={props.openerName}>
          {props.opener}
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-20 bg-scrim" />
        <AlertDialog.Content className="edge fixed top-1/2 left-1/2 z-20 max-h-[calc(100vh-2rem)] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-2 border-line-strong bg-surface text-sm leading-body text-text shadow-dialog">
          <DialogForm {...props} close={() => setOpen(false)} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function DialogForm(props: ConfirmDialogProps & { close: () => void }) {
  const [text, setText] = useState("");
  const id = useId();
  const matches = props.typed === undefined || text.trim() === props.typed.expected;
  return (
    <form
      action={(form) => {
        props.action(form);
        props.close();
      }}
    >
      {Object.entries(props.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-3 px-6 pt-4 pb-4">
        <AlertDialog.Title className="text-lg font-strong">{props.title}</AlertDialog.Title>
        <AlertDialog.Description asChild>
          <div className="grid gap-3">{props.children}</div>
        </AlertDialog.Description>
        {props.typed && (
          <div>
            <label htmlFor={id} className="block font-strong">
              {props.typed.label}
            </label>
            <input
              id={id}
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              className={`${CONTROL} mt-1 w-full`}
            />
          </div>
        )}
      </div>
      <div className="edge-t flex flex-wrap items-center gap-3 bg-sunken px-6 py-3">
        {matches ? (
          <SubmitButton look="danger" pendingLabel={props.pending}>
            {props.confirm}
          </SubmitButton>
        ) : (
          <Button refusedBy={`${id}-why`}>{props.confirm}</Button>
        )}
        <AlertDialog.Cancel asChild>
          <Button>{props.dismiss}</Button>
        </AlertDialog.Cancel>
        {props.typed && !matches && (
          <p id={`${id}-why`} className="text-xs text-text-2">
            {props.typed.mismatch}
          </p>
        )}
      </div>
    </form>
  );
}
