CREATE TABLE achievement (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_achievement PRIMARY KEY (id), 
	CONSTRAINT fk_achievement_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE body (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	summary VARCHAR, 
	position INTEGER NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_body PRIMARY KEY (id), 
	CONSTRAINT fk_body_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	item_id INTEGER, 
	what VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	by_id INTEGER, 
	why VARCHAR, 
	agreed_by VARCHAR, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_change_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_change_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	by_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at DATETIME, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_state_is_known CHECK (state IN ('waiting', 'agreed', 'declined', 'withdrawn')), 
	CONSTRAINT fk_claim_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_claim_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_claim_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id)
);
CREATE TABLE date_request (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	by_id INTEGER NOT NULL, 
	"to" DATE NOT NULL, 
	why VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	decided_by_id INTEGER, 
	decided_at DATETIME, 
	said VARCHAR, 
	CONSTRAINT pk_date_request PRIMARY KEY (id), 
	CONSTRAINT ck_date_request_state_is_known CHECK (state IN ('waiting', 'agreed', 'declined', 'withdrawn')), 
	CONSTRAINT fk_date_request_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_date_request_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_date_request_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES person (id)
);
CREATE TABLE escalation (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	baseline DATE NOT NULL, 
	step VARCHAR(40) NOT NULL, 
	owner_id INTEGER NOT NULL, 
	to_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	"instead" VARCHAR(40), 
	day DATE NOT NULL, 
	message VARCHAR NOT NULL, 
	CONSTRAINT pk_escalation PRIMARY KEY (id), 
	CONSTRAINT ck_escalation_step_is_known CHECK (step IN ('manager', 'leads')), 
	CONSTRAINT ck_escalation_instead_is_known CHECK (instead IN ('no_manager', 'manager_gone', 'manager_away')), 
	CONSTRAINT fk_escalation_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_escalation_owner_id_person FOREIGN KEY(owner_id) REFERENCES person (id), 
	CONSTRAINT fk_escalation_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_escalation_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_escalation_to_id_person FOREIGN KEY(to_id) REFERENCES person (id), 
	CONSTRAINT uq_escalation_item_id_baseline_step_to_id UNIQUE (item_id, baseline, step, to_id)
);
CREATE TABLE heartbeat (
	name VARCHAR NOT NULL, 
	seen_at DATETIME NOT NULL, 
	held_at DATETIME, 
	held_from DATETIME, 
	CONSTRAINT pk_heartbeat PRIMARY KEY (name)
);
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	tenant VARCHAR NOT NULL, 
	external_id VARCHAR NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (id), 
	CONSTRAINT fk_identity_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_identity_platform_tenant_external_id UNIQUE (platform, tenant, external_id)
);
CREATE TABLE inbound (
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	received_at DATETIME NOT NULL, 
	keep_until DATETIME NOT NULL, 
	person_id INTEGER, 
	answer VARCHAR, 
	CONSTRAINT pk_inbound PRIMARY KEY ("key"), 
	CONSTRAINT fk_inbound_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE item (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	ref VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	theme_id INTEGER, 
	parent_id INTEGER, 
	owner_id INTEGER, 
	start DATE, 
	start_precision VARCHAR(40), 
	baseline DATE, 
	baseline_precision VARCHAR(40), 
	forecast DATE, 
	completed_on DATE, 
	progress VARCHAR(40), 
	blocker VARCHAR, 
	closed_at DATETIME, 
	demo BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, printed JSON, lead_times JSON, percent INTEGER, evidence VARCHAR, impact VARCHAR, evidence_required BOOLEAN, claimed_on DATE, snoozed_until DATE, disowned_at DATETIME, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT ck_item_milestones_have_an_action CHECK ((kind = 'milestone') = (parent_id IS NOT NULL)), 
	CONSTRAINT ck_item_baseline_precision_is_known CHECK (baseline_precision IN ('day', 'month', 'quarter', 'season', 'half_year', 'year')), 
	CONSTRAINT ck_item_kind_is_known CHECK (kind IN ('action', 'milestone', 'timeline entry')), 
	CONSTRAINT ck_item_progress_is_known CHECK (progress IN ('not started', 'on track', 'at risk', 'delayed', 'complete')), 
	CONSTRAINT ck_item_start_precision_is_known CHECK (start_precision IN ('day', 'month', 'quarter', 'season', 'half_year', 'year')), 
	CONSTRAINT ck_item_complete_is_closed CHECK (completed_on IS NULL OR closed_at IS NOT NULL), 
	CONSTRAINT fk_item_owner_id_person FOREIGN KEY(owner_id) REFERENCES person (id), 
	CONSTRAINT fk_item_parent_id_item FOREIGN KEY(parent_id) REFERENCES item (id), 
	CONSTRAINT fk_item_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_item_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id), 
	CONSTRAINT uq_item_plan_id_ref UNIQUE (plan_id, ref)
);
CREATE TABLE item_owner (
	item_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	printed_owner_id INTEGER NOT NULL, 
	CONSTRAINT pk_item_owner PRIMARY KEY (item_id, place), 
	CONSTRAINT fk_item_owner_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_item_owner_printed_owner_id_printed_owner FOREIGN KEY(printed_owner_id) REFERENCES printed_owner (id)
);
CREATE TABLE item_recommendation (
	item_id INTEGER NOT NULL, 
	recommendation_id INTEGER NOT NULL, 
	CONSTRAINT pk_item_recommendation PRIMARY KEY (item_id, recommendation_id), 
	CONSTRAINT fk_item_recommendation_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_item_recommendation_recommendation_id_recommendation FOREIGN KEY(recommendation_id) REFERENCES recommendation (id)
);
CREATE TABLE job_run (
	job VARCHAR NOT NULL, 
	plan_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_job_run PRIMARY KEY (job, plan_id, day), 
	CONSTRAINT fk_job_run_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE lane (
	name VARCHAR NOT NULL, 
	tokens FLOAT NOT NULL, 
	filled_at DATETIME NOT NULL, 
	paused_until DATETIME, 
	broken_at DATETIME, 
	broken_why VARCHAR, 
	probe_at DATETIME, 
	CONSTRAINT pk_lane PRIMARY KEY (name)
);
CREATE TABLE leave (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	deputy_id INTEGER, 
	CONSTRAINT pk_leave PRIMARY KEY (id), 
	CONSTRAINT ck_leave_first_is_not_after_last CHECK (first <= last), 
	CONSTRAINT fk_leave_deputy_id_person FOREIGN KEY(deputy_id) REFERENCES person (id), 
	CONSTRAINT fk_leave_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	standard_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	title VARCHAR NOT NULL, 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT ck_measure_kind_is_known CHECK (kind IN ('performance data', 'qualitative')), 
	CONSTRAINT fk_measure_standard_id_standard FOREIGN KEY(standard_id) REFERENCES standard (id)
);
CREATE TABLE named_person (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_named_person PRIMARY KEY (id), 
	CONSTRAINT fk_named_person_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE "outgoing" (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	plan_id INTEGER NOT NULL, 
	person_id INTEGER, 
	channel VARCHAR, 
	card JSON NOT NULL, 
	queued_at DATETIME NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	not_before DATETIME NOT NULL, 
	claimed_until DATETIME, 
	attempts INTEGER NOT NULL, 
	sent_at DATETIME, 
	receipt VARCHAR, 
	problem VARCHAR, 
	good_until DATETIME, 
	claimed_by VARCHAR, 
	repeats INTEGER NOT NULL, 
	address VARCHAR, 
	first_tried_at DATETIME, 
	tried_at DATETIME, 
	CONSTRAINT pk_outgoing PRIMARY KEY (id), 
	CONSTRAINT fk_outgoing_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_outgoing_key UNIQUE ("key"), 
	CONSTRAINT fk_outgoing_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_outgoing_state_is_known CHECK (state IN ('waiting', 'uncertain', 'sent', 'failed', 'suppressed'))
);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR, 
	post VARCHAR, 
	role VARCHAR(40) NOT NULL, 
	manager_id INTEGER, 
	guest BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, time_zone VARCHAR, nudge_weekday INTEGER, nudge_time TIME, nudges_decided_on DATE, nudges_dealt_with DATE, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_role_is_known CHECK (role IN ('viewer', 'lead', 'admin')), 
	CONSTRAINT fk_person_manager_id_person FOREIGN KEY(manager_id) REFERENCES person (id), 
	CONSTRAINT uq_person_email UNIQUE (email)
);
CREATE TABLE "plan" (
	id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	council VARCHAR, 
	source VARCHAR NOT NULL, 
	demo BOOLEAN NOT NULL, 
	channel VARCHAR, 
	channel_name VARCHAR, 
	created_at DATETIME NOT NULL, rating_key JSON, choices JSON, settings JSON, 
	CONSTRAINT pk_plan PRIMARY KEY (id)
);
CREATE TABLE printed_owner (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	words VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	person_id INTEGER, settled_at DATETIME, 
	CONSTRAINT pk_printed_owner PRIMARY KEY (id), 
	CONSTRAINT fk_printed_owner_person_id_person FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_printed_owner_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_printed_owner_plan_id_folded UNIQUE (plan_id, folded)
);
CREATE TABLE recommendation (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title VARCHAR NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_recommendation PRIMARY KEY (id), 
	CONSTRAINT fk_recommendation_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_recommendation_plan_id_number UNIQUE (plan_id, number)
);
CREATE TABLE risk (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	ref VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	likelihood VARCHAR, 
	impact VARCHAR, 
	controls VARCHAR, 
	position INTEGER NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_risk PRIMARY KEY (id), 
	CONSTRAINT fk_risk_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_risk_plan_id_ref UNIQUE (plan_id, ref)
);
CREATE TABLE seat (
	id INTEGER NOT NULL, 
	body_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	attends_only BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_seat PRIMARY KEY (id), 
	CONSTRAINT fk_seat_body_id_body FOREIGN KEY(body_id) REFERENCES body (id)
);
CREATE TABLE snapshot (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	counts JSON NOT NULL, 
	CONSTRAINT pk_snapshot PRIMARY KEY (id), 
	CONSTRAINT fk_snapshot_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_snapshot_plan_id_day UNIQUE (plan_id, day)
);
CREATE TABLE staged_import (
	id INTEGER NOT NULL, 
	by_id INTEGER, 
	source VARCHAR NOT NULL, 
	staged JSON, 
	state VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	"key" VARCHAR, 
	CONSTRAINT pk_staged_import PRIMARY KEY (id), 
	CONSTRAINT ck_staged_import_state_is_known CHECK (state IN ('reading', 'waiting', 'accepted', 'discarded')), 
	CONSTRAINT fk_staged_import_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT uq_staged_import_key UNIQUE ("key")
);
CREATE TABLE standard (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	ref VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, left_at DATETIME, 
	CONSTRAINT pk_standard PRIMARY KEY (id), 
	CONSTRAINT fk_standard_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_standard_plan_id_ref UNIQUE (plan_id, ref)
);
CREATE TABLE theme (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	letter VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	summary VARCHAR, left_at DATETIME, 
	CONSTRAINT pk_theme PRIMARY KEY (id), 
	CONSTRAINT fk_theme_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_theme_plan_id_letter UNIQUE (plan_id, letter)
);
CREATE TABLE "update" (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	progress VARCHAR(40) NOT NULL, 
	words VARCHAR, 
	forecast DATE, 
	blocker VARCHAR, 
	said_key VARCHAR, percent INTEGER, evidence VARCHAR, impact VARCHAR, 
	CONSTRAINT pk_update PRIMARY KEY (id), 
	CONSTRAINT ck_update_progress_is_known CHECK (progress IN ('not started', 'on track', 'at risk', 'delayed', 'complete')), 
	CONSTRAINT fk_update_by_id_person FOREIGN KEY(by_id) REFERENCES person (id), 
	CONSTRAINT fk_update_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_update_said_key UNIQUE (said_key)
);
CREATE INDEX ix_achievement_plan_id ON achievement (plan_id);
CREATE INDEX ix_body_plan_id ON body (plan_id);
CREATE INDEX ix_change_at ON change (at);
CREATE INDEX ix_change_item_id ON change (item_id);
CREATE INDEX ix_change_plan_id ON change (plan_id);
CREATE INDEX ix_claim_item_id ON claim (item_id);
CREATE UNIQUE INDEX ix_claim_one_waits ON claim (item_id) WHERE state = 'waiting';
CREATE INDEX ix_date_request_item_id ON date_request (item_id);
CREATE UNIQUE INDEX ix_date_request_one_waits ON date_request (item_id) WHERE state = 'waiting';
CREATE INDEX ix_escalation_message ON escalation (message);
CREATE INDEX ix_escalation_plan_id ON escalation (plan_id);
CREATE INDEX ix_identity_person_id ON identity (person_id);
CREATE INDEX ix_inbound_keep_until ON inbound (keep_until);
CREATE INDEX ix_item_open_by_date ON item (plan_id, baseline) WHERE closed_at IS NULL;
CREATE INDEX ix_item_open_by_owner ON item (owner_id, baseline) WHERE closed_at IS NULL;
CREATE INDEX ix_item_own_lead_times ON item (plan_id) WHERE lead_times IS NOT NULL;
CREATE INDEX ix_item_owner_id ON item (owner_id);
CREATE INDEX ix_item_owner_printed_owner_id ON item_owner (printed_owner_id);
CREATE INDEX ix_item_parent_id ON item (parent_id);
CREATE INDEX ix_item_recommendation_recommendation_id ON item_recommendation (recommendation_id);
CREATE INDEX ix_item_theme_id ON item (theme_id);
CREATE INDEX ix_item_without_evidence ON item (owner_id) WHERE progress = 'complete' AND evidence IS NULL;
CREATE INDEX ix_leave_deputy_id ON leave (deputy_id);
CREATE INDEX ix_leave_last ON leave (last);
CREATE INDEX ix_leave_person_id ON leave (person_id);
CREATE INDEX ix_measure_standard_id ON measure (standard_id);
CREATE INDEX ix_named_person_plan_id ON named_person (plan_id);
CREATE INDEX ix_outgoing_open ON outgoing (not_before, id) WHERE state IN ('waiting', 'uncertain');
CREATE INDEX ix_outgoing_person_id ON outgoing (person_id);
CREATE INDEX ix_outgoing_plan_id ON outgoing (plan_id);
CREATE INDEX ix_outgoing_tried_at ON outgoing (tried_at);
CREATE INDEX ix_printed_owner_person_id ON printed_owner (person_id);
CREATE INDEX ix_recommendation_plan_id ON recommendation (plan_id);
CREATE INDEX ix_seat_body_id ON seat (body_id);
CREATE INDEX ix_theme_plan_id ON theme (plan_id);
CREATE INDEX ix_update_at ON "update" (at);
CREATE INDEX ix_update_item_id ON "update" (item_id);
