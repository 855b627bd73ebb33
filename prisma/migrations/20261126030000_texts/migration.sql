-- Data sets of texts beside those of images, and more forms of upload.
CREATE TYPE "DatasetKind" AS ENUM ('image', 'text');
ALTER TYPE "DatasetSource" ADD VALUE 'zip';
ALTER TYPE "DatasetSource" ADD VALUE 'npy';
ALTER TYPE "DatasetSource" ADD VALUE 'texts';
ALTER TYPE "DatasetSource" ADD VALUE 'replies';
ALTER TABLE "Dataset"
  ADD COLUMN "kind" "DatasetKind" NOT NULL DEFAULT 'image',
  ADD COLUMN "textsHash" TEXT,
  ADD COLUMN "textFacts" JSONB;
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_textsHash_fkey" FOREIGN KEY ("textsHash") REFERENCES "StoredFile"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- A text has no width; an image has no characters.
ALTER TABLE "Dataset" DROP CONSTRAINT "Dataset_size_check";
ALTER TABLE "Dataset"
  ADD CONSTRAINT "Dataset_size_check" CHECK ("imageCount" > 0 AND ("kind" = 'text' OR ("width" > 0 AND "height" > 0))),
  ADD CONSTRAINT "Dataset_text_check" CHECK (CASE WHEN "kind" = 'text'
    THEN "textFacts" IS NOT NULL AND "imagesHash" IS NULL AND "labelsHash" IS NULL
    ELSE "textsHash" IS NULL AND "textFacts" IS NULL END),
  ADD CONSTRAINT "Dataset_texts_check" CHECK ("organisationId" IS NULL OR "kind" = 'image' OR "textsHash" IS NOT NULL);
