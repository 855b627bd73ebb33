import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { keepFile } from "@/lib/files/repository";
import { inPieces } from "@/lib/files/service/in-pieces";
import { readUpload } from "@/lib/files/service/read-upload";
import { newId } from "@/lib/ids";
import { putBytes } from "@/lib/storage/files";
import { readWeightsFile, type WeightsFile } from "@/models/contracts/weights-file";
import { weightsReason } from "../copy/weights-upload";
import { insertWeights } from "../repository/weights";
import { UPLOAD_LIMITS, type WeightsFields, weightsFields } from "../schema";
import type { DatasetFile } from "../types";
import type { DatasetForm } from "./receive-dataset";
import { forgetFiles } from "./upload-dataset";

const WEIGHTS_MEDIA_TYPE = "application/octet-stream";

/**
 * Takes the weights that a run left, for others to start from. Whoever may not upload is refused before the first byte is
 * read; a refused file leaves nothing behind.
 * @throws AppError REFUSED with the field `weights` and the reason in words' keys
 */
export async function receiveWeights(form: DatasetForm, clock: Clock = systemClock): Promise<{ weightsId: string }> {
  const { actor, tenant, contentType, body } = form;
  authorise(actor, "weights.upload", { organisationId: tenant.id });
  const limit = UPLOAD_LIMITS.weightsBytes;
  const { fields, files } = await readUpload({
    ...{ contentType, body, files: { weights: { bytes: limit, inflatedBytes: limit } } },
  });
  const named = readFields(fields);
  if (!files.weights) {
    throw new AppError("INVALID", "No file of weights was sent", {
      ...{ reason: "upload.missing", fields: { weights: "upload.missing" } },
    });
  }
  return keepWeights({ ...form, ...named, file: files.weights }, clock);
}

type Received = Pick<DatasetForm, "actor" | "tenant"> & WeightsFields & { readonly file: DatasetFile };

async function keepWeights({ actor, tenant, name, origin, file }: Received, clock: Clock) {
  const { valuesHash, valueCount, config } = readFile(file);
  const { hash: fileHash, size } = await putBytes(inPieces(file.bytes));
  const id = newId();
  const organisationId = tenant.id;
  try {
    await inTransaction(async (tx) => {
      authorise(actor, "weights.upload", { organisationId });
      const at = clock.now();
      await keepFile(tx, { hash: fileHash, size, mediaType: WEIGHTS_MEDIA_TYPE, at });
      await insertWeights(tx, {
        ...{ id, organisationId, name, origin, fileHash, valuesHash, valueCount, config },
        ...{ createdById: actor.userId, createdAt: at },
      });
      await recordEvent(tx, {
        ...{ event: "weights.uploaded", recordType: "weights", recordId: id, actorId: actor.userId, at },
        payload: { organisationId, fileHash, valuesHash, valueCount },
      });
    });
  } catch (error) {
    await forgetFiles([fileHash]);
    throw error;
  }
  return { weightsId: id };
}

function readFile({ fileName, bytes }: DatasetFile): WeightsFile {
  const read = readWeightsFile(bytes);
  if (read.ok) return read.value;
  const { code, facts } = read.error;
  const reason = weightsReason(code);
  throw new AppError("REFUSED", `weights: ${code}`, {
    ...{ reason, facts: { ...facts, file: fileName }, fields: { weights: reason } },
  });
}

function readFields(fields: Readonly<Record<string, string>>): WeightsFields {
  const parsed = weightsFields.safeParse(fields);
  if (parsed.success) return parsed.data;
  const gaps = parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
  throw new AppError("INVALID", "The form has gaps", { fields: Object.fromEntries(gaps) });
}
