import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { ARTEFACT_KINDS, type Artefact, type KeptFile } from "../contracts/run-events";

/**
 * Hands files to the sink and remembers them for the manifest. Checkpoints are not remembered: each gives way to the
 * next. A resumed run begins with the files that its checkpoint remembers.
 */
export class KeptFiles {
  private readonly byPlace = new Map<string, KeptFile>();

  constructor(
    private readonly sink: (artefact: Artefact) => Promise<void>,
    earlier: readonly KeptFile[] = [],
  ) {
    for (const file of earlier) this.byPlace.set(placeOf(file), file);
  }

  async keep(artefact: Artefact): Promise<void> {
    await this.sink(artefact);
    if (artefact.kind === "checkpoint") return;
    const { kind, step, mediaType, bytes } = artefact;
    const file = { kind, step, mediaType, size: bytes.length, sha256: sha256(bytes) };
    this.byPlace.set(placeOf(file), file);
  }

  /** By kind, then by step. */
  list(): KeptFile[] {
    return [...this.byPlace.values()].sort(
      (a, b) => ARTEFACT_KINDS.indexOf(a.kind) - ARTEFACT_KINDS.indexOf(b.kind) || (a.step ?? -1) - (b.step ?? -1),
    );
  }
}

const placeOf = ({ kind, step }: KeptFile) => `${kind}:${step}`;

/** JSON by RFC 8785 in UTF-8: equal content has equal bytes. */
export function jsonBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return Buffer.from(text, "utf8");
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
