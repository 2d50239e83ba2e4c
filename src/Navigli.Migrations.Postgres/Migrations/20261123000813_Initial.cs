using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Navigli.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    eidas_identifier = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    date_of_birth = table.Column<DateOnly>(type: "date", nullable: false),
                    email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    email_scheme = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    email_stated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    own_email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    own_email_verified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    own_phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    own_phone_verified_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organisation = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    agreement = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    scopes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    calls_per_minute = table.Column<int>(type: "integer", nullable: false),
                    calls_per_day = table.Column<int>(type: "integer", nullable: false),
                    binding = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    signing = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    pdnd_client_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    pdnd_purpose = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_use",
                columns: table => new
                {
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    calls = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_use", x => new { x.client_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "audited_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    system_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    on_behalf_of = table.Column<Guid>(type: "uuid", nullable: true),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audited_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificates_api_openings",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_api_openings", x => x.draft_id);
                });

            migrationBuilder.CreateTable(
                name: "certificates_api_requests",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_api_requests", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "certificates_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    type_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    right = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    certifier = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    operation_id = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    askings = table.Column<int>(type: "integer", nullable: false),
                    ask_again_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer_was_lost = table.Column<bool>(type: "boolean", nullable: false),
                    anpr_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => new { x.name, x.series });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines_feeds",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines_feeds", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines_mail_choices",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    chosen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines_mail_choices", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines_runs",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    mark = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    after = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    facts = table.Column<long>(type: "bigint", nullable: false),
                    messages = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines_runs", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "deadlines_snoozes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines_snoozes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines_told",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_for_another = table.Column<bool>(type: "boolean", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_date = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    noted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    queued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines_told", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    journey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answers = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "folder_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    needs = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    turn = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    visible_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    news_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    arguments = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_folder_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "folder_read_marks",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    news_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_folder_read_marks", x => new { x.account_id, x.kind, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "identity_contact_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    mailbox = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    mark = table.Column<byte[]>(type: "bytea", maxLength: 33, nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    open = table.Column<Guid>(type: "uuid", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_contact_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_joins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    eidas_identifier = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    date_of_birth = table.Column<DateOnly>(type: "date", nullable: false),
                    level = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    consent_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    standing = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    joined_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_joins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_provider_lists",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    source = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    good_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    tried_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    fault = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_provider_lists", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    job = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    planned_for = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.job, x.planned_for });
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    segment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at_micros = table.Column<long>(type: "bigint", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    population = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    what = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    right = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reader_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    office = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    case_reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    withheld = table.Column<bool>(type: "boolean", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => new { x.segment_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "ledger_segments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sealed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    count = table.Column<long>(type: "bigint", nullable: true),
                    head = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", maxLength: 64, nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_segments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messaging_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    channel = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    mend = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    content = table.Column<byte[]>(type: "bytea", maxLength: 65536, nullable: true),
                    queued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    send_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messaging_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    handler = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<Guid>(type: "uuid", nullable: true),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_logouts",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    identity_provider = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    return_to = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_logouts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_access_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    segment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    first_term = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    extension_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    extended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_access_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    categories = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_examined_readings",
                columns: table => new
                {
                    segment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    examined_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    examined_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_examined_readings", x => new { x.segment_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "privacy_notices_given",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    given_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    put_away_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_notices_given", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "privacy_retention_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pace = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    categories = table.Column<string>(type: "character varying(16384)", maxLength: 16384, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_retention_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", maxLength: 262144, nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    fresh_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kept_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records_corrections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    assurance = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    datum = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    followed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records_dates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records_dates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records_feeds",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cursor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    taken = table.Column<long>(type: "bigint", nullable: false),
                    unknown = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    fault = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    fault_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    step = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records_feeds", x => x.source);
                });

            migrationBuilder.CreateTable(
                name: "residents_households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet_number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    established_on = table.Column<DateOnly>(type: "date", nullable: false),
                    dissolved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cohabitation_kind_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    cohabitation_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_households", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "residents_look_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    case_reference = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_look_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "residents_persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    surname = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    folded_surname = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    folded_given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sex = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: false),
                    birth_place_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    birth_place_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    birth_place_province = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    civil_status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    spouse_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    registration_reason_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    removal_reason_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    death_date = table.Column<DateOnly>(type: "date", nullable: true),
                    marks = table.Column<int>(type: "integer", maxLength: 50, nullable: false),
                    certifiability_grade = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    certifiability_cause = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    proceeding_opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    identity_card_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    identity_card_issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    identity_card_expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    aire_country_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    aire_place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    aire_address_line = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    aire_since = table.Column<DateOnly>(type: "date", nullable: true),
                    electoral_section = table.Column<int>(type: "integer", nullable: true),
                    elector_from = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saml_exchanges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    identity_provider = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    request_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    requested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    request = table.Column<byte[]>(type: "bytea", nullable: false),
                    response = table.Column<byte[]>(type: "bytea", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    response_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    response_issued_at = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    assertion_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    name_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    name_qualifier = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    outcome = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saml_exchanges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    scheme = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    identity_provider = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    level = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    purpose = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    browser_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    return_to = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    requested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    stored_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "used_assertions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_assertions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "used_tokens",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_tokens", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    appointed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    appointed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lapses_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointments", x => x.id);
                    table.ForeignKey(
                        name: "fk_appointments_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    giver_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    helper_codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    helper_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helper_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    services = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    open = table.Column<string>(type: "character varying(460)", maxLength: 460, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_delegations", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_delegations_accounts_giver_account_id",
                        column: x => x.giver_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_delegations_accounts_helper_account_id",
                        column: x => x.helper_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_data_json = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_passkeys_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scheme = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    level = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    purpose = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    identity_provider = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    name_id = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    name_qualifier = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: true),
                    session_index = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    browser = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    system = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    network = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    from_city_network = table.Column<bool>(type: "boolean", nullable: false),
                    notice_version = table.Column<int>(type: "integer", nullable: true),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_visit_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    passkey_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_sessions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_client_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    thumbprint = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    certificate_hash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    jwk = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_client_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_client_keys_api_clients_client_id",
                        column: x => x.client_id,
                        principalTable: "api_clients",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificates_counter_issues",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requester = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    requester_name = table.Column<string>(type: "character varying(201)", maxLength: 201, nullable: false),
                    document = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    document_number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    delegation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    stamp_serial = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    forced_rules = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    force_reason = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_counter_issues", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_certificates_counter_issues_certificates_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "certificates_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "certificates_orders",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<string>(type: "character varying(524288)", maxLength: 524288, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_orders", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_certificates_orders_certificates_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "certificates_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "residents_addresses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    street = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    exponent = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    stair = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    flat = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    postal_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    comune_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    municipio = table.Column<int>(type: "integer", nullable: true),
                    quarter_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_addresses", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_addresses_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_certifiability_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    former_grade = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    former_cause = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    grade = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    cause = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_certifiability_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_certifiability_changes_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_citizenships",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    country_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_citizenships", x => new { x.person_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_residents_citizenships_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_former_codes",
                columns: table => new
                {
                    codice_fiscale = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_former_codes", x => x.codice_fiscale);
                    table.ForeignKey(
                        name: "fk_residents_former_codes_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_former_identities",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    surname = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    given_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sex = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<int>(type: "integer", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_former_identities", x => new { x.person_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_residents_former_identities_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_guardianships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ward_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    court_act = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_guardianships", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_guardianships_residents_persons_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residents_guardianships_residents_persons_ward_id",
                        column: x => x.ward_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_look_up_results",
                columns: table => new
                {
                    look_up_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_look_up_results", x => new { x.look_up_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_residents_look_up_results_residents_look_ups_look_up_id",
                        column: x => x.look_up_id,
                        principalTable: "residents_look_ups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_residents_look_up_results_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kinship_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_memberships_residents_households_household_id",
                        column: x => x.household_id,
                        principalTable: "residents_households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residents_memberships_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_parental_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    limit = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    court_act = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_parental_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_parental_links_residents_persons_child_id",
                        column: x => x.child_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residents_parental_links_residents_persons_parent_id",
                        column: x => x.parent_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_sealed_marks",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<int>(type: "integer", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_sealed_marks", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_residents_sealed_marks_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residents_vital_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    place_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    place_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    place_province = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    act_number = table.Column<int>(type: "integer", nullable: true),
                    act_part = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    act_series = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    act_year = table.Column<int>(type: "integer", nullable: true),
                    act_comune_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents_vital_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_vital_events_residents_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "residents_persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificates_issued",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    office = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    certifier = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    protocol = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    right = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    use_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    exemption_code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    fee_cents = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    voided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    void_reason = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_issued", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_issued_stored_files_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "privacy_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    requested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ready_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    last_download_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_exports", x => x.id);
                    table.ForeignKey(
                        name: "fk_privacy_exports_stored_files_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificates_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sent_to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_links_certificates_issued_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates_issued",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "certificates_statements",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    snapshot = table.Column<string>(type: "character varying(262144)", maxLength: 262144, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_statements", x => x.certificate_id);
                    table.ForeignKey(
                        name: "fk_certificates_statements_certificates_issued_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates_issued",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "certificates_link_openings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_link_openings", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_link_openings_certificates_links_link_id",
                        column: x => x.link_id,
                        principalTable: "certificates_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_codice_fiscale",
                table: "accounts",
                column: "codice_fiscale",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_accounts_eidas_identifier",
                table: "accounts",
                column: "eidas_identifier",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_client_keys_client_id_key_id",
                table: "api_client_keys",
                columns: new[] { "client_id", "key_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_client_keys_thumbprint",
                table: "api_client_keys",
                column: "thumbprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_clients_pdnd_client_id",
                table: "api_clients",
                column: "pdnd_client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_use_day",
                table: "api_use",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_appointments_account_id",
                table: "appointments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_audited_acts_account_id_at",
                table: "audited_acts",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audited_acts_delegation_id",
                table: "audited_acts",
                column: "delegation_id",
                filter: "delegation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audited_acts_on_behalf_of_at",
                table: "audited_acts",
                columns: new[] { "on_behalf_of", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_api_openings_account_id_certificate_id",
                table: "certificates_api_openings",
                columns: new[] { "account_id", "certificate_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_api_openings_opened_at",
                table: "certificates_api_openings",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_api_requests_received_at",
                table: "certificates_api_requests",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_cases_account_id_opened_at",
                table: "certificates_cases",
                columns: new[] { "account_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_cases_ask_again_at",
                table: "certificates_cases",
                column: "ask_again_at");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_cases_number",
                table: "certificates_cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_cases_operation_id",
                table: "certificates_cases",
                column: "operation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_counter_issues_stamp_serial",
                table: "certificates_counter_issues",
                column: "stamp_serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_account_id_issued_at",
                table: "certificates_issued",
                columns: new[] { "account_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_code",
                table: "certificates_issued",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_draft_id",
                table: "certificates_issued",
                column: "draft_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_file_hash",
                table: "certificates_issued",
                column: "file_hash");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_file_id",
                table: "certificates_issued",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_office_issued_at",
                table: "certificates_issued",
                columns: new[] { "office", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_person_id_issued_at",
                table: "certificates_issued",
                columns: new[] { "person_id", "issued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_protocol",
                table: "certificates_issued",
                column: "protocol",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_valid_until",
                table: "certificates_issued",
                column: "valid_until",
                filter: "valid_until IS NOT NULL AND account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issued_voided_at",
                table: "certificates_issued",
                column: "voided_at",
                filter: "voided_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_link_openings_link_id_at",
                table: "certificates_link_openings",
                columns: new[] { "link_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_account_id_created_at",
                table: "certificates_links",
                columns: new[] { "account_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_certificate_id_created_at",
                table: "certificates_links",
                columns: new[] { "certificate_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_expires_at",
                table: "certificates_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_secret_hash",
                table: "certificates_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_feeds_secret_hash",
                table: "deadlines_feeds",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_snoozes_account_id",
                table: "deadlines_snoozes",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_snoozes_reference_rule",
                table: "deadlines_snoozes",
                columns: new[] { "reference", "rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_snoozes_until",
                table: "deadlines_snoozes",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_told_account_id_rule_reference_legal_date_days",
                table: "deadlines_told",
                columns: new[] { "account_id", "rule", "reference", "legal_date", "days" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_told_legal_date",
                table: "deadlines_told",
                column: "legal_date");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_told_waiting",
                table: "deadlines_told",
                column: "account_id",
                filter: "queued_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_account_id_journey",
                table: "drafts",
                columns: new[] { "account_id", "journey" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_expires_at",
                table: "drafts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_folder_entries_account_id_changed_at",
                table: "folder_entries",
                columns: new[] { "account_id", "changed_at" },
                filter: "account_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_folder_entries_expires_at",
                table: "folder_entries",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_folder_entries_kind_reference",
                table: "folder_entries",
                columns: new[] { "kind", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_folder_entries_subject_id_changed_at",
                table: "folder_entries",
                columns: new[] { "subject_id", "changed_at" },
                filter: "account_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_folder_read_marks_read_at",
                table: "folder_read_marks",
                column: "read_at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_contact_codes_account_id_sent_at",
                table: "identity_contact_codes",
                columns: new[] { "account_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_contact_codes_mailbox_sent_at",
                table: "identity_contact_codes",
                columns: new[] { "mailbox", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_contact_codes_open",
                table: "identity_contact_codes",
                column: "open",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_giver_account_id_asked_at",
                table: "identity_delegations",
                columns: new[] { "giver_account_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_helper_account_id",
                table: "identity_delegations",
                column: "helper_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_helper_codice_fiscale_state",
                table: "identity_delegations",
                columns: new[] { "helper_codice_fiscale", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_helper_person_id",
                table: "identity_delegations",
                column: "helper_person_id",
                filter: "state = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_number",
                table: "identity_delegations",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_open",
                table: "identity_delegations",
                column: "open",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_joins_account_id_asked_at",
                table: "identity_joins",
                columns: new[] { "account_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_joins_joined_account_id_state",
                table: "identity_joins",
                columns: new[] { "joined_account_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_joins_number",
                table: "identity_joins",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_joins_standing",
                table: "identity_joins",
                column: "standing",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_joins_state_asked_at",
                table: "identity_joins",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_offices",
                table: "ledger_entries",
                column: "at_micros",
                filter: "kind = 'Office'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_subject_at_micros",
                table: "ledger_entries",
                columns: new[] { "subject", "at_micros" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_segments_sealed_at",
                table: "ledger_segments",
                column: "sealed_at");

            migrationBuilder.CreateIndex(
                name: "ix_messaging_messages_account_id_queued_at",
                table: "messaging_messages",
                columns: new[] { "account_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messaging_messages_recipient_id_queued_at",
                table: "messaging_messages",
                columns: new[] { "recipient_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messaging_messages_send_before",
                table: "messaging_messages",
                column: "send_before");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_deliveries_dead",
                table: "outbox_deliveries",
                column: "dead_at",
                filter: "dead_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_deliveries_waiting",
                table: "outbox_deliveries",
                column: "due_at",
                filter: "done_at IS NULL AND dead_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_account_id",
                table: "passkeys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_credential_id",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pending_logouts_expires_at",
                table: "pending_logouts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_access_questions_account_id_subject_id_segment_id_s~",
                table: "privacy_access_questions",
                columns: new[] { "account_id", "subject_id", "segment_id", "seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_privacy_access_questions_number",
                table: "privacy_access_questions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_privacy_access_questions_state_due_on",
                table: "privacy_access_questions",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_privacy_erasures_account_id_at",
                table: "privacy_erasures",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_privacy_erasures_at",
                table: "privacy_erasures",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_exports_account_id_requested_at",
                table: "privacy_exports",
                columns: new[] { "account_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_privacy_exports_file_id",
                table: "privacy_exports",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_exports_requested_at",
                table: "privacy_exports",
                column: "requested_at");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_exports_waiting",
                table: "privacy_exports",
                column: "account_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_notices_given_account_id_version",
                table: "privacy_notices_given",
                columns: new[] { "account_id", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_privacy_retention_runs_started_at",
                table: "privacy_retention_runs",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_records_copies_kept_until",
                table: "records_copies",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_records_copies_subject_id_source",
                table: "records_copies",
                columns: new[] { "subject_id", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_corrections_account_id_sent_at",
                table: "records_corrections",
                columns: new[] { "account_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_records_corrections_number",
                table: "records_corrections",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_corrections_state_followed_at",
                table: "records_corrections",
                columns: new[] { "state", "followed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_records_dates_kind_on",
                table: "records_dates",
                columns: new[] { "kind", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_records_dates_subject_id_kind_number",
                table: "records_dates",
                columns: new[] { "subject_id", "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_residents_addresses_person_id",
                table: "residents_addresses",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_certifiability_changes_person_id_at",
                table: "residents_certifiability_changes",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_residents_former_codes_person_id",
                table: "residents_former_codes",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_guardianships_guardian_id",
                table: "residents_guardianships",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_guardianships_ward_id",
                table: "residents_guardianships",
                column: "ward_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_households_sheet_number",
                table: "residents_households",
                column: "sheet_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_residents_look_up_results_person_id",
                table: "residents_look_up_results",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_memberships_household_id",
                table: "residents_memberships",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_memberships_person_id",
                table: "residents_memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_parental_links_child_id",
                table: "residents_parental_links",
                column: "child_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_parental_links_parent_id",
                table: "residents_parental_links",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_persons_birth_date_folded_surname",
                table: "residents_persons",
                columns: new[] { "birth_date", "folded_surname" });

            migrationBuilder.CreateIndex(
                name: "ix_residents_persons_codice_fiscale",
                table: "residents_persons",
                column: "codice_fiscale",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_residents_persons_identity_card_expires_on",
                table: "residents_persons",
                column: "identity_card_expires_on");

            migrationBuilder.CreateIndex(
                name: "ix_residents_vital_events_partner_id",
                table: "residents_vital_events",
                column: "partner_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_vital_events_person_id",
                table: "residents_vital_events",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges_account_id",
                table: "saml_exchanges",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges_assertion_id",
                table: "saml_exchanges",
                column: "assertion_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges_request_id",
                table: "saml_exchanges",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges_requested_at",
                table: "saml_exchanges",
                column: "requested_at");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges_response_id",
                table: "saml_exchanges",
                column: "response_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_account_id_started_at",
                table: "sessions",
                columns: new[] { "account_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_expires_at",
                table: "sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_session_index",
                table: "sessions",
                column: "session_index");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_token_hash",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_attempts_code_hash",
                table: "sign_in_attempts",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_attempts_expires_at",
                table: "sign_in_attempts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_used_assertions_expires_at",
                table: "used_assertions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_used_tokens_until",
                table: "used_tokens",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_client_keys");

            migrationBuilder.DropTable(
                name: "api_use");

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "audited_acts");

            migrationBuilder.DropTable(
                name: "certificates_api_openings");

            migrationBuilder.DropTable(
                name: "certificates_api_requests");

            migrationBuilder.DropTable(
                name: "certificates_counter_issues");

            migrationBuilder.DropTable(
                name: "certificates_link_openings");

            migrationBuilder.DropTable(
                name: "certificates_orders");

            migrationBuilder.DropTable(
                name: "certificates_statements");

            migrationBuilder.DropTable(
                name: "counters");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "deadlines_feeds");

            migrationBuilder.DropTable(
                name: "deadlines_mail_choices");

            migrationBuilder.DropTable(
                name: "deadlines_runs");

            migrationBuilder.DropTable(
                name: "deadlines_snoozes");

            migrationBuilder.DropTable(
                name: "deadlines_told");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "folder_entries");

            migrationBuilder.DropTable(
                name: "folder_read_marks");

            migrationBuilder.DropTable(
                name: "identity_contact_codes");

            migrationBuilder.DropTable(
                name: "identity_delegations");

            migrationBuilder.DropTable(
                name: "identity_joins");

            migrationBuilder.DropTable(
                name: "identity_provider_lists");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "ledger_segments");

            migrationBuilder.DropTable(
                name: "messaging_messages");

            migrationBuilder.DropTable(
                name: "outbox_deliveries");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "pending_logouts");

            migrationBuilder.DropTable(
                name: "privacy_access_questions");

            migrationBuilder.DropTable(
                name: "privacy_erasures");

            migrationBuilder.DropTable(
                name: "privacy_examined_readings");

            migrationBuilder.DropTable(
                name: "privacy_exports");

            migrationBuilder.DropTable(
                name: "privacy_notices_given");

            migrationBuilder.DropTable(
                name: "privacy_retention_runs");

            migrationBuilder.DropTable(
                name: "records_copies");

            migrationBuilder.DropTable(
                name: "records_corrections");

            migrationBuilder.DropTable(
                name: "records_dates");

            migrationBuilder.DropTable(
                name: "records_feeds");

            migrationBuilder.DropTable(
                name: "residents_addresses");

            migrationBuilder.DropTable(
                name: "residents_certifiability_changes");

            migrationBuilder.DropTable(
                name: "residents_citizenships");

            migrationBuilder.DropTable(
                name: "residents_former_codes");

            migrationBuilder.DropTable(
                name: "residents_former_identities");

            migrationBuilder.DropTable(
                name: "residents_guardianships");

            migrationBuilder.DropTable(
                name: "residents_look_up_results");

            migrationBuilder.DropTable(
                name: "residents_memberships");

            migrationBuilder.DropTable(
                name: "residents_parental_links");

            migrationBuilder.DropTable(
                name: "residents_sealed_marks");

            migrationBuilder.DropTable(
                name: "residents_vital_events");

            migrationBuilder.DropTable(
                name: "saml_exchanges");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_attempts");

            migrationBuilder.DropTable(
                name: "used_assertions");

            migrationBuilder.DropTable(
                name: "used_tokens");

            migrationBuilder.DropTable(
                name: "api_clients");

            migrationBuilder.DropTable(
                name: "certificates_links");

            migrationBuilder.DropTable(
                name: "certificates_cases");

            migrationBuilder.DropTable(
                name: "residents_look_ups");

            migrationBuilder.DropTable(
                name: "residents_households");

            migrationBuilder.DropTable(
                name: "residents_persons");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "certificates_issued");

            migrationBuilder.DropTable(
                name: "stored_files");
        }
    }
}
