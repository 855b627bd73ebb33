import { err, ok, type Result } from "@/lib/result";
import type { ApplicationKind, SigningCapacity, Track } from "../types/vocabulary";

/** Text of the pledge that is signed now; a later text gets the next number. */
export const PLEDGE_VERSION = 1;

/**
 * Who must sign, as data. On the track `filing` these are the three people of T20 (the self-assessment is signed by the
 * legal representative and by those responsible for safety and for legality); the form of 登记 names two [V2]. A
 * cancellation is declared by the legal representative alone [M].
 */
export const REQUIRED_CAPACITIES: Readonly<Record<Track, readonly SigningCapacity[]>> = {
  filing: ["legal_representative", "safety_officer", "legality_officer"],
  registration: ["legal_representative", "safety_officer"],
};
const REQUIRED_FOR_CANCELLATION: readonly SigningCapacity[] = ["legal_representative"];

export function requiredCapacities({ track, kind }: { track: Track; kind: ApplicationKind }) {
  return kind === "cancellation" ? REQUIRED_FOR_CANCELLATION : REQUIRED_CAPACITIES[track];
}

export interface GivenSignature {
  readonly contentHash: string;
  readonly capacity: SigningCapacity;
  readonly signedById: string;
  readonly signerName: string;
  readonly statement: string | null;
  readonly signedAt: Date;
}

/** How the pledge stands for one capacity. `void`: signed, but on an earlier content. */
export interface CapacityState<S extends GivenSignature = GivenSignature> {
  readonly capacity: SigningCapacity;
  readonly state: "signed" | "void" | "unsigned";
  /** The signature that counts, else the last that did. */
  readonly signature: S | null;
}

/** @param signatures the newest first */
export function pledgeStates<S extends GivenSignature>(
  required: readonly SigningCapacity[],
  signatures: readonly S[],
  contentHash: string,
): readonly CapacityState<S>[] {
  return required.map((capacity) => {
    const given = signatures.filter((signature) => signature.capacity === capacity);
    const counts = given.find((signature) => signature.contentHash === contentHash);
    if (counts) return { capacity, state: "signed", signature: counts };
    const earlier = given[0];
    return earlier ? { capacity, state: "void", signature: earlier } : { capacity, state: "unsigned", signature: null };
  });
}

export function isPledgeSigned(states: readonly CapacityState[]): boolean {
  return states.every(({ state }) => state === "signed");
}

export type SignRefusal =
  | "pledge.notRequired"
  | "pledge.signedAlready"
  | "pledge.contentChanged"
  | "pledge.statementMissing"
  | "pledge.findingsOpen";

/** Characters that a statement of double capacity has at least; a name alone is no statement. */
export const STATEMENT_MINIMUM = 10;

interface Signing {
  readonly capacity: SigningCapacity;
  readonly signerId: string;
  /** The content that the signer read. */
  readonly readHash: string;
  readonly statement: string | null;
  readonly contentHash: string;
  readonly blockingFindings: number;
  readonly states: readonly CapacityState[];
}

/** Whether a signature can be given now. One person in two capacities must say so in a statement of their own. */
export function judgeSigning(signing: Signing): Result<true, SignRefusal> {
  const own = signing.states.find(({ capacity }) => capacity === signing.capacity);
  if (!own) return err("pledge.notRequired");
  if (signing.readHash !== signing.contentHash) return err("pledge.contentChanged");
  if (own.state === "signed") return err("pledge.signedAlready");
  if (signing.blockingFindings > 0) return err("pledge.findingsOpen");
  const statement = (signing.statement ?? "").trim();
  if (signsAnother(signing) && [...statement].length < STATEMENT_MINIMUM) return err("pledge.statementMissing");
  return ok(true);
}

/** The person signed this content in another capacity. */
export function signsAnother({
  states,
  signerId,
  capacity,
}: Pick<Signing, "states" | "signerId" | "capacity">): boolean {
  return states.some(
    (other) => other.capacity !== capacity && other.state === "signed" && other.signature?.signedById === signerId,
  );
}
