"use client";
import { type FormEvent, useState } from "react";
import type { SendRefusal } from "@/components/forms/send-form";
import type { Result } from "@/lib/result";

interface Upload<T> {
  readonly outcome: Promise<Result<T, SendRefusal>>;
  stop(): void;
}

type Begin<T> = (form: FormData, onProgress: (sent: number, total: number) => void) => Upload<T>;

interface Sending {
  readonly sent: number;
  readonly total: number;
  readonly stop: () => void;
}

/** A form with files on its way: how much was sent while it goes, why it was refused when it came back. */
export function useUpload<T>(begin: Begin<T>, onDone: (answer: T) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [refusal, setRefusal] = useState<SendRefusal | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { outcome, stop } = begin(new FormData(event.currentTarget), (sent, total) =>
      setSending((before) => before && { ...before, sent, total }),
    );
    setSending({ sent: 0, total: 1, stop });
    const answer = await outcome;
    if (answer.ok) return onDone(answer.value);
    setRefusal(answer.error);
    setSending(null);
  }

  return { sending, refusal: sending ? null : refusal, send };
}
