-- CreateEnum
CREATE TYPE "DatasetSource" AS ENUM ('idx', 'strokes');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('queued', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('owner', 'editor', 'signatory', 'assessor');

-- CreateEnum
CREATE TYPE "OfficeKind" AS ENUM ('provincial', 'central', 'national');

-- CreateEnum
CREATE TYPE "OfficeRole" AS ENUM ('reviewer', 'lead', 'inspector', 'auditor', 'administrator');

-- CreateTable
CREATE TABLE "Dataset" (
    "id" UUID NOT NULL,
    "organisationId" UUID,
    "name" TEXT NOT NULL,
    "source" "DatasetSource" NOT NULL,
    "contentHash" TEXT NOT NULL,
    "imagesHash" TEXT,
    "labelsHash" TEXT,
    "imageCount" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "classCounts" JSONB,
    "resizedFrom" JSONB,
    "licence" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentRun" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "organisationId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL,
    "config" JSONB NOT NULL,
    "configHash" TEXT NOT NULL,
    "preset" TEXT,
    "datasetHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "workerId" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "heartbeatAt" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "phase" TEXT,
    "step" INTEGER NOT NULL DEFAULT 0,
    "totalSteps" INTEGER NOT NULL,
    "stepsPerSecond" DOUBLE PRECISION,
    "secondsLeft" DOUBLE PRECISION,
    "lastCheckpointStep" INTEGER,
    "backend" JSONB,
    "report" JSONB,
    "verdictRulesVersion" INTEGER,
    "failure" JSONB,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AssessmentRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunAttempt" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "workerId" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "fromStep" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "RunAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunCurvePoint" (
    "runId" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "RunCurvePoint_pkey" PRIMARY KEY ("runId","step")
);

-- CreateTable
CREATE TABLE "RunArtefact" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "fileHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RunArtefact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerdictRuleSet" (
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerdictRuleSet_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Counter" (
    "sequence" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("sequence","year")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" UUID NOT NULL,
    "recordType" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "eventVersion" INTEGER NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerHead" (
    "recordType" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "LedgerHead_pkey" PRIMARY KEY ("recordType","recordId")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "hash" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "uscc" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "provinceCode" TEXT NOT NULL,
    "legalRepresentative" TEXT NOT NULL,
    "safetyOfficer" TEXT,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "OfficeKind" NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "provinceCode" TEXT,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeMembership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "role" "OfficeRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfficeMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Dataset_organisationId_removedAt_idx" ON "Dataset"("organisationId", "removedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentRun_number_key" ON "AssessmentRun"("number");

-- CreateIndex
CREATE INDEX "AssessmentRun_organisationId_createdAt_idx" ON "AssessmentRun"("organisationId", "createdAt");

-- CreateIndex
CREATE INDEX "AssessmentRun_status_createdAt_idx" ON "AssessmentRun"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RunAttempt_runId_attempt_key" ON "RunAttempt"("runId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "RunArtefact_runId_kind_step_key" ON "RunArtefact"("runId", "kind", "step");

-- CreateIndex
CREATE INDEX "LedgerEntry_at_idx" ON "LedgerEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_recordType_recordId_sequence_key" ON "LedgerEntry"("recordType", "recordId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_uscc_key" ON "Organisation"("uscc");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_organisationId_role_key" ON "Membership"("userId", "organisationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Office_code_key" ON "Office"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Office_provinceCode_key" ON "Office"("provinceCode");

-- CreateIndex
CREATE UNIQUE INDEX "OfficeMembership_userId_officeId_role_key" ON "OfficeMembership"("userId", "officeId", "role");

-- CreateIndex
CREATE INDEX "SignInAttempt_subject_at_idx" ON "SignInAttempt"("subject", "at");

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_imagesHash_fkey" FOREIGN KEY ("imagesHash") REFERENCES "StoredFile"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_labelsHash_fkey" FOREIGN KEY ("labelsHash") REFERENCES "StoredFile"("hash") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentRun" ADD CONSTRAINT "AssessmentRun_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentRun" ADD CONSTRAINT "AssessmentRun_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunAttempt" ADD CONSTRAINT "RunAttempt_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AssessmentRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunCurvePoint" ADD CONSTRAINT "RunCurvePoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AssessmentRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunArtefact" ADD CONSTRAINT "RunArtefact_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AssessmentRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunArtefact" ADD CONSTRAINT "RunArtefact_fileHash_fkey" FOREIGN KEY ("fileHash") REFERENCES "StoredFile"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeMembership" ADD CONSTRAINT "OfficeMembership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeMembership" ADD CONSTRAINT "OfficeMembership_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- Append-only: the ledger and published rules. TRUNCATE fires statement triggers only, so one trigger serves all three.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "LedgerEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "VerdictRuleSet_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "VerdictRuleSet"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "LedgerHead_stays" BEFORE DELETE OR TRUNCATE ON "LedgerHead"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A head takes one step at a time. The update that changes nothing is how an append locks it.
CREATE FUNCTION "refuse_head_back"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."recordType", NEW."recordId") IS DISTINCT FROM (OLD."recordType", OLD."recordId")
    OR (NEW."sequence" <> OLD."sequence" + 1
        AND (NEW."sequence", NEW."hash") IS DISTINCT FROM (OLD."sequence", OLD."hash")) THEN
    RAISE EXCEPTION 'LedgerHead moves one step forward only: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "LedgerHead_forward" BEFORE UPDATE ON "LedgerHead"
  FOR EACH ROW EXECUTE FUNCTION "refuse_head_back"();

ALTER TABLE "LedgerEntry"
  ADD CONSTRAINT "LedgerEntry_sequence_check" CHECK ("sequence" >= 1),
  ADD CONSTRAINT "LedgerEntry_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "previousHash" ~ '^[0-9a-f]{64}$');

-- Identity. The alphabet of GB 32100-2015 has no I, O, S, V, Z; the check character is verified by the service.
ALTER TABLE "Organisation"
  ADD CONSTRAINT "Organisation_uscc_check" CHECK ("uscc" ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'),
  ADD CONSTRAINT "Organisation_provinceCode_check" CHECK ("provinceCode" ~ '^[0-9]{2}$');
ALTER TABLE "User" ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email") AND "email" LIKE '%_@_%');
ALTER TABLE "Office" ADD CONSTRAINT "Office_province_check" CHECK (("kind" = 'provincial') = ("provinceCode" IS NOT NULL));

-- Files and data sets.
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_check" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "size" >= 0);
ALTER TABLE "Dataset"
  ADD CONSTRAINT "Dataset_size_check" CHECK ("imageCount" > 0 AND "width" > 0 AND "height" > 0),
  ADD CONSTRAINT "Dataset_hash_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Dataset_upload_check" CHECK ("source" <> 'idx' OR ("organisationId" IS NOT NULL AND "imagesHash" IS NOT NULL));

-- Runs: a status and what must stand beside it.
ALTER TABLE "AssessmentRun"
  ADD CONSTRAINT "AssessmentRun_running_check" CHECK ("status" <> 'running'
    OR ("leaseUntil" IS NOT NULL AND "workerId" IS NOT NULL AND "startedAt" IS NOT NULL AND "attempt" >= 1)),
  ADD CONSTRAINT "AssessmentRun_lease_check" CHECK ("leaseUntil" IS NULL OR "status" = 'running'),
  ADD CONSTRAINT "AssessmentRun_finished_check" CHECK (("status" IN ('queued', 'running')) = ("finishedAt" IS NULL)),
  ADD CONSTRAINT "AssessmentRun_report_check" CHECK ("status" <> 'completed' OR "report" IS NOT NULL),
  ADD CONSTRAINT "AssessmentRun_failure_check" CHECK ("status" <> 'failed' OR "failure" IS NOT NULL),
  ADD CONSTRAINT "AssessmentRun_step_check" CHECK ("step" >= 0 AND "totalSteps" >= 1 AND "step" <= "totalSteps" AND "attempt" >= 0),
  ADD CONSTRAINT "AssessmentRun_number_check" CHECK ("number" ~ '^R-[0-9]{4}-[0-9]{4,}$');
ALTER TABLE "RunAttempt" ADD CONSTRAINT "RunAttempt_check" CHECK ("attempt" >= 1 AND "fromStep" >= 0);
ALTER TABLE "RunCurvePoint" ADD CONSTRAINT "RunCurvePoint_step_check" CHECK ("step" >= 0);
ALTER TABLE "RunArtefact" ADD CONSTRAINT "RunArtefact_step_check" CHECK ("step" >= -1);
ALTER TABLE "Counter" ADD CONSTRAINT "Counter_last_check" CHECK ("last" >= 0 AND "year" BETWEEN 2000 AND 2999);

-- What workers and the sweeper look for stays small however many runs are finished.
CREATE INDEX "AssessmentRun_waiting_idx" ON "AssessmentRun" ("createdAt") WHERE "status" = 'queued';
CREATE INDEX "AssessmentRun_lease_idx" ON "AssessmentRun" ("leaseUntil") WHERE "status" = 'running';
CREATE INDEX "AssessmentRun_open_dataset_idx" ON "AssessmentRun" ("datasetId") WHERE "status" IN ('queued', 'running');
