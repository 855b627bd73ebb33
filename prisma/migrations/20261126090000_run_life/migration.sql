-- A run is an organisation's, or an office's that measures again what a case was submitted with. Runs of one
-- configuration with different seeds form a series; a run may repeat another to the letter.
ALTER TABLE "AssessmentRun"
  ALTER COLUMN "organisationId" DROP NOT NULL,
  ADD COLUMN "officeId" UUID,
  ADD COLUMN "applicationId" UUID,
  ADD COLUMN "seriesId" UUID,
  ADD COLUMN "repeatsId" UUID,
  ADD COLUMN "claimableAt" TIMESTAMPTZ(3);

ALTER TABLE "AssessmentRun" ADD CONSTRAINT "AssessmentRun_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AssessmentRun" ADD CONSTRAINT "AssessmentRun_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AssessmentRun" ADD CONSTRAINT "AssessmentRun_repeatsId_fkey" FOREIGN KEY ("repeatsId") REFERENCES "AssessmentRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Exactly one owner. An office measures within a case, and only what somebody else measured before; its runs are
-- numbered apart, so that a provider's numbers have no gap.
ALTER TABLE "AssessmentRun" DROP CONSTRAINT "AssessmentRun_number_check";
ALTER TABLE "AssessmentRun"
  ADD CONSTRAINT "AssessmentRun_owner_check" CHECK (("organisationId" IS NULL) <> ("officeId" IS NULL)),
  ADD CONSTRAINT "AssessmentRun_office_check" CHECK (("officeId" IS NULL) = ("applicationId" IS NULL)
    AND ("officeId" IS NULL OR "repeatsId" IS NOT NULL)),
  ADD CONSTRAINT "AssessmentRun_repeats_check" CHECK ("repeatsId" <> "id"),
  ADD CONSTRAINT "AssessmentRun_number_check" CHECK ("number" ~ '^[RV]-[0-9]{4}-[0-9]{4,}$'
    AND ("number" LIKE 'V%') = ("officeId" IS NOT NULL));

CREATE INDEX "AssessmentRun_seriesId_idx" ON "AssessmentRun"("seriesId");
CREATE INDEX "AssessmentRun_repeatsId_idx" ON "AssessmentRun"("repeatsId");
CREATE INDEX "AssessmentRun_applicationId_idx" ON "AssessmentRun"("applicationId");
