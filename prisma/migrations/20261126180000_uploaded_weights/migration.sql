-- Weights that a provider uploaded, for runs that start from them. Removed ones stay for the runs that named them.
CREATE TABLE "UploadedWeights" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "valuesHash" TEXT NOT NULL,
    "valueCount" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "UploadedWeights_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "UploadedWeights_organisationId_removedAt_idx" ON "UploadedWeights"("organisationId", "removedAt");

ALTER TABLE "UploadedWeights" ADD CONSTRAINT "UploadedWeights_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "UploadedWeights" ADD CONSTRAINT "UploadedWeights_fileHash_fkey" FOREIGN KEY ("fileHash") REFERENCES "StoredFile"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "UploadedWeights"
  ADD CONSTRAINT "UploadedWeights_words_check" CHECK ("name" <> '' AND "origin" <> ''),
  ADD CONSTRAINT "UploadedWeights_values_check" CHECK ("valueCount" > 0 AND "valuesHash" ~ '^[0-9a-f]{64}$');
