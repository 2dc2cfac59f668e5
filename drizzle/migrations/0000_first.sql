CREATE SCHEMA "reporting";
--> statement-breakpoint
CREATE TABLE "accounts" (
	"account_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_account_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"provider_id" text NOT NULL,
	"account_of_provider" text NOT NULL,
	"password_hash" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"token_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_tokens_token_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scope" text NOT NULL,
	"label" text NOT NULL,
	"user_id" bigint,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"invitation_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_invitation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"person_external_id" text,
	"invited_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_session_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token" text NOT NULL,
	"user_id" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "single_sign_on" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"groups_claim" text,
	"group_roles" jsonb NOT NULL,
	"admits_unknown" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"user_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"person_external_id" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"verification_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verifications_verification_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"employee_id" bigint NOT NULL,
	"starts_on" date NOT NULL,
	"kind" text NOT NULL,
	"days" real NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "absences_employee_id_starts_on_kind_pk" PRIMARY KEY("employee_id","starts_on","kind")
);
--> statement-breakpoint
CREATE TABLE "activity_participants" (
	"employee_id" bigint NOT NULL,
	"activity_id" text NOT NULL,
	"held_on" date NOT NULL,
	"kind" text NOT NULL,
	"after_hours" boolean,
	"talk_share" real,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "activity_participants_employee_id_activity_id_pk" PRIMARY KEY("employee_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "coaching_sessions" (
	"employee_id" bigint NOT NULL,
	"manager_id" bigint NOT NULL,
	"held_on" date NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "coaching_sessions_employee_id_manager_id_held_on_pk" PRIMARY KEY("employee_id","manager_id","held_on")
);
--> statement-breakpoint
CREATE TABLE "one_on_ones" (
	"employee_id" bigint NOT NULL,
	"manager_id" bigint NOT NULL,
	"planned_on" date NOT NULL,
	"status" text NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "one_on_ones_employee_id_manager_id_planned_on_pk" PRIMARY KEY("employee_id","manager_id","planned_on")
);
--> statement-breakpoint
CREATE TABLE "training_completions" (
	"employee_id" bigint NOT NULL,
	"course" text NOT NULL,
	"completed_on" date NOT NULL,
	"hours" real,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "training_completions_employee_id_course_completed_on_pk" PRIMARY KEY("employee_id","course","completed_on")
);
--> statement-breakpoint
CREATE TABLE "work_weeks" (
	"employee_id" bigint NOT NULL,
	"week" date NOT NULL,
	"collaboration_hours" real,
	"after_hours" real,
	"weekend_hours" real,
	"manager_hours" real,
	"role" text,
	"department" text,
	"location" text,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "work_weeks_employee_id_week_pk" PRIMARY KEY("employee_id","week")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"details" jsonb NOT NULL,
	"address" text,
	"reason" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"event_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"gone_until" bigint NOT NULL,
	"gone_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_periods" (
	"kind" text PRIMARY KEY NOT NULL,
	"months" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_files" (
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"kind" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"as_of" date,
	"rows_read" integer NOT NULL,
	"rows_new" integer NOT NULL,
	"rows_changed" integer NOT NULL,
	"rows_unchanged" integer NOT NULL,
	"rows_rejected" integer NOT NULL,
	CONSTRAINT "import_files_import_id_file_no_pk" PRIMARY KEY("import_id","file_no")
);
--> statement-breakpoint
CREATE TABLE "import_notices" (
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"notice_no" integer NOT NULL,
	"line" integer,
	"column_name" text,
	"value" text,
	"reason" text NOT NULL,
	"rejected" boolean NOT NULL,
	CONSTRAINT "import_notices_import_id_file_no_notice_no_pk" PRIMARY KEY("import_id","file_no","notice_no")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"import_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"started_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "mappings" (
	"header_fingerprint" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"import_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"import_id" bigint NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replaced_rows" (
	"import_id" bigint NOT NULL,
	"no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "replaced_rows_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "replaced_rows_import_id_no_pk" PRIMARY KEY("import_id","no")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"employee_id" bigint NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"manager_id" bigint,
	"role" text,
	"level" text,
	"department" text,
	"location" text,
	"fte" real,
	"origin" text NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "assignments_key" UNIQUE NULLS NOT DISTINCT("employee_id","starts_on")
);
--> statement-breakpoint
CREATE TABLE "employee_other_ids" (
	"other_id" text PRIMARY KEY NOT NULL,
	"employee_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"employee_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "employees_employee_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"placeholder" boolean NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "employees_external_id_unique" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "employments" (
	"employee_id" bigint NOT NULL,
	"employment_no" smallint NOT NULL,
	"hired_on" date,
	"left_on" date,
	"exit_type" text,
	"exit_reason" text,
	"regretted" boolean,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "employments_employee_id_employment_no_pk" PRIMARY KEY("employee_id","employment_no")
);
--> statement-breakpoint
CREATE TABLE "scim_accounts" (
	"employee_id" bigint PRIMARY KEY NOT NULL,
	"user_name" text NOT NULL,
	"external_id" text,
	"given_name" text,
	"family_name" text,
	"employee_number" text,
	"title" text,
	"department" text,
	"manager_id" bigint,
	"active" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confidentiality" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"minimum_group" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "released_cells" (
	"wave_id" bigint NOT NULL,
	"dimension" text NOT NULL,
	"grouping" text NOT NULL,
	"group_key" text NOT NULL,
	"group_key_2" text NOT NULL,
	"decision" text NOT NULL,
	"respondents" integer,
	"answers" integer,
	"sum" double precision,
	"sum_squares" double precision,
	"favourable" double precision,
	"agreement" double precision,
	"unanimous" boolean NOT NULL,
	"favourable_bound" text,
	"partly_withheld" boolean NOT NULL,
	"import_id" bigint NOT NULL,
	CONSTRAINT "released_cells_wave_id_dimension_grouping_group_key_group_key_2_pk" PRIMARY KEY("wave_id","dimension","grouping","group_key","group_key_2")
);
--> statement-breakpoint
CREATE TABLE "released_waves" (
	"wave_id" bigint PRIMARY KEY NOT NULL,
	"minimum_group" smallint NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"answers_as_of" bigint NOT NULL,
	"later_respondents" integer NOT NULL,
	"import_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reporting_cells" (
	"role_name" text NOT NULL,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reporting_cells" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reporting_managers" (
	"role_name" text NOT NULL,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reporting_managers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reporting_readers" (
	"role_name" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"version" bigint NOT NULL,
	"allowed_by" text NOT NULL,
	"allowed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reporting_readers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reporting_waves" (
	"role_name" text NOT NULL,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reporting_waves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deal_owner_changes" (
	"deal_id" text NOT NULL,
	"changed_on" date NOT NULL,
	"from_employee_id" bigint NOT NULL,
	"to_employee_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "deal_owner_changes_deal_id_changed_on_from_employee_id_to_employee_id_pk" PRIMARY KEY("deal_id","changed_on","from_employee_id","to_employee_id")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"deal_id" text PRIMARY KEY NOT NULL,
	"employee_id" bigint,
	"stage" text NOT NULL,
	"stage_name" text NOT NULL,
	"value" double precision,
	"opened_on" date,
	"closed_on" date,
	"account" text,
	"product" text,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"employee_id" bigint NOT NULL,
	"month" date NOT NULL,
	"amount" double precision NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "quotas_employee_id_month_pk" PRIMARY KEY("employee_id","month")
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"wave_id" bigint NOT NULL,
	"respondent" text NOT NULL,
	"item" text NOT NULL,
	"value" double precision NOT NULL,
	"manager_id" bigint,
	"role" text,
	"department" text,
	"location" text,
	"tenure_band" text,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "survey_answers_wave_id_respondent_item_pk" PRIMARY KEY("wave_id","respondent","item")
);
--> statement-breakpoint
CREATE TABLE "survey_items" (
	"survey_id" bigint NOT NULL,
	"item" text NOT NULL,
	"dimension" text NOT NULL,
	"scale_low" real NOT NULL,
	"scale_high" real NOT NULL,
	"reversed" boolean NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "survey_items_survey_id_item_pk" PRIMARY KEY("survey_id","item")
);
--> statement-breakpoint
CREATE TABLE "survey_scores" (
	"wave_id" bigint NOT NULL,
	"grouping" text NOT NULL,
	"group_key" text NOT NULL,
	"item" text NOT NULL,
	"manager_id" bigint,
	"department" text,
	"score" double precision NOT NULL,
	"respondents" integer NOT NULL,
	"favourable" double precision,
	"unfavourable" double precision,
	"standard_deviation" double precision,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "survey_scores_wave_id_grouping_group_key_item_pk" PRIMARY KEY("wave_id","grouping","group_key","item")
);
--> statement-breakpoint
CREATE TABLE "survey_waves" (
	"wave_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "survey_waves_wave_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"survey_id" bigint NOT NULL,
	"name" text NOT NULL,
	"closed_on" date NOT NULL,
	"invited" integer,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "survey_waves_key" UNIQUE("survey_id","name")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"survey_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "surveys_survey_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "surveys_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "tenures" (
	"tenure_set" text NOT NULL,
	"row_key" text NOT NULL,
	"followed" double precision,
	"unit" text,
	"has_left" boolean NOT NULL,
	"exit_type" text,
	"exit_words" text,
	"ended" text,
	"labels" jsonb NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "tenures_tenure_set_row_key_pk" PRIMARY KEY("tenure_set","row_key")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_employee_id_employees_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_manager_id_employees_employee_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."employees"("employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employee_other_ids" ADD CONSTRAINT "employee_other_ids_employee_id_employees_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employments" ADD CONSTRAINT "employments_employee_id_employees_employee_id_fk" FOREIGN KEY ("employee_id") REFERENCES "public"."employees"("employee_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_items" ADD CONSTRAINT "survey_items_survey_id_surveys_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("survey_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_waves" ADD CONSTRAINT "survey_waves_survey_id_surveys_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("survey_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "assignments_manager" ON "assignments" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "employee_other_ids_employee" ON "employee_other_ids" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "scim_accounts_user_name" ON "scim_accounts" USING btree (lower("user_name"));--> statement-breakpoint
CREATE INDEX "scim_accounts_external_id" ON "scim_accounts" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "released_cells_group" ON "released_cells" USING btree ("grouping","group_key");--> statement-breakpoint
CREATE INDEX "reporting_cells_role" ON "reporting_cells" USING btree ("role_name");--> statement-breakpoint
CREATE INDEX "reporting_managers_role" ON "reporting_managers" USING btree ("role_name");--> statement-breakpoint
CREATE INDEX "reporting_waves_role" ON "reporting_waves" USING btree ("role_name");--> statement-breakpoint
CREATE INDEX "deals_employee" ON "deals" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "survey_answers_manager" ON "survey_answers" USING btree ("manager_id");--> statement-breakpoint
CREATE VIEW "reporting"."managers" WITH (security_invoker = true) AS (select told ->> 'manager' as manager, told ->> 'manager_name' as manager_name, told ->> 'own_manager' as own_manager, told ->> 'own_manager_name' as own_manager_name, (told ->> 'starts_on')::date as starts_on, (told ->> 'ends_on')::date as ends_on from reporting_managers);--> statement-breakpoint
CREATE VIEW "reporting"."survey_cells" WITH (security_invoker = true) AS (select told ->> 'survey' as survey, told ->> 'wave' as wave, (told ->> 'closed_on')::date as closed_on, told ->> 'dimension' as dimension, told ->> 'grouping' as grouping, told ->> 'group_key' as group_key, told ->> 'group_name' as group_name, told ->> 'second' as second, told ->> 'decision' as decision, (told ->> 'respondents')::integer as respondents, (told ->> 'score')::double precision as score, (told ->> 'favourable')::double precision as favourable, told ->> 'favourable_bound' as favourable_bound, (told ->> 'agreement')::double precision as agreement, (told ->> 'unanimous')::boolean as unanimous, (told ->> 'partly_withheld')::boolean as partly_withheld, told ->> 'wider_manager' as wider_manager, told ->> 'wider_manager_name' as wider_manager_name from reporting_cells);--> statement-breakpoint
CREATE VIEW "reporting"."waves" WITH (security_invoker = true) AS (select told ->> 'survey' as survey, told ->> 'wave' as wave, (told ->> 'closed_on')::date as closed_on, (told ->> 'minimum_group')::integer as minimum_group from reporting_waves);--> statement-breakpoint
CREATE POLICY "reporting_cells_own" ON "reporting_cells" AS PERMISSIVE FOR SELECT TO public USING (role_name = current_user::text and (select r.version = p.version from reporting_readers r, publication p where r.role_name = current_user::text));--> statement-breakpoint
CREATE POLICY "reporting_managers_own" ON "reporting_managers" AS PERMISSIVE FOR SELECT TO public USING (role_name = current_user::text and (select r.version = p.version from reporting_readers r, publication p where r.role_name = current_user::text));--> statement-breakpoint
CREATE POLICY "reporting_readers_own" ON "reporting_readers" AS PERMISSIVE FOR SELECT TO public USING (role_name = current_user::text);--> statement-breakpoint
CREATE POLICY "reporting_waves_own" ON "reporting_waves" AS PERMISSIVE FOR SELECT TO public USING (role_name = current_user::text and (select r.version = p.version from reporting_readers r, publication p where r.role_name = current_user::text));