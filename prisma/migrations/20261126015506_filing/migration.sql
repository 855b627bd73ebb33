-- CreateEnum
CREATE TYPE "Track" AS ENUM ('filing', 'registration');

-- CreateEnum
CREATE TYPE "FilingStatus" AS ENUM ('unfiled', 'filed', 'suspended', 'cancelled', 'revoked');

-- CreateEnum
CREATE TYPE "ApplicationKind" AS ENUM ('initial', 'change', 'cancellation');

-- CreateEnum
CREATE TYPE "ChangeClass" AS ENUM ('record_only', 'review', 'review_and_publicity');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('provincial', 'national');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('draft', 'submitted', 'in_review', 'national_review', 'publicity', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "RegisterSource" AS ENUM ('platform', 'published_list');

-- AlterTable
ALTER TABLE "Office" ADD COLUMN     "filingPrefix" TEXT;

-- CreateTable
CREATE TABLE "Filing" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "track" "Track" NOT NULL,
    "status" "FilingStatus" NOT NULL,
    "flags" TEXT[],
    "serviceName" TEXT NOT NULL,
    "number" TEXT,
    "filedOn" TEXT,
    "officeId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "filingId" UUID NOT NULL,
    "kind" "ApplicationKind" NOT NULL,
    "changeClass" "ChangeClass",
    "status" "ApplicationStatus" NOT NULL,
    "stage" "Stage" NOT NULL DEFAULT 'provincial',
    "flags" TEXT[],
    "officeId" UUID NOT NULL,
    "nationalSince" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "stageSince" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "statement" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "applicationId" UUID NOT NULL,
    "formVersion" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "fieldVersions" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("applicationId")
);

-- CreateTable
CREATE TABLE "DraftRevision" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "fieldVersion" INTEGER NOT NULL,
    "value" JSONB,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DraftRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "formVersion" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signature" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "contentHash" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "signedById" UUID NOT NULL,
    "signerName" TEXT NOT NULL,
    "statement" TEXT,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "uploadedById" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttachedRun" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "functions" TEXT[],
    "attachedById" UUID NOT NULL,
    "attachedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AttachedRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "periodVersion" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "dueOn" TEXT,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClockEntry" (
    "id" UUID NOT NULL,
    "clockId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER,
    "reason" TEXT NOT NULL,
    "actorId" UUID,

    CONSTRAINT "ClockEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicityWindow" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "opensOn" TEXT NOT NULL,
    "closesOn" TEXT NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "PublicityWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "fromStatus" TEXT NOT NULL,
    "toStatus" TEXT NOT NULL,
    "stage" "Stage" NOT NULL,
    "flagsBefore" TEXT[],
    "flagsAfter" TEXT[],
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "cause" TEXT,
    "snapshotId" UUID,
    "input" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "idempotencyKey" TEXT NOT NULL,

    CONSTRAINT "CaseEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IssuedDocument" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "filingId" UUID NOT NULL,
    "applicationId" UUID,
    "kind" TEXT NOT NULL,
    "templateVersion" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "issuedById" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "IssuedDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "organisationId" UUID,
    "officeId" UUID,
    "officeRole" TEXT,
    "userId" UUID,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Period" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "labelZh" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL,

    CONSTRAINT "Period_pkey" PRIMARY KEY ("key","version")
);

-- CreateTable
CREATE TABLE "Threshold" (
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "clause" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "standards" TEXT[],

    CONSTRAINT "Threshold_pkey" PRIMARY KEY ("key","version")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "RegisterEntry" (
    "id" UUID NOT NULL,
    "filingId" UUID,
    "source" "RegisterSource" NOT NULL,
    "track" "Track" NOT NULL,
    "status" "FilingStatus" NOT NULL,
    "flags" TEXT[],
    "number" TEXT,
    "serviceName" TEXT NOT NULL,
    "organisationName" TEXT NOT NULL,
    "provinceCode" TEXT,
    "filedOn" TEXT NOT NULL,
    "functions" TEXT[],
    "architecture" TEXT,
    "importKey" TEXT,
    "grams" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicVersion" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "validFrom" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "cause" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PublicVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "importedById" UUID NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationItem" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "notice" INTEGER,
    "targetKind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "clauseKey" TEXT,
    "instruction" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "sentSnapshotId" UUID,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RectificationItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistTemplate" (
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "clauses" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChecklistTemplate_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ChecklistResult" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "templateVersion" INTEGER NOT NULL,
    "clauseKey" TEXT NOT NULL,
    "judgement" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "itemId" UUID,
    "finding" TEXT,
    "evidence" TEXT,
    "snapshotId" UUID NOT NULL,
    "judgedById" UUID NOT NULL,
    "judgedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ChecklistResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "snapshotId" UUID NOT NULL,
    "approve" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),
    "voidCause" TEXT,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "userId" UUID NOT NULL,
    "assignedById" UUID,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "trackingCode" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "handlerId" UUID,
    "finding" TEXT,
    "decidedById" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Filing_number_key" ON "Filing"("number");

-- CreateIndex
CREATE INDEX "Filing_organisationId_createdAt_idx" ON "Filing"("organisationId", "createdAt");

-- CreateIndex
CREATE INDEX "Filing_officeId_status_idx" ON "Filing"("officeId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Application_number_key" ON "Application"("number");

-- CreateIndex
CREATE INDEX "Application_officeId_status_idx" ON "Application"("officeId", "status");

-- CreateIndex
CREATE INDEX "Application_filingId_createdAt_idx" ON "Application"("filingId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "DraftRevision_applicationId_path_fieldVersion_key" ON "DraftRevision"("applicationId", "path", "fieldVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_applicationId_sequence_key" ON "Snapshot"("applicationId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Signature_applicationId_contentHash_capacity_key" ON "Signature"("applicationId", "contentHash", "capacity");

-- CreateIndex
CREATE INDEX "Attachment_applicationId_slot_idx" ON "Attachment"("applicationId", "slot");

-- CreateIndex
CREATE INDEX "AttachedRun_applicationId_idx" ON "AttachedRun"("applicationId");

-- CreateIndex
CREATE INDEX "Clock_applicationId_key_idx" ON "Clock"("applicationId", "key");

-- CreateIndex
CREATE INDEX "Clock_dueOn_idx" ON "Clock"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "ClockEntry_clockId_sequence_key" ON "ClockEntry"("clockId", "sequence");

-- CreateIndex
CREATE INDEX "PublicityWindow_applicationId_idx" ON "PublicityWindow"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_idempotencyKey_key" ON "CaseEvent"("idempotencyKey");

-- CreateIndex
CREATE INDEX "CaseEvent_actorId_at_idx" ON "CaseEvent"("actorId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_applicationId_sequence_key" ON "CaseEvent"("applicationId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "IssuedDocument_number_key" ON "IssuedDocument"("number");

-- CreateIndex
CREATE INDEX "Notice_organisationId_at_idx" ON "Notice"("organisationId", "at");

-- CreateIndex
CREATE INDEX "Notice_officeId_at_idx" ON "Notice"("officeId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_filingId_key" ON "RegisterEntry"("filingId");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_number_key" ON "RegisterEntry"("number");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_importKey_key" ON "RegisterEntry"("importKey");

-- CreateIndex
CREATE UNIQUE INDEX "PublicVersion_entryId_sequence_key" ON "PublicVersion"("entryId", "sequence");

-- CreateIndex
CREATE INDEX "RectificationItem_applicationId_state_idx" ON "RectificationItem"("applicationId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ChecklistResult_applicationId_stage_clauseKey_key" ON "ChecklistResult"("applicationId", "stage", "clauseKey");

-- CreateIndex
CREATE INDEX "Recommendation_applicationId_idx" ON "Recommendation"("applicationId");

-- CreateIndex
CREATE INDEX "Assignment_applicationId_stage_idx" ON "Assignment"("applicationId", "stage");

-- CreateIndex
CREATE INDEX "Assignment_userId_endedAt_idx" ON "Assignment"("userId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_trackingCode_key" ON "Objection"("trackingCode");

-- CreateIndex
CREATE INDEX "Objection_applicationId_state_idx" ON "Objection"("applicationId", "state");

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftRevision" ADD CONSTRAINT "DraftRevision_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signature" ADD CONSTRAINT "Signature_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attachment" ADD CONSTRAINT "Attachment_fileHash_fkey" FOREIGN KEY ("fileHash") REFERENCES "StoredFile"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttachedRun" ADD CONSTRAINT "AttachedRun_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttachedRun" ADD CONSTRAINT "AttachedRun_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AssessmentRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClockEntry" ADD CONSTRAINT "ClockEntry_clockId_fkey" FOREIGN KEY ("clockId") REFERENCES "Clock"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicityWindow" ADD CONSTRAINT "PublicityWindow_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEvent" ADD CONSTRAINT "CaseEvent_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssuedDocument" ADD CONSTRAINT "IssuedDocument_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegisterEntry" ADD CONSTRAINT "RegisterEntry_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicVersion" ADD CONSTRAINT "PublicVersion_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "RegisterEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationItem" ADD CONSTRAINT "RectificationItem_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistResult" ADD CONSTRAINT "ChecklistResult_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one open application per filing.
CREATE UNIQUE INDEX "Application_one_open_idx" ON "Application" ("filingId")
  WHERE "status" NOT IN ('approved', 'rejected', 'withdrawn');

-- What was frozen or published is never edited.
CREATE TRIGGER "Snapshot_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Snapshot"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ClockEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ClockEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "CaseEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "CaseEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "PublicVersion_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "PublicVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Period_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Period"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Threshold_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Threshold"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ChecklistTemplate_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ChecklistTemplate"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "Application"
  ADD CONSTRAINT "Application_flags_check" CHECK ("flags" <@ ARRAY['rectification', 'rectification_expired', 'inspection',
    'technical_test', 'expert_review', 'decline_proposed', 'intent_notice', 'duplicate_suspected', 'objection',
    'filing_suspended']),
  ADD CONSTRAINT "Application_closed_check" CHECK (("status" IN ('approved', 'rejected', 'withdrawn')) = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT "Application_submitted_check" CHECK ("status" IN ('draft', 'withdrawn') OR "submittedAt" IS NOT NULL),
  ADD CONSTRAINT "Application_number_check" CHECK ("number" ~ '^A-[0-9]{4}-[0-9]{4,}$');
ALTER TABLE "Filing"
  ADD CONSTRAINT "Filing_flags_check" CHECK ("flags" <@ ARRAY['order', 'order_overdue', 'intent_notice', 'base_model_lost']),
  ADD CONSTRAINT "Filing_number_check" CHECK (("status" = 'unfiled') OR ("number" IS NOT NULL AND "filedOn" IS NOT NULL));
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_hash_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$' AND "sequence" >= 1);
ALTER TABLE "Signature"
  ADD CONSTRAINT "Signature_check" CHECK ("contentHash" ~ '^[0-9a-f]{64}$'
    AND "capacity" IN ('legal_representative', 'safety_officer', 'legality_officer'));
ALTER TABLE "ClockEntry"
  ADD CONSTRAINT "ClockEntry_kind_check" CHECK ("kind" IN ('start', 'pause', 'resume', 'extend', 'stop')
    AND ("kind" = 'extend') = ("days" IS NOT NULL));
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_due_check" CHECK ("dueOn" IS NULL OR "dueOn" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
ALTER TABLE "RectificationItem"
  ADD CONSTRAINT "RectificationItem_state_check" CHECK ("state" IN ('draft', 'sent', 'answered', 'accepted', 'sent_back', 'waived', 'expired')
    AND ("state" = 'draft') = ("sentAt" IS NULL));
ALTER TABLE "ChecklistResult"
  ADD CONSTRAINT "ChecklistResult_judgement_check" CHECK ("judgement" IN ('conforming', 'nonconforming', 'not_applicable'));
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_state_check" CHECK ("state" IN ('received', 'dismissed', 'upheld', 'void'));
ALTER TABLE "RegisterEntry"
  ADD CONSTRAINT "RegisterEntry_check" CHECK ("filedOn" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND "status" <> 'unfiled');
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_check" CHECK ("date" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND "kind" IN ('holiday', 'workday'));
ALTER TABLE "Period" ADD CONSTRAINT "Period_check" CHECK ("value" > 0 AND "unit" IN ('workingDay', 'calendarDay', 'month'));

-- One and two characters are found as grams, longer texts by the grams that they hold.
CREATE INDEX "RegisterEntry_grams_idx" ON "RegisterEntry" USING GIN ("grams");
CREATE INDEX "RegisterEntry_filedOn_id_idx" ON "RegisterEntry" ("filedOn" DESC, "id");

-- What the timers look for.
CREATE INDEX "Clock_running_idx" ON "Clock" ("dueOn") WHERE "endedAt" IS NULL AND "dueOn" IS NOT NULL;
CREATE INDEX "PublicityWindow_open_idx" ON "PublicityWindow" ("closesAt") WHERE "closedAt" IS NULL AND "cancelledAt" IS NULL;
