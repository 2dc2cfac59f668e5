CREATE TABLE "result_mails" (
	"wave" text NOT NULL,
	"user_id" bigint NOT NULL,
	"begun_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "result_mails_wave_user_id_pk" PRIMARY KEY("wave","user_id")
);
--> statement-breakpoint
CREATE TABLE "released_comments" (
	"wave_id" bigint NOT NULL,
	"respondent" text NOT NULL,
	"question" text NOT NULL,
	"grouping" text,
	"group_key" text NOT NULL,
	"people" integer NOT NULL,
	"comment" text,
	"import_id" bigint NOT NULL,
	CONSTRAINT "released_comments_wave_id_respondent_question_pk" PRIMARY KEY("wave_id","respondent","question")
);
--> statement-breakpoint
CREATE TABLE "survey_comments" (
	"wave_id" bigint NOT NULL,
	"respondent" text NOT NULL,
	"question" text NOT NULL,
	"comment" text NOT NULL,
	"import_id" bigint NOT NULL,
	"file_no" smallint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "survey_comments_wave_id_respondent_question_pk" PRIMARY KEY("wave_id","respondent","question")
);
--> statement-breakpoint
ALTER TABLE "result_mails" ADD CONSTRAINT "result_mails_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE cascade ON UPDATE no action;