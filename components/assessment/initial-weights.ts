import type { Speak } from "@/components/layout/speaker";
import type { InitFrom } from "@/models/contracts/config-fields";
import { INITIAL } from "./weights-copy";

/** The weights that training started from: of a run or an uploaded file, with the SHA-256 of their values. */
export function nameInitialWeights({ run, weightsHash: hash, file }: InitFrom, speak: Speak): string {
  if (file) return speak(INITIAL.file, { name: file.name, origin: file.origin, hash });
  return run === null ? hash : speak(INITIAL.run, { run, hash });
}
