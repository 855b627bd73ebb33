"use client";
import Link from "next/link";
import { useState, useTransition } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { draftPublicTextAction } from "@/lib/filing/actions/dossier";
import { dossierAddress } from "@/lib/filing/rules/dossier/addresses";
import type { Words } from "@/lib/format";
import { fill } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { DOSSIER } from "./dossier-copy";
import type { DraftPage } from "./draft-page";

interface DrawPublicTextProps {
  page: DraftPage;
  onDrawn: (filled: Readonly<Record<string, string>>, versions: Readonly<Record<string, number>>) => void;
}

/** Words the empty public fields from the sections before; the reader edits them. */
export function DrawPublicText({ page, onDrawn }: DrawPublicTextProps) {
  const [said, setSaid] = useState<Words | null>(null);
  const [pending, startTransition] = useTransition();
  const speak = speaker(page.language);
  const draw = () =>
    startTransition(async () => {
      const form = new FormData();
      form.set("filingId", page.filingId);
      form.set("applicationId", page.applicationId);
      const { data, message } = await draftPublicTextAction(IDLE, form);
      if (!data) return setSaid(message ?? null);
      onDrawn(data.filled, data.versions);
      const count = Object.keys(data.filled).length;
      setSaid(count === 0 ? DOSSIER.drawnNone : fill(DOSSIER.drawn, { count }));
    });
  return (
    <div className="grid justify-items-start gap-2">
      <Button onClick={draw} aria-disabled={pending || undefined}>
        {speak(pending ? DOSSIER.drawing : DOSSIER.draw)}
      </Button>
      <p className="text-sm text-text-2">{speak(DOSSIER.drawHint)}</p>
      <p className="text-sm">
        <Link href={`${dossierAddress(page.filingId)}/preview`}>{speak(DOSSIER.preview)}</Link>
      </p>
      <p role="status" className="text-sm font-strong">
        {said && speak(said)}
      </p>
    </div>
  );
}
